"""What a revision says, written into the rows that readers, search and counts ask: columns, bylines and tags."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.editorial.editing.bylining import put_bylines
from articles.editorial.refusal import DeskRefusal
from articles.models import Article, Content, Page, Revision, Tagging, render_body
from articles.models.paper.content import TITLES
from articles.models.words import told_once


def project(piece: Article, revision: Revision, content: Content | None = None) -> None:
    """Let the rows of a piece say what a revision says; `content` is that, where it is at hand.

    To be called with the row locked. What is said already is not written anew.
    """
    said = content or revision.said
    columns = {name: getattr(said, name) for name in TITLES} | {"body": render_body(list(said.body))}
    with told_once():
        arrange(piece, said)
        changed = [name for name, value in columns.items() if getattr(piece, name) != value]
        for name in changed:
            setattr(piece, name, columns[name])
        piece.revision = revision.number
        piece.save(update_fields=[*changed, "revision", "updated_at"])
        put_bylines(article=piece, rows=said.bylines)


def arrange(piece: Article, content: Content) -> None:
    """Give a piece the place and the tags of a content, which are no words: they take effect at once.

    Raises `DeskRefusal` where another piece stands at the place, or the page is gone.
    """
    if (piece.page_id, piece.position) != (content.page, content.position):
        _move(piece, content.page, content.position)
    if _put_tags(piece, content.tags):
        piece.save(update_fields=["updated_at"])


def _move(piece: Article, page: int | None, position: int | None) -> None:
    others = Article.objects.at_desk().exclude(pk=piece.pk)
    stands = others.filter(page=page, position=position).first() if page else None
    if stands:
        raise DeskRefusal(_("“%(title)s” stands at this place of the page: choose another.") % {"title": stands.title})
    if page and not Page.objects.filter(pk=page).exists():
        raise DeskRefusal(_("The page is not there any more: choose another."))
    piece.page_id, piece.position = page, position
    try:
        with transaction.atomic():
            piece.save(update_fields=["page", "position", "updated_at"])
    except IntegrityError as error:  # taken a moment ago
        raise DeskRefusal(_("Another piece has just been put at this place of the page: choose another.")) from error


def _put_tags(piece: Article, names: Sequence[str]) -> bool:
    """Let a piece have just these tags, in this order; tell whether it had not."""
    rows = list(Tagging.objects.filter(content_object=piece).select_related("tag").order_by("pk"))
    if [row.tag.name for row in rows] == list(names):
        return False
    tags = {row.tag.name: row.tag for row in rows}
    tags |= {tag.name: tag for tag in Tag.objects.filter(name__in=set(names) - tags.keys())}
    # In one order, and one that a colleague makes at this moment is waited for.
    tags |= {name: Tag.objects.get_or_create(name=name)[0] for name in sorted(set(names) - tags.keys())}
    stay = _leading(rows, names)
    Tagging.objects.filter(pk__in=[row.pk for row in rows[stay:]]).delete()
    Tagging.objects.bulk_create(Tagging(content_object=piece, tag=tags[name]) for name in names[stay:])
    return True


def _leading(rows: Sequence[Tagging], names: Sequence[str]) -> int:
    """Count the tags at the head that stay: the rest is given anew, so that the order is that of the names."""
    count = 0
    for row, name in zip(rows, names, strict=False):
        if row.tag.name != name:
            break
        count += 1
    return count
