"""Say the notes and refusals of the import in the language of the interface."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from articles.importing.records import Fact, Note, PageRefused

NOTES = {
    "order-restored": _(
        "The column blocks stood out of order and were put back: line %(end)s goes on in line %(start)s, and lines "
        "%(moved)s moved before it. Evidence: %(evidence)s."
    ),
    "order-unsure": _(
        "The article breaks off in line %(line)s. Blocks may have been exchanged; the order was left as printed. "
        "Possible: %(candidates)s."
    ),
    "order-likely": _(
        "The article broke off in line %(line)s, for its blocks were exchanged. They stand in their likeliest order; "
        "please check it. Possible: %(candidates)s."
    ),
    "order-open": _("The article breaks off in line %(line)s, and nothing on the page goes on from there."),
    "order-unsearched": _(
        "The article breaks off in line %(line)s. It is too long to look for exchanged blocks; please check its order."
    ),
    "cut-unsure": _("Line %(line)s was taken for a crosshead; it may be the beginning of a cut sentence."),
    "title-unsure": _("The title has %(count)s lines; please check how kicker, headline and deck are parted."),
    "title-missing": _("No title stands over this text (line %(line)s)."),
    "byline-unsure": _("Line %(line)s reads like a byline in the middle of a text: %(text)s"),
    "credit-joint": _(
        "“%(roles)s” names several duties for %(names)s; who did which is not printed, so all are credited jointly."
    ),
    "date-missing": _("The page prints no date; please confirm it."),
    "date-missing-not-before": _("The page prints no date; please confirm it. It is not before %(not_before)s."),
    "numbering": _("The numbering is broken: “%(printed)s” stands where “%(due)s” is due. It was left as printed."),
    "unplaced": _("This text belongs to no article as far as can be told: %(text)s"),
    "notice": _("A notice or an advertisement (“%(text)s”) was kept apart from the articles."),
    "jump-on": _("The article goes on on page %(page)s; join its other half to it."),
    "jump-from": _("This is the rest of an article of page %(page)s; join it to its beginning."),
    "jump-on-unsure": _("The article goes on on page %(page)s; its other half may be one of these: %(titles)s."),
    "jump-from-unsure": _("This is the rest of an article of page %(page)s, which may be one of these: %(titles)s."),
    "joined-on": _("The article goes on on page %(page)s; the half there (“%(title)s”) was joined to it."),
    "joined-from": _("This is the rest of “%(title)s” of page %(page)s, and was joined to it."),
    "jump-parted": _("The mark is gone that led to “%(title)s” on page %(page)s; the two halves were parted again."),
    "kept-half": _(
        "An editor has worked on %(fields)s, so this and the half on page %(page)s were left apart; please join them."
    ),
    "vanished": _("The source no longer holds “%(title)s”; the article was withdrawn."),
    "kept-edited": _("The source changed, but an editor has worked on %(fields)s; that work was kept."),
}
EVIDENCE = {
    "continues": _("the line begins in the middle of a sentence"),
    "quotes-meet": _("quotation marks that open in one and close in the other"),
    "word": _("words that the article also has elsewhere, parted by the cut"),
    "grown": _("a word parted by the cut"),
    "after-lead": _("the block stands right after the lead"),
    "section-of-lead": _("the lead names the section that follows it"),
    "counted": _("the numbering of paragraphs"),
    "sections": _("the numbering of sections, or their list in the lead"),
    "dated": _("a date begins the block after the lead"),
    "short-end": _("a short closing paragraph"),
    "outlook": _("a closing paragraph that looks ahead"),
    "introduced": _("people introduced before they are only named"),
    "explained": _("short forms explained before they are used"),
    "quoted": _("terms in quotation marks before they stand without"),
    "columns": _("columns of even length"),
}
CANDIDATE = _("what begins in line %(turn)s before line %(start)s (%(percent)s %%)")
REFUSALS = {
    "not-found": _("There is no such file or folder. Check the path."),
    "unreadable": _("The file cannot be read (%(reason)s). Check its permissions."),
    "no-texts": _("The folder holds no .txt file. Name a folder of page texts, or the files themselves."),
    "empty": _("The file is empty. Export the page text again."),
    "binary": _("The file is not text (it holds control characters). Export the page as plain text."),
    "no-chinese": _("The text holds no Chinese character. If it should, name its encoding with --encoding."),
    "undecodable": _(
        "The bytes are not %(encodings)s (first bad byte at offset %(offset)s). Name the encoding with --encoding, "
        "as in --encoding big5."
    ),
    "encoding-unknown": _("There is no encoding named “%(encoding)s”. Use a name such as utf-8, gb18030 or big5."),
    "too-long": _("The file is longer than %(limit)s bytes, which no newspaper page is. Split it into its pages."),
    "no-article": _("No article was found on the page. A page text holds at least a title and a paragraph under it."),
    "date-impossible": _("“%(date)s” is not a date of the calendar. Correct it in the text."),
    "date-contradicts": _("The page is of %(printed)s, but --date says %(given)s. Correct the one that is wrong."),
    "number-contradicts": _("The page prints issue number %(printed)s, but --number says %(given)s. Correct one."),
    "page-contradicts": _("The text is of page %(printed)s, but --page says %(given)s. Correct the one that is wrong."),
    "issue-contradicts": _("The issue of %(date)s has the number %(number)s, not %(given)s. Correct one of them."),
    "issue-date-contradicts": _("Issue number %(number)s is of %(date)s, not of %(given)s. Correct one of them."),
    "page-taken": _(
        "Page %(page)s of this issue came from “%(name)s”, which is another text. If this one replaces it, give it "
        "that file name; otherwise correct the page number."
    ),
    "not-stored": _(
        "The page could not be stored (%(reason)s). Nothing of it was written; report this to the maintainers."
    ),
    "received-elsewhere": _(
        "This text was received already, for %(page)s. Correct the date or number, or change it there."
    ),
}
FIELDS = {
    "kicker": _("kicker"),
    "headline": _("headline"),
    "deck": _("deck"),
    "dateline": _("dateline"),
    "byline": _("byline"),
    "body": _("body"),
    "section": _("section"),
    "hotline": _("hotline"),
    "email": _("submission address"),
    "imprint_lines": _("imprint as printed"),
    "credits": _("credits"),
    "article": _("article"),
}
HAN_NUMBERS = "零一二三四五六七八九十"


def say_note(note: Note) -> str:
    """Say a note in one or two sentences."""
    facts: dict[str, Any] = {"line": note.line, **{name: _say_fact(fact) for name, fact in note.facts.items()}}
    code = note.code
    if special := _SPECIAL.get(code):
        code, more = special(note)
        facts |= more
    return gettext(NOTES[code]) % facts


def say_refusal(refusal: PageRefused) -> str:
    """Say in one sentence what is wrong with a page and what to do."""
    return gettext(REFUSALS[refusal.code]) % {name: _say_fact(fact) for name, fact in refusal.facts.items()}


def _say_fact(fact: Fact) -> str:
    return "、".join(map(str, fact)) if isinstance(fact, list) else str(fact)


def _restored(note: Note) -> tuple[str, dict[str, str]]:
    end, start = _listed(note, "joined")
    moved = _listed(note, "moved")
    said = "；".join(gettext(EVIDENCE[name]) for name in _listed(note, "evidence"))
    return "order-restored", {
        "end": end,
        "start": start,
        "moved": "–".join(dict.fromkeys([moved[0], moved[-1]])),
        "evidence": said,
    }


def _unsure(note: Note) -> tuple[str, dict[str, str]]:
    if not note.facts["starts"]:
        return ("order-open" if note.facts["searched"] else "order-unsearched"), {}
    rows = zip(_listed(note, "starts"), _listed(note, "turns"), _listed(note, "percent"), strict=True)
    said = (gettext(CANDIDATE) % {"start": start, "turn": turn, "percent": percent} for start, turn, percent in rows)
    return ("order-likely" if note.facts["restored"] else "order-unsure"), {"candidates": "；".join(said)}


def _title(note: Note) -> tuple[str, dict[str, str]]:
    return ("title-unsure" if note.facts["count"] else "title-missing"), {}


def _undated(note: Note) -> tuple[str, dict[str, str]]:
    if not note.facts["not_before"]:
        return "date-missing", {}
    not_before = date.fromisoformat(str(note.facts["not_before"]))
    return "date-missing-not-before", {"not_before": date_format(not_before)}


def _numbering(note: Note) -> tuple[str, dict[str, str]]:
    due, form = int(str(note.facts["due"])), str(note.facts["form"])
    number = HAN_NUMBERS[due] if due < len(HAN_NUMBERS) and "一" in form else str(due)
    return "numbering", {"due": form.replace("一", number).replace("1", number)}


def _loose(note: Note) -> tuple[str, dict[str, str]]:
    return ("notice" if note.facts["notice"] else "unplaced"), {}


def _jump(note: Note) -> tuple[str, dict[str, str]]:
    way = "jump-on" if note.facts["onward"] else "jump-from"
    return (f"{way}-unsure" if "titles" in note.facts else way), {}


def _joined(note: Note) -> tuple[str, dict[str, str]]:
    return ("joined-on" if note.facts["onward"] else "joined-from"), {}


def _kept(note: Note) -> tuple[str, dict[str, str]]:
    code = "kept-half" if "page" in note.facts else "kept-edited"
    return code, {"fields": "、".join(gettext(FIELDS[field]) for field in _listed(note, "fields"))}


def _listed(note: Note, name: str) -> list[str]:
    fact = note.facts[name]
    return [str(item) for item in fact] if isinstance(fact, list) else [str(fact)]


_SPECIAL: dict[str, Callable[[Note], tuple[str, dict[str, str]]]] = {
    "order-restored": _restored,
    "order-unsure": _unsure,
    "title-unsure": _title,
    "date-missing": _undated,
    "numbering": _numbering,
    "unplaced": _loose,
    "jump-missing": _jump,
    "jump-joined": _joined,
    "kept-edited": _kept,
}
