"""People: an office that somebody else holds, one name in two forms, a name a character from a known one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from articles.chinese.alike import are_alike
from articles.chinese.names import looks_like_name
from articles.codes import FindingCode
from articles.proofreading.mentions import Mention, holds_word, mentions
from articles.proofreading.records import Finding, Known, Office
from articles.proofreading.texts import Piece

# offices that several people hold at one time
_SHARED = re.compile("副|常委|委员|代表|成员")
# 时任区长 · 首任镇长
_ONCE = re.compile("[时曾历首前原]任?$|第.任$|老$")
# an office that does not say of which place it is: 区长, 区委书记, 县公安局局长
_BARE = re.compile("[省市县区州旗镇乡街村社党局院校部厅]")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
LONGEST_SENTENCE = 80  # characters before an office that are searched for a year
LENGTH = 3  # of the names that are looked for anywhere; shorter ones are too much alike
Index = Mapping[str, Sequence[str]]  # names by what they are but for one character


def check_people(piece: Piece, known: Known) -> Iterator[Finding]:
    """Report names that go against what is known, one finding for a name in its place.

    Facts: of an office the `office` and who is its `holder`; of a name the `other` one.
    """
    found = list(mentions(piece))
    seen: set[tuple[str, int | None, int]] = set()
    for findings in (_offices(found, known), _forms(found, known), _near(piece, found, known)):
        for finding in findings:
            place = (finding.field, finding.block, finding.start)
            if place not in seen:
                seen.add(place)
                yield finding


def _offices(found: Sequence[Mention], known: Known) -> Iterator[Finding]:
    """Report who is named in an office that others hold on the day of the issue."""
    offices: defaultdict[tuple[str, int | None, int], list[str]] = defaultdict(list)
    for mention in found:
        if mention.office:
            offices[_place(mention)].append(mention.office)
    table = _table(known.offices)  # asked once: a long table takes its time to be looked up by
    for mention in found:
        if not mention.office or _SHARED.search(mention.office) or _is_of_old(mention, known.issue_date):
            continue
        rows = [row for row in table if _is_meant(mention.office, row.office, offices[_place(mention)])]
        holders = [row for row in rows if _is_held(row, known.issue_date)]
        if holders and mention.name not in {row.name for row in holders}:
            code = FindingCode.OFFICE if any(row.confirmed for row in holders) else FindingCode.OFFICE_UNCONFIRMED
            names = list(dict.fromkeys(row.name for row in holders))
            fix = names[0] if len(names) == 1 and _is_slip(mention.name, names[0]) else None
            facts = {"office": mention.office, "holder": "、".join(names)}
            yield mention.text.finding(code, mention.start, mention.end, fix, **facts)


def _place(mention: Mention) -> tuple[str, int | None, int]:
    return (mention.text.field, mention.text.block, mention.start)


@lru_cache(8)
def _table(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    return tuple(row for row in offices if row.name and row.office and not _SHARED.search(row.office))


def _is_of_old(mention: Mention, issue: date | None) -> bool:
    """Tell whether an office is told of another time: 时任区长, 2019年,区长….

    Offices stand right before the name, so what stands before them all is near.
    """
    words = mention.text.words
    before = words[max(0, mention.start - len(mention.office) - LONGEST_SENTENCE) : mention.start]
    sentence = re.split("[。；;！!]", before)[-1]
    lead = sentence[: sentence.rfind(mention.office)]
    years = {int(year) for year in _YEAR.findall(sentence)}
    return bool(_ONCE.search(lead)) or bool(issue and years and max(years) < issue.year)


def _is_meant(office: str, row: str, beside: Sequence[str]) -> bool:
    """Tell whether print means an office of the table, which may name the place that print leaves out.

    The place may stand with another office of the same person: 东河区委副书记、区长.
    """
    if office != row and not (_BARE.match(office) and row.endswith(office) and not _BARE.match(row)):
        return False
    return all(_BARE.match(other) or other[:2] == row[:2] for other in beside)


def _is_held(row: Office, issue: date | None) -> bool:
    return row.is_held_on(issue) if issue else row.until is None


def _forms(found: Sequence[Mention], known: Known) -> Iterator[Finding]:
    """Report a name that stands in the piece in another form too: the one that nobody knows, the rarer, the later."""
    counts = Counter(mention.name for mention in found)
    offices: defaultdict[str, set[str]] = defaultdict(set)
    for mention in found:
        if mention.office and not _SHARED.search(mention.office):
            offices[mention.name].add(mention.office)
    index = _by_shape(counts)
    weight = {name: (name in known.names, counts[name], -at) for at, name in enumerate(counts)}
    for mention in found:
        for other in _others(mention.name, index):
            is_same = _is_slip(mention.name, other) or offices[mention.name] & offices[other]
            if is_same and mention.name not in known.names and weight[other] > weight[mention.name]:
                fix = other if other in known.names else None
                yield mention.text.finding(FindingCode.NAME_FORMS, mention.start, mention.end, fix, other=other)
                break


def _near(piece: Piece, found: Sequence[Mention], known: Known) -> Iterator[Finding]:
    """Report names that nobody knows and that are taken for a known one, also where no form says that it is a name."""
    index = _index(known.names)
    holders = {row.name for row in known.offices}
    places = [(mention.text, mention.start, mention.end) for mention in found]
    places += [(text, at, at + LENGTH) for text in piece.prose for at in _windows(text.words, index)]
    for text, start, end in places:
        name = text.words[start:end]
        if text.words[start - 1 : start] == "·":  # the last part of a name of another people
            continue
        others = sorted(other for other in _others(name, index) if _is_slip(name, other))
        if others and name not in known.names:
            code = FindingCode.NAME_NEAR_HOLDER if others[0] in holders else FindingCode.NAME_NEAR
            fix = others[0] if len(others) == 1 and others[0] in holders else None
            yield text.finding(code, start, end, fix, other="、".join(others))


def _windows(words: str, index: Index) -> Iterator[int]:
    """Give the places where three characters may be a name, by their look and by the index of names."""
    for at in range(len(words) - LENGTH + 1):
        name = words[at : at + LENGTH]
        if any(shape in index for shape in _shapes(name)) and looks_like_name(name) and not holds_word(name):
            yield at


def _is_slip(name: str, other: str) -> bool:
    """Tell whether two names of three characters and more differ in one that is taken for another."""
    differ = [pair for pair in zip(name, other, strict=False) if pair[0] != pair[1]]
    return len(name) == len(other) >= LENGTH and len(differ) == 1 and are_alike(*differ[0])


def _others(name: str, index: Index) -> Iterator[str]:
    """Give the names of an index that differ from a name in one character of the given name."""
    return (other for shape in _shapes(name) for other in index.get(shape, ()) if other != name)


def _shapes(name: str) -> Iterator[str]:
    """Give a name with each character of the given name left out in turn."""
    return (f"{name[:at]}?{name[at + 1 :]}" for at in range(1, len(name)))


@lru_cache(4)
def _index(names: frozenset[str]) -> Index:
    return _by_shape(name for name in names if LENGTH <= len(name) <= LENGTH + 1)


def _by_shape(names: Iterable[str]) -> Index:
    index: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for shape in _shapes(name):
            index[shape].append(name)
    return index
