"""Tell what an import of several texts would do, without writing: for a dry run.

The database answers for what is there, by the same questions as an import asks; `Foresight` keeps what the texts before
would have made of it. What an import does to the halves of an article, or where an editor's work stands in its way, is
not foreseen.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.codes import RefusalCode
from articles.importing.persist.confirming import find_home, learns
from articles.importing.persist.finding import NAMESAKES, Earlier, alike, look_up
from articles.importing.persist.store import Outcome, words_of
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.models import Issue


class Foreseen(NamedTuple):
    """What would become of a text, and the key of the page that is there already, if it is in the database."""

    outcome: Outcome
    page: int | None = None


@dataclass(slots=True)
class _Planned:
    """A page that this run would make or change: the text that it would come from last."""

    name: str
    words: str
    known: IssueFacts
    lines: frozenset[str]

    def is_earlier_form_of(self, parsed: ParsedPage) -> bool:
        known = self.known
        place = Earlier(0, self.words, known.date, known.number, known.page, None)
        return place.fits(parsed.issue) and alike(self.lines, parsed)


@dataclass
class Foresight:
    """What the texts of a dry run would have made so far."""

    _words: dict[str, _Planned] = field(default_factory=dict)
    _names: dict[str, list[_Planned]] = field(default_factory=lambda: defaultdict(list))
    _pages: dict[int, _Planned] = field(default_factory=dict)
    _places: dict[tuple[object, int], _Planned] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _dates: dict[str, str] = field(default_factory=dict)

    def foresee(self, parsed: ParsedPage, data: bytes) -> Foreseen:
        """Tell what would become of a text; raises `PageRefused` where it would be refused. Asks, and never writes."""
        words = words_of(parsed, data)
        same = self._words.get(words)
        if same and same.words == words:
            return Foreseen(Outcome.UNCHANGED)
        found = look_up(parsed, words)
        if found.page:
            planned = self._pages.get(found.page.pk)
            if learns(found.page, parsed.issue):
                find_home(found.page, parsed.issue)
            elif found.is_received and not planned:
                return Foreseen(Outcome.UNCHANGED, found.page.pk)
            self._pages[found.page.pk] = self._keep(parsed, words, found.issue, planned)
            return Foreseen(Outcome.UPDATED, found.page.pk)
        planned = self._planned(parsed, found.issue)
        self._keep(parsed, words, found.issue, planned)
        return Foreseen(Outcome.UPDATED if planned else Outcome.CREATED)

    def _planned(self, parsed: ParsedPage, issue: Issue | None) -> _Planned | None:
        """Give the page of this run that a text would change; refuses what contradicts the texts before."""
        name = parsed.source.name
        for page in reversed(self._names[name][-NAMESAKES:]):
            if page.is_earlier_form_of(parsed):
                return page
        self._agree(parsed.issue)
        taken = next((self._places[place] for place in _places(parsed.issue, issue) if place in self._places), None)
        if taken and taken.name != name and not alike(taken.lines, parsed):
            raise PageRefused(RefusalCode.PAGE_TAKEN, page=parsed.issue.page, name=taken.name)
        return taken

    def _agree(self, known: IssueFacts) -> None:
        """Refuse a date and a number that texts before gave to other issues."""
        day, number = str(known.date or ""), known.number
        if not day or not number:
            return
        if (other := self._numbers.get(day, number)) != number:
            raise PageRefused(RefusalCode.ISSUE_CONTRADICTS, date=day, number=other, given=number)
        if (other := self._dates.get(number, day)) != day:
            raise PageRefused(RefusalCode.ISSUE_DATE_CONTRADICTS, number=number, date=other, given=day)

    def _keep(self, parsed: ParsedPage, words: str, issue: Issue | None, page: _Planned | None) -> _Planned:
        known, lines = parsed.issue, frozenset(line.text for line in parsed.source.lines)
        if page is None:
            page = _Planned(parsed.source.name, words, known, lines)
        page.name, page.words, page.known, page.lines = parsed.source.name, words, known, lines
        self._words[words] = page
        if page not in self._names[page.name][-NAMESAKES:]:
            self._names[page.name].append(page)
        self._places |= dict.fromkeys(_places(known, issue), page)
        if known.date and known.number:
            self._numbers[str(known.date)], self._dates[known.number] = known.number, str(known.date)
        return page


def _places(known: IssueFacts, issue: Issue | None) -> Iterator[tuple[object, int]]:
    """Give the names under which a page may be known: its number, with each name of its issue."""
    if known.page:
        for name in (known.date, known.number, issue and issue.pk):
            if name:
                yield name, known.page
