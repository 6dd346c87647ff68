"""Say the notes of the import in the language of the interface, from their codes and facts."""

from collections import UserDict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import assert_never

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.codes import NoteCode
from articles.importing.records import Fact, Note
from articles.importing.report.vocabulary import EVIDENCE, FIELDS, ROLES

HAN_NUMBERS = "零一二三四五六七八九十"
UNKNOWN = "…"


class Facts(UserDict[str, str]):
    """The facts of a note or a refusal as words for its sentence; what an older version did not keep is an ellipsis."""

    def __init__(self, facts: Mapping[str, Fact], **more: str) -> None:
        super().__init__({name: _say_fact(fact) for name, fact in facts.items()} | more)

    def __missing__(self, name: str) -> str:
        return UNKNOWN


def say_note(note: Note) -> str:
    """Say a note in one or two sentences."""
    sentence, more = _sentence(note)
    return sentence % Facts({"line": note.line, **note.facts}, **more)


def _say_fact(fact: Fact) -> str:
    return "、".join(map(str, fact)) if isinstance(fact, list) else str(fact)


# A sentence with places for facts, and the facts that it takes beside those of the note.
Sentence = tuple[str, dict[str, str]]


def _sentence(note: Note) -> Sentence:
    match note.code:
        case NoteCode.ORDER_RESTORED:
            return _restored(note)
        case NoteCode.ORDER_UNSURE:
            return _unsure(note)
        case NoteCode.COLUMNS_PARTED:
            return (
                _(
                    "Columns stand side by side in lines %(line)s–%(until)s. They were read one after the other, "
                    "%(columns)s columns from left to right; please compare them with the print."
                ),
                {},
            )
        case NoteCode.CUT_UNSURE:
            return _cut(note)
        case NoteCode.ARTICLE_UNSURE:
            return _begins(note)
        case NoteCode.TITLE_UNSURE:
            return _title(note), {}
        case NoteCode.BYLINE_UNSURE:
            return _("Line %(line)s reads like a byline in the middle of a text: %(text)s"), {}
        case NoteCode.NAMESAKES:
            return _namesakes(note)
        case NoteCode.CREDIT_JOINT:
            return (
                _(
                    "“%(roles)s” names several duties for %(names)s; who did which is not printed, so all are credited "
                    "jointly."
                ),
                {},
            )
        case NoteCode.DATE_MISSING:
            return _undated(note)
        case NoteCode.PRINT_CONTRADICTS:
            return _contradicts(note)
        case NoteCode.ARTICLE_TWICE:
            return _("The text in line %(line)s is the same as that in line %(before)s; keep one of the two."), {}
        case NoteCode.NUMBERING:
            return _numbering(note)
        case NoteCode.JUMP_MISSING:
            return _jump(note), {}
        case NoteCode.JUMP_JOINED:
            return _joined(note), {}
        case NoteCode.JUMP_PARTED:
            return (
                _("The mark is gone that led to “%(title)s” on page %(page)s; the two halves were parted again."),
                {},
            )
        case NoteCode.UNPLACED:
            return _loose(note), {}
        case NoteCode.DAMAGED:
            return _("Line %(line)s holds characters that nobody can read (%(characters)s); correct them."), {}
        case NoteCode.KEPT_EDITED:
            return _kept(note)
        case NoteCode.VANISHED:
            return _("The source no longer holds “%(title)s”; the article was withdrawn."), {}
        case NoteCode.IN_BIN:
            return _("“%(title)s” is in the bin and stays there; restore it, if this import is to show it."), {}
        case never:
            assert_never(never)


def _namesakes(note: Note) -> Sentence:
    first, *others = _listed(note, "people") or [UNKNOWN]
    sentence = _("“%(name)s” may mean several people: %(first)s, who stands in the byline for now, or %(others)s.")
    return sentence, {"first": first, "others": "、".join(others) or UNKNOWN}


def _restored(note: Note) -> Sentence:
    end, start = (*_listed(note, "joined"), UNKNOWN, UNKNOWN)[:2]
    moved = _listed(note, "moved") or [UNKNOWN]
    said = "；".join(_(EVIDENCE[name]) if name in EVIDENCE else name for name in _listed(note, "evidence"))
    sentence = _(
        "The column blocks stood out of order and were put back: line %(end)s goes on in line %(start)s, and lines "
        "%(moved)s moved before it. Evidence: %(evidence)s."
    )
    return sentence, {
        "end": end,
        "start": start,
        "moved": "–".join(dict.fromkeys([moved[0], moved[-1]])),
        "evidence": said,
    }


def _unsure(note: Note) -> Sentence:
    rows = list(zip(*(_listed(note, name) for name in ("starts", "turns", "percent")), strict=False))
    if not rows and note.facts.get("searched"):
        return _("The article breaks off in line %(line)s, and nothing on the page goes on from there."), {}
    if not rows:
        sentence = _(
            "The article breaks off in line %(line)s. It is too long to look for exchanged blocks; please check its "
            "order."
        )
        return sentence, {}
    candidate = _("what begins in line %(turn)s before line %(start)s (%(percent)s %%)")
    said = [candidate % {"start": start, "turn": turn, "percent": percent} for start, turn, percent in rows]
    if note.facts.get("restored"):
        sentence = _(
            "The article broke off in line %(line)s, for its blocks were exchanged. They stand in their likeliest "
            "order; please check it. Possible: %(candidates)s."
        )
    else:
        sentence = _(
            "The article breaks off in line %(line)s. Blocks may have been exchanged; the order was left as printed. "
            "Possible: %(candidates)s."
        )
    return sentence, {"candidates": "；".join(said)}


def _cut(note: Note) -> Sentence:
    if "role" not in note.facts:  # of an earlier import
        return _("Line %(line)s was taken for a crosshead; it may be the beginning of a cut sentence."), {}
    return (
        _("Line %(line)s was read as %(as_what)s; it may be %(or_what)s (%(percent)s %%)."),
        {"as_what": _role(note, "role"), "or_what": _role(note, "other")},
    )


def _begins(note: Note) -> Sentence:
    return (
        _(
            "Line %(line)s was read as %(as_what)s; it may be %(or_what)s (%(percent)s %%), so that an article may "
            "begin or end elsewhere."
        ),
        {"as_what": _role(note, "role"), "or_what": _role(note, "other")},
    )


def _role(note: Note, fact: str) -> str:
    """Name what a line was read as, or may be."""
    role = str(note.facts.get(fact, UNKNOWN))
    return _(ROLES.get(role, role))


def _title(note: Note) -> str:
    if note.facts.get("count"):
        return _("The title has %(count)s lines; please check how kicker, headline and deck are parted.")
    return _("No title stands over this text (line %(line)s).")


def _undated(note: Note) -> Sentence:
    if not note.facts.get("not_before"):
        return _("The page prints no date; please confirm it."), {}
    not_before = date.fromisoformat(str(note.facts["not_before"]))
    return (
        _("The page prints no date; please confirm it. It is not before %(not_before)s."),
        {"not_before": date_format(not_before)},
    )


def _contradicts(note: Note) -> Sentence:
    other, taken = str(note.facts.get("other", UNKNOWN)), str(note.facts.get("taken", UNKNOWN))
    match note.facts.get("what"):
        case "date":
            said = {"other": date_format(date.fromisoformat(other)), "taken": date_format(date.fromisoformat(taken))}
            return (
                _(
                    "Line %(line)s prints another date, %(other)s; %(taken)s was taken. Two pages may stand in one "
                    "text: part them."
                ),
                said,
            )
        case "weekday":
            day = date.fromisoformat(taken)
            said = {"taken": date_format(day), "due": date_format(day, "l")}
            return _("Line %(line)s prints %(other)s, but %(taken)s is a %(due)s; please check the date."), said
        case "page":
            return (
                _(
                    "Line %(line)s prints another page number, %(other)s; %(taken)s was taken. Two pages may stand in "
                    "one text: part them."
                ),
                {},
            )
        case _:
            return _("Line %(line)s prints another issue number, %(other)s; %(taken)s was taken."), {}


def _numbering(note: Note) -> Sentence:
    due, form = int(str(note.facts.get("due", 0))), str(note.facts.get("form", UNKNOWN))
    number = HAN_NUMBERS[due] if due < len(HAN_NUMBERS) and "一" in form else str(due)
    return (
        _("The numbering is broken: “%(printed)s” stands where “%(due)s” is due. It was left as printed."),
        {"due": form.replace("一", number).replace("1", number)},
    )


def _loose(note: Note) -> str:
    if note.facts.get("notice"):
        return _("A notice or an advertisement (“%(text)s”) was kept apart from the articles.")
    return _("This text belongs to no article as far as can be told: %(text)s")


def _jump(note: Note) -> str:
    if note.facts.get("onward"):
        if "titles" in note.facts:
            return _("The article goes on on page %(page)s; its other half may be one of these: %(titles)s.")
        return _("The article goes on on page %(page)s; join its other half to it.")
    if "titles" in note.facts:
        return _("This is the rest of an article of page %(page)s, which may be one of these: %(titles)s.")
    return _("This is the rest of an article of page %(page)s; join it to its beginning.")


def _joined(note: Note) -> str:
    if note.facts.get("onward"):
        return _("The article goes on on page %(page)s; the half there (“%(title)s”) was joined to it.")
    return _("This is the rest of “%(title)s” of page %(page)s, and was joined to it.")


def _kept(note: Note) -> Sentence:
    fields = "、".join(_(FIELDS[field]) if field in FIELDS else field for field in _listed(note, "fields"))
    if "page" in note.facts:
        sentence = _(
            "An editor has worked on %(fields)s, so this and the half on page %(page)s were left apart; please join "
            "them."
        )
    else:
        sentence = _("The source changed, but an editor has worked on %(fields)s; that work was kept.")
    return sentence, {"fields": fields}


def _listed(note: Note, name: str) -> Sequence[str]:
    fact = note.facts.get(name, [])
    return [str(item) for item in fact] if isinstance(fact, list) else [str(fact)]
