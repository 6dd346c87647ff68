"""The twins of `Article.objects.published()` on the models that readers reach through articles."""

from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, QuerySet, Value

AnyModel = TypeVar("AnyModel", bound=Model, covariant=True)


class ReachedByArticles(QuerySet[AnyModel]):
    """A QuerySet of a model, a row of which is public as soon as one published article leads to it.

    `path_from_article` is the look-up from an article to this model, as in `page__issue`.
    """

    path_from_article: ClassVar[str]

    def published(self, at: datetime | Value | None = None) -> Self:
        """Keep the rows that a published article leads to, at a moment (now, unless told)."""
        articles = apps.get_model("articles", "Article").objects.published(at)
        return self.filter(Exists(articles.filter(**{self.path_from_article: OuterRef("pk")})))
