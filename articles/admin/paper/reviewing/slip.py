"""审稿单: what happened to a piece from manuscript to readers, on a sheet of A4, as papers keep it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.paper.reviewing.thread import Signed, thread_of
from articles.editorial import chain_of, content_at_desk
from articles.enums import EntryAction, Stage, Step
from articles.models import Article, Entry, Revision
from articles.models.paper.body import count_characters

OUTSIDE = (
    EntryAction.SUBMIT,
    EntryAction.HOLD,
    EntryAction.REOPEN,
    EntryAction.TAKE_BACK,
    EntryAction.PUBLISH,
    EntryAction.WITHDRAW,
    EntryAction.REDATE,
)
KINDS = (Step.reviews(), (Step.SIGN_OFF, Step.TRANSCRIPTION), Step.proofs())


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: the first revision, what was signed, in the order of signing within reviews, sign-off and proofs.

    `unsigned` are the steps that nobody has signed yet, `acts` what is on record beside the signatures.
    """

    first: Revision
    signed: Sequence[Sequence[Signed]]
    unsigned: Sequence[Step]
    acts: Sequence[Entry]


def slip_page(request: HttpRequest, piece: Article) -> HttpResponse:
    """Show the slip of a piece, to be printed."""
    content = content_at_desk(piece)
    context = {
        "original": piece,
        "content": content,
        "characters": count_characters(content.body),
        "slip": slip_of(piece),
        "corrections": piece.corrections.order_by("pk"),
        "paper": settings.PAPER_NAME,
        "today": timezone.localtime(),
    }
    return TemplateResponse(request, "admin/articles/article/review/slip.html", context)


def slip_of(piece: Article) -> Slip:
    """Read what a slip tells of a piece; in a number of queries that does not grow."""
    chain = chain_of(piece)
    rows = thread_of(chain, {})
    standing = {signature.step for signature in chain.standing}
    return Slip(
        first=piece.revisions.defer("content").get(number=1),
        signed=[[row for row in rows if row.signature.step in steps] for steps in KINDS],
        unsigned=[] if piece.stage == Stage.PRINTED else [step for step in Step.chain() if step not in standing],
        acts=list(Entry.objects.filter(article=piece.pk, action__in=OUTSIDE).order_by("pk")),
    )
