"""Which signatures of a piece count now, and whether they make a whole chain for a revision.

Signatures are read in the order in which they were given: a step signed anew, or a piece sent back, takes away what
stood from there on. The chain of a revision is whole where every step stands, each signer saw what the one before left,
the revision says what the last one left, three people reviewed it, and none of them a piece of their own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise

from django.utils.translation import gettext as _

from articles.editorial.chain.persons import Marks, Writers, is_own, marks_of_all, writers_of
from articles.editorial.chain.sharing import may_be_one
from articles.enums import Stage, Step, Verdict
from articles.models import Article, Revision, Signature

CHAIN = Step.chain()
PLACE_IN_CHAIN = {step: place for place, step in enumerate(CHAIN)}


def standing_of(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """Give the signatures that count, in the order of the chain, of those of one piece in the order of signing."""
    standing: list[Signature] = []
    for signature in signatures:
        if signature.step not in PLACE_IN_CHAIN:
            continue
        if signature.verdict == Verdict.APPROVED:
            standing = [*_before(Step(signature.step), standing), signature]
        else:
            standing = _before(Stage(signature.sent_to or Stage.DECLINED).step, standing)
    return tuple(standing)


def _before(step: Step | None, standing: Iterable[Signature]) -> list[Signature]:
    """Keep what was signed before a step; where none is awaited, nothing."""
    place = PLACE_IN_CHAIN[step] if step else 0
    return [signature for signature in standing if PLACE_IN_CHAIN[Step(signature.step)] < place]


@dataclass(frozen=True)
class Chain:
    """The signatures of one piece, in the order of signing.

    `stage` is what the piece waits for. `marks` are those of the signers, by the key of the signature; `entered_by` are
    those of who entered the piece. `writers` are the correspondents on record, where they were read beforehand.
    """

    signatures: tuple[Signature, ...]
    stage: Stage = Stage.MANUSCRIPT
    marks: Mapping[int, Marks] = field(default_factory=dict)
    entered_by: Marks = frozenset()
    writers: Writers | None = None

    @cached_property
    def standing(self) -> tuple[Signature, ...]:
        """The signatures that count for what the piece waits for now, in the order of the chain."""
        signed = standing_of(self.signatures)
        return signed if self.stage == Stage.READY else tuple(_before(self.stage.step, signed))

    @property
    def left(self) -> Revision | None:
        """The revision that the last signer passed on; none where the piece waits for its first signature."""
        return self.standing[-1].left if self.standing else None

    def signed(self, steps: Iterable[Step]) -> tuple[Signature, ...]:
        """Give the standing signatures of some steps."""
        wanted = set(steps)
        return tuple(signature for signature in self.standing if signature.step in wanted)

    def round_of(self, step: Step) -> int:
        """Count how often the piece has begun anew, if a step is signed now, the first time included.

        It begins anew after it was sent back or declined, and where a step is signed once more.
        """
        rounds, last = 1, -1
        chained = [signature for signature in self.signatures if signature.step in PLACE_IN_CHAIN]
        for signature in chained:
            place = PLACE_IN_CHAIN[Step(signature.step)]
            rounds += place <= last
            last = place if signature.verdict == Verdict.APPROVED else len(CHAIN)
        return rounds + (PLACE_IN_CHAIN.get(step, 0) <= last)

    def is_whole(self, revision: Revision) -> bool:
        """Tell whether a revision may be shown to readers by these signatures."""
        return not self.faults(revision)

    def faults(self, revision: Revision, *, by_setting: bool = True) -> tuple[str, ...]:
        """Say in sentences what a revision lacks to be shown to readers, whatever became of the piece since.

        What the paper's setting says of shared proofs by now counts as well, unless told otherwise.
        """
        signed = self._for(revision)
        steps = [signature.step for signature in signed]
        missing = [str(step.label) for step in CHAIN if step not in steps]
        if missing:
            return (_("It lacks: %(steps)s.") % {"steps": "、".join(missing)},)
        judged = signed if by_setting else [row for row in signed if row.step not in Step.proofs()]
        return (*_breaks(signed, revision), *self._shared(judged), *self._own(signed, revision))

    def clashes(self, revision: Revision) -> tuple[str, ...]:
        """Say in sentences why the signatures that stand can never become a whole chain for a revision.

        That is where two signers turned out to be one person, or a byline names a reviewer by now.
        """
        return (*self._shared(self.standing), *self._own(self.standing, revision))

    def _for(self, revision: Revision) -> tuple[Signature, ...]:
        """Give the signatures as they stood when the last one passed on these words; else those that stand now."""
        for count in range(len(self.signatures), 0, -1):
            last = self.signatures[count - 1]
            if (last.step, last.verdict) == (CHAIN[-1], Verdict.APPROVED) and last.left.digest == revision.digest:
                return standing_of(self.signatures[:count])
        return self.standing

    def _shared(self, signed: Sequence[Signature]) -> Iterable[str]:
        for one, other in combinations(signed, 2):
            if not may_be_one(Step(one.step), Step(other.step)) and self._are_one(one, other):
                told = {"one": one.get_step_display(), "other": other.get_step_display(), "name": other.signer_name}
                yield _("%(one)s and %(other)s were signed by one person, %(name)s.") % told

    def _are_one(self, one: Signature, other: Signature) -> bool:
        return not self.marks[one.pk].isdisjoint(self.marks[other.pk])

    def _own(self, signed: Sequence[Signature], revision: Revision) -> Iterable[str]:
        said, writers = revision.said, self.writers
        if writers is None:
            writers = writers_of(row.person for row in said.bylines)
        for signature in signed:
            if signature.step in Step.reviews() and is_own(said, self.marks[signature.pk], self.entered_by, writers):
                told = {"step": signature.get_step_display(), "name": signature.signer_name}
                yield _("%(step)s was signed by %(name)s, whose own piece it is.") % told


def _breaks(signed: Sequence[Signature], revision: Revision) -> Iterable[str]:
    linked = all(earlier.left.digest == later.saw.digest for earlier, later in pairwise(signed))
    if not linked or signed[-1].left.digest != revision.digest:
        yield _("Its words were changed outside of the signatures.")


def shared_proof(chain: Chain, own: Marks) -> Signature | None:
    """Find the standing proof of a piece that somebody has signed who takes another one, too."""
    return next((row for row in chain.signed(Step.proofs()) if not chain.marks[row.pk].isdisjoint(own)), None)


def chain_of(article: Article) -> Chain:
    """Read the chain of one piece."""
    return chains_of([article])[article.pk]


def chains_of(articles: Iterable[Article]) -> Mapping[int, Chain]:
    """Read the chains of pieces, by key, in four queries however many they are."""
    stages = {article.pk: Stage(article.stage) for article in articles}
    found: dict[int, list[Signature]] = defaultdict(list)
    for signature in Signature.objects.filter(article__in=stages).in_order():
        found[signature.article_id].append(signature)
    signatures = [signature for rows in found.values() for signature in rows]
    begun = Revision.objects.filter(article__in=stages, number=1).select_related("author").defer("content")
    entered = {row.article_id: row.author for row in begun if row.author}
    accounts = {*entered.values(), *(signature.signer for signature in signatures)}
    logins = marks_of_all(accounts) if accounts else {}
    marks = {signature.pk: marks_of_signature(signature, logins) for signature in signatures}
    entered_by = {key: logins[author.pk] for key, author in entered.items()}
    nobody: Marks = frozenset()
    return {key: Chain(tuple(found[key]), stage, marks, entered_by.get(key, nobody)) for key, stage in stages.items()}


def marks_of_signature(signature: Signature, logins: Mapping[int, Marks]) -> Marks:
    """Give the marks of who signed: those that the login has today, and the person of that day."""
    editor = signature.editor
    return logins[signature.signer_id] | ({("editor", editor.merged_into_id or editor.pk)} if editor else set())
