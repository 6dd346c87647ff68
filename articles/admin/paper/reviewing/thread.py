"""The chain of signatures so far, and the thread: every opinion of every round, with what was answered to it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.editorial import Chain
from articles.enums import Step
from articles.models import Answer, PageSignature, Signature


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature as it is read: whether it counts now, what was answered, and what its signer changed.

    `opinion` is that of the piece, or of the whole page where the page was signed; `typed` an answer that is not given
    yet.
    """

    signature: Signature
    opinion: str
    answers: Sequence[Answer]
    is_standing: bool
    typed: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the signer changed the words between the revision received and the one passed on."""
        return self.signature.saw.digest != self.signature.left.digest


@dataclass(frozen=True, slots=True)
class Link:
    """One step of the chain: who signed it, if anybody has, and whether it is the next one."""

    step: Step
    signature: Signature | None
    is_next: bool


def links_of(chain: Chain) -> list[Link]:
    """Give the steps that a piece takes, in their order, with the signatures that stand."""
    standing = {signature.step: signature for signature in chain.standing}
    return [Link(step, standing.get(step), step == chain.stage.step) for step in Step.chain()]


def thread_of(chain: Chain, typed: Mapping[str, str]) -> list[Signed]:
    """Give every signature that a piece was ever given, in the order of signing; takes two queries at most.

    `typed` holds answers that come back, by the names of their fields.
    """
    answers = _answers(chain)
    pages = {row.page_signature_id for row in chain.signatures if row.page_signature_id}
    opinions = dict(PageSignature.objects.filter(pk__in=pages).values_list("pk", "opinion")) if pages else {}
    standing = {signature.pk for signature in chain.standing}
    return [
        Signed(
            signature=row,
            opinion=row.opinion or opinions.get(row.page_signature_id or 0, ""),
            answers=answers.get(row.pk, ()),
            is_standing=row.pk in standing,
            typed=typed.get(f"answer-{row.pk}", ""),
        )
        for row in chain.signatures
    ]


def _answers(chain: Chain) -> Mapping[int, Sequence[Answer]]:
    found: dict[int, list[Answer]] = defaultdict(list)
    if chain.signatures:
        for answer in Answer.objects.filter(signature__in=chain.signatures).order_by("pk"):
            found[answer.signature_id].append(answer)
    return found
