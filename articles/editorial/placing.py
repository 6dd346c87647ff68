"""Where a piece comes to stand on a page that was picked without a place, and who may let it stand there."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.refusal import DeskRefusal
from articles.enums import DeskAction, Stage
from articles.models import Article, Content, Page


def placed(content: Content, piece: int | None = None) -> Content:
    """Give a content that names a page alone the next free place there: behind the last piece, itself left out.

    The page is locked, so that two pieces that come at once stand one behind the other.
    """
    if content.page is None or content.position is not None:
        return content
    Page.objects.select_for_update(no_key=True).filter(pk=content.page).first()
    others = Article.objects.at_desk().filter(page=content.page)
    if piece is not None:
        others = others.exclude(pk=piece)
    last = others.aggregate(last=Max("position"))["last"] or 0
    return replace(content, position=last + 1)


def refuse_to_place(piece: Article, page: int | None, by: User) -> None:
    """Refuse who may not place a piece, and a page for one that was declined: that can only be taken off."""
    refuse_unless_may(DeskAction.PLACE, piece, by)
    if piece.stage == Stage.DECLINED and page not in (None, piece.page_id):
        raise DeskRefusal(_("“%(title)s” was declined: open it again before you place it.") % {"title": piece.title})
