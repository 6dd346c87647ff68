"""The records of proof-reading: what is checked, what is known beside it, and what is found."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from articles.codes import FindingCode, Severity

Fact = str | int


class SaidBlock(Protocol):
    """A paragraph, a crosshead or a caption of a body."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class SaidByline(Protocol):
    """One name over or under a piece."""

    @property
    def name(self) -> str: ...


class Said(Protocol):
    """What a piece says; the content of a revision is such a thing."""

    @property
    def kicker(self) -> str: ...
    @property
    def headline(self) -> str: ...
    @property
    def deck(self) -> str: ...
    @property
    def byline_raw(self) -> str: ...
    @property
    def dateline(self) -> str: ...
    @property
    def body(self) -> Sequence[SaidBlock]: ...
    @property
    def bylines(self) -> Sequence[SaidByline]: ...


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office from one day to another, both included; a day that is None is open.

    `confirmed` says that a person of the desk stands for it; else it was learnt from what was printed.
    """

    name: str
    office: str
    since: date | None = None
    until: date | None = None
    confirmed: bool = False

    def is_held_on(self, day: date) -> bool:
        """Tell whether the office was held on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Confused:
    """A form that is wrong, and the right one; without a right one nothing is put in its place."""

    wrong: str
    right: str = ""


@dataclass(frozen=True, slots=True)
class TitleLengths:
    """The most characters, without white space, that one printed line of a title takes."""

    kicker: int = 40
    headline: int = 30
    deck: int = 40


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the piece itself.

    `names` are people of the archive and the table of offices, `confused` the desk's own list beside the shipped one,
    `terms` words that titles may not split (units, places, tags). Hand the same sets in again and again: what is made
    of them to look names up is kept by them.
    """

    issue_date: date | None = None
    names: frozenset[str] = frozenset()
    offices: tuple[Office, ...] = ()
    confused: tuple[Confused, ...] = ()
    terms: frozenset[str] = frozenset()
    longest: TitleLengths = TitleLengths()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a piece that looks wrong.

    `field` is a field of the content; `block` the index of a block of its body or a row of its bylines (whose name is
    meant), from 0, and None for the other fields. `text[start:end] == excerpt`, by Python's characters. `fix`, where it
    is plain, replaces the excerpt, and may be empty. `facts` are numbers and texts as printed, never sentences; their
    names are told with each code. `key` is the same as long as code, excerpt and what stands close by are.
    """

    code: FindingCode
    field: str
    block: int | None
    start: int
    end: int
    excerpt: str
    fix: str | None = None
    facts: dict[str, Fact] = dataclasses.field(default_factory=dict, hash=False)
    key: str = ""

    @property
    def severity(self) -> Severity:
        """How grave it is: that of its code."""
        return self.code.severity
