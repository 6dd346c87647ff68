"""Learning from the archive who holds which office: print proposes, the desk confirms or rejects."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.chinese.offices import offices_in
from articles.editorial.record import record
from articles.editorial.statistics.pieces import counted
from articles.enums import EntryAction, HolderState
from articles.models import OfficeHolder
from articles.models.paper.article import first_words

AT_ONCE = 500
LONGEST_TITLE = 60
# 副区长 · 常委: offices that several people hold at one time
SHARED = re.compile("副|常委")
Pair = tuple[str, str]  # a name and an office


class Learnt(NamedTuple):
    """How many pieces were read, holders proposed, and earlier proposals brought up to date."""

    pieces: int
    proposed: int
    renewed: int


@dataclass(slots=True)
class Read:
    """Where somebody was read in an office: how often, in which piece first, and on which days, as far as dated."""

    article: int
    title: str
    times: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, article: int, title: str, day: date | None) -> None:
        """Count one piece more."""
        self.times += 1
        if day and (self.first is None or day < self.first):
            self.first, self.article, self.title = day, article, title
        if day and (self.last is None or day > self.last):
            self.last = day

    @property
    def source(self) -> str:
        """Say how often and where."""
        told = {"times": self.times, "title": Truncator(self.title).chars(LONGEST_TITLE)}
        if self.times == 1:
            return _("read in “%(title)s”") % told
        return _("read in %(times)d pieces, first in “%(title)s”") % told


@transaction.atomic
def learn_offices(*, by: User) -> Learnt:
    """Propose who holds which office by what readers see or saw in print.

    `since` is the day on which it was read first, `until` the last one where another person was read in it later. What
    the desk has confirmed, rejected or entered stays as it is; proposals that nobody has looked at are renewed.
    """
    pieces, read = _read_archive()
    untils = _untils(read)
    known = {(row.name, row.office): row for row in OfficeHolder.objects.order_by("pk").select_for_update()}
    new: list[OfficeHolder] = []
    renewed: list[OfficeHolder] = []
    for pair, found in read.items():
        row = known.get(pair) or OfficeHolder(name=pair[0], office=pair[1], state=HolderState.LEARNT)
        if row.state != HolderState.LEARNT:
            continue
        told = (found.first, untils.get(pair), found.source, found.article)
        if told != (row.since, row.until, row.source, row.article_id):
            row.since, row.until, row.source, row.article_id = told
            (renewed if row.pk else new).append(row)
    made = OfficeHolder.objects.bulk_create(new, batch_size=AT_ONCE)
    OfficeHolder.objects.bulk_update(renewed, ["since", "until", "source", "article"], batch_size=AT_ONCE)
    record(by=by, action=EntryAction.ADD, rows=made)
    return Learnt(pieces, len(made), len(renewed))


def _read_archive() -> tuple[int, dict[Pair, Read]]:
    """Read all pieces, a few hundred at a time; a piece counts once for a person in an office."""
    read: dict[Pair, Read] = {}
    pieces = 0
    for article, headline, body, day in _texts():
        pieces += 1
        title = headline or first_words(body)
        for pair in dict.fromkeys((held.name, held.office) for held in offices_in(body)):
            read.setdefault(pair, Read(article, title)).add(article, title, day)
    return pieces, read


def _texts() -> Iterator[tuple[int, str, str, date | None]]:
    rows = counted(None).order_by("pk").values_list("pk", "headline", "body", "publication_date")
    yield from rows.iterator(chunk_size=AT_ONCE)


def _untils(read: dict[Pair, Read]) -> dict[Pair, date]:
    """Tell until when people were read in offices of one person that another was read in later."""
    holders = defaultdict(list)
    for (name, office), found in read.items():
        if found.first and found.last and not SHARED.search(office):
            holders[office].append((found.first, found.last, name))
    return {
        (name, office): last
        for office, rows in holders.items()
        for _first, last, name in rows
        if any(first > last for first, _last, _name in rows)
    }
