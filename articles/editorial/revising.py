"""A new wording is a new revision: what reviewers put their names to is no longer what they read."""

from collections.abc import Collection

from django.db import transaction

from articles.models import Article


@transaction.atomic
def save_revised(*, article: Article, fields: Collection[str]) -> None:
    """Store `fields` of an existing piece; a new wording starts its next revision, unsigned.

    No other column is written, so what a service function changed since the piece was read (its visibility, say) stays.
    """
    stored = Article.objects.select_for_update().get(pk=article.pk)
    article.revision = stored.revision + (article.wording != stored.wording)
    article.save(update_fields=[*fields, "revision", "updated_at"])
