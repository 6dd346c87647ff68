"""One at a time: a piece is read anew and kept from others before it is changed."""

from collections.abc import Collection

from django.db.models import Q
from django.utils.translation import gettext as _

from articles.editorial.refusal import DeskRefusal
from articles.models import Article, Page


def lock_pages(pages: Collection[Page], piece: Article | None = None) -> None:
    """Keep others off pages, and off the pieces that stand there, in the order in which whoever places a piece does.

    That is first the pieces, then the pages. `piece` is locked with them. What comes to a page between the two has
    to be looked for afterwards.
    """
    rows = Article.objects.filter(Q(page__in=pages) | Q(pk=piece.pk if piece else None))
    list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    keys = [page.pk for page in pages]
    list(Page.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True).values_list("pk"))


def lock_piece(article: Article, *, in_bin: bool = False) -> Article:
    """Read a piece anew, and keep others off it until the transaction ends.

    Refused where it is gone, or is in the bin, or is not, as the caller needs it.
    """
    piece = Article.objects.select_for_update().filter(pk=article.pk).first()
    if piece is None:
        raise DeskRefusal(_("“%(title)s” is not there any more.") % {"title": article.title})
    if in_bin and piece.binned_at is None:
        raise DeskRefusal(_("“%(title)s” is not in the bin.") % {"title": piece.title})
    if not in_bin and piece.binned_at:
        raise DeskRefusal(_("“%(title)s” is in the bin: restore it first.") % {"title": piece.title})
    return piece
