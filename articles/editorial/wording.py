"""The wording of a piece: what reviewers put their names to."""

from collections.abc import Collection

from django.db import transaction

from articles.models import Article


def wording(article: Article) -> tuple[str, ...]:
    """Name the texts that a signature stands for: the titles and each block.

    The marks that make a block a crosshead or a caption, and blank lines, are formatting and do not count.
    """
    return (article.kicker, article.headline, article.deck, *(block.text for block in article.blocks))


@transaction.atomic
def save_revised(*, article: Article, fields: Collection[str]) -> None:
    """Store `fields` of an existing piece; a new wording starts its next revision, unsigned.

    No other column is written, so what a verb changed since the piece was read (its visibility, say) stays.
    """
    stored = Article.objects.select_for_update().get(pk=article.pk)
    article.revision = stored.revision + (wording(article) != wording(stored))
    article.save(update_fields=[*fields, "revision", "updated_at"])
