"""Where a piece comes to stand on a page that was picked without a place."""

from dataclasses import replace

from django.db.models import Max

from articles.models import Article, Content, Page


def placed(content: Content, piece: int | None = None) -> Content:
    """Give a content that names a page alone the next free place there: behind the last piece, itself left out.

    The page is locked, so that two pieces that come at once stand one behind the other.
    """
    if content.page is None or content.position is not None:
        return content
    Page.objects.select_for_update().filter(pk=content.page).first()
    others = Article.objects.at_desk().filter(page=content.page)
    if piece is not None:
        others = others.exclude(pk=piece)
    last = others.aggregate(last=Max("position"))["last"] or 0
    return replace(content, position=last + 1)
