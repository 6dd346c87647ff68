"""An inspector: tells from the rows alone whether readers may see a text, without a line of the chain's own code.

It asks for the slip (审稿单) of the very words: seven signatures, one after the other, none of which was taken away,
each given on what the one before had left or on the signer's own changes of that, by people who may.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from articles.models import Article, Revision, Signature

ORDER = ["first-review", "second-review", "final-review", "sign-off", "first-proof", "second-proof", "third-proof"]
WAITS_FOR = {"manuscript": -1, "signing": 3} | {step: place for place, step in enumerate(ORDER) if place != 3}


@dataclass(frozen=True)
class Slip:
    """One signature as the inspector reads it; `place` is that of its step, `back` where a piece was sent to."""

    key: int
    place: int
    verdict: str
    back: int
    signer: int
    saw: int
    left: int

    def takes_away(self, other: "Slip") -> bool:
        """Tell whether another signature, given before, is worth nothing after this one."""
        match self.verdict:
            case "approved":
                return self.place <= other.place
            case "sent-back":
                return self.back <= other.place
            case _:
                return True


@dataclass(frozen=True)
class Inspector:
    """Knows who people are: `persons` by login, `writers` by the key of a correspondent."""

    persons: Mapping[int, str]
    writers: Mapping[int, str]
    one_proofreader: bool = True

    def fault(self, piece: Article, shown: Revision) -> str:
        """Say what is wrong with showing a revision of a piece to readers; nothing, where all is well."""
        revisions = {row.number: row for row in Revision.objects.filter(article=piece)}
        slips = _slips(piece)
        if piece.stage == "printed":
            signed = Signature.objects.filter(article=piece, step="transcription", left__digest=shown.digest)
            return "" if signed.exists() or shown.digest == revisions[1].digest else "print was changed unsigned"
        ends = [slip for slip in slips if slip.place == 6 and slip.verdict == "approved"]
        ends = [slip for slip in ends if revisions[slip.left].digest == shown.digest]
        faults = [self._fault_of(_back_from(end, slips), revisions, shown) for end in ends]
        return "no third proof of these words" if not faults else "" if "" in faults else "; ".join(faults)

    def _fault_of(self, chain: Sequence[Slip], revisions: Mapping[int, Revision], shown: Revision) -> str:
        if [slip.place for slip in chain] != list(range(7)):
            return f"only signed at {[slip.place for slip in chain]}"
        for before, after in pairwise(chain):
            if fault := self._fault_between(before, after, revisions):
                return fault
        people = [self.persons[slip.signer] for slip in chain]
        if len(set(people[:3])) < 3:
            return f"reviewed by {people[:3]}"
        if not self.one_proofreader and len(set(people[4:])) < 3:
            return f"proofed by {people[4:]}"
        own = set(people[:3]) & self._writers(shown.content, revisions[1].author_id)
        return f"reviewed by {own}, whose piece it is" if own else ""

    def _fault_between(self, before: Slip, after: Slip, revisions: Mapping[int, Revision]) -> str:
        if revisions[before.left].digest != revisions[after.saw].digest:
            return f"step {after.place} saw other words than step {before.place} left"
        if revisions[before.left].digest == revisions[after.left].digest:
            return ""
        numbers = range(before.left + 1, after.left + 1)
        changed = [n for n in numbers if revisions[n].digest != revisions[n - 1].digest]
        hands = {self.persons.get(revisions[n].author_id or 0) for n in changed}
        return "" if hands == {self.persons[after.signer]} else f"step {after.place} signed the changes of {hands}"

    def _writers(self, content: Mapping[str, Any], entered_by: int | None) -> set[str]:
        if content["bylines"]:
            return {self.writers[row["person"]] for row in content["bylines"]}
        if content["byline_raw"]:
            return {person for person in self.persons.values() if person in content["byline_raw"]}
        return {self.persons[entered_by]} if entered_by else set()


def _slips(piece: Article) -> list[Slip]:
    fields = ("pk", "step", "verdict", "sent_to", "signer_id", "saw__number", "left__number")
    rows = Signature.objects.filter(article=piece, step__in=ORDER).order_by("pk").values_list(*fields)
    return [
        Slip(key, ORDER.index(step), verdict, WAITS_FOR.get(back, 9), *who_and_what)
        for key, step, verdict, back, *who_and_what in rows
    ]


def _back_from(end: Slip, slips: Sequence[Slip]) -> list[Slip]:
    """Give the signatures that lead to a third proof, as far back as they stand."""
    chain, given = [end], [slip for slip in slips if slip.key < end.key]
    for place in reversed(range(6)):
        earlier = [slip for slip in given if slip.place == place and slip.verdict == "approved"]
        if not earlier or any(other.takes_away(earlier[-1]) for other in given if other.key > earlier[-1].key):
            break
        chain.insert(0, earlier[-1])
    return chain
