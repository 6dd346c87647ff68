"""The pages that wait for a proof or for 付印 by somebody."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from articles.editorial.chain.known import known_of
from articles.editorial.chain.table import PERMISSION_FOR
from articles.editorial.reviewing.pages.layout import Layout, layouts_of, with_latest
from articles.editorial.reviewing.pages.rights import may_page
from articles.enums import Stage, Step
from articles.models import Article, Page

LOOKED_AT = 40  # pages, the next to come out first


def pages_for(*, user: User) -> Sequence[Layout]:
    """Give the pages of which somebody may sign the next step now, by the day of the issue and the number.

    These are the pages of issues to come with pieces that are not from print, and any whose pieces wait for a proof.
    """
    if not any(user.has_perm(PERMISSION_FOR[step]) for step in (Step.FIRST_PROOF, Step.PASS)):
        return []
    at_desk = Article.objects.at_desk().filter(page__isnull=False, held_at=None)
    waiting = at_desk.filter(
        Q(stage__in=Stage.proofs()) | Q(stage=Stage.READY, page__issue__date__gte=timezone.localdate())
    )
    pages = Page.objects.filter(pk__in=waiting.values("page")).select_related("issue")
    layouts = read_layouts(pages.order_by("issue__date", "number", "pk")[:LOOKED_AT])
    signable = [layout for layout in layouts if layout.next_step and not layout.unsigned]
    pieces = [piece for layout in signable for piece in layout.pieces]
    known = known_of(pieces, user, {row.signer for layout in signable for row in layout.standing})
    return [layout for layout in signable if layout.next_step and may_page(layout.next_step, layout, user, known)]


def read_layouts(pages: Iterable[Page]) -> list[Layout]:
    """Read pages as they are at the desk, in five queries however many they are."""
    rows: dict[Page, list[Article]] = {page: [] for page in pages}
    by_key = {page.pk: page for page in rows}
    pieces = Article.objects.at_desk().filter(page__in=by_key).exclude(stage=Stage.PRINTED)
    pieces = pieces.without_text().select_related("latest_revision").defer("latest_revision__content")
    for piece in with_latest(pieces.order_by("page_id", "position")):
        rows[by_key[piece.page_id or 0]].append(piece)
    return layouts_of(rows)
