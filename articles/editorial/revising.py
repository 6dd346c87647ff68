"""Every save of a piece appends a revision: what reviewers put their names to is no longer what they read."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction

from articles.enums import RevisionWay
from articles.models import Article, Revision, content_of


@transaction.atomic
def save_revised(*, article: Article, fields: Collection[str]) -> None:
    """Store `fields` of an existing piece.

    No other column is written, so what a service function changed since the piece was read (its visibility, say) stays.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    article.save(update_fields=[*fields, "updated_at"])


@transaction.atomic
def revise(*, article: Article, by: User) -> Revision | None:
    """Append what a piece says by now as its next revision, with its bylines and tags; nothing where it is the same."""
    piece = Article.objects.select_for_update(of=("self",)).select_related("latest_revision").get(pk=article.pk)
    content = content_of(piece)
    if piece.latest_revision and piece.latest_revision.said == content:
        return None
    revision = Revision.objects.append(article=piece, content=content, way=RevisionWay.EDIT, author=by)
    piece.revision = revision.number
    if piece.live_revision_id:
        piece.live_revision = revision
    piece.save(update_fields=["revision", "live_revision"])
    return revision
