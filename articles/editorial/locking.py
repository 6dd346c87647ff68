"""One at a time: a piece is read anew and kept from others before it is changed."""

from django.utils.translation import gettext as _

from articles.editorial.refusal import DeskRefusal
from articles.models import Article


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
