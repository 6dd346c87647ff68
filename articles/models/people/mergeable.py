"""Rows that may turn out to be one: the one that stays stands for the other, which can be taken apart again."""

from typing import Self, TypeVar, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.visibility import ReachedByArticles

AnyModel = TypeVar("AnyModel", bound=models.Model, covariant=True)


class Mergeable(models.Model):
    """Somebody or something that may have been merged into another of its kind.

    `merged_into` is always one that stands by itself, however many were merged one into the next. The row stays, and
    its address leads to the other.
    """

    merged_into_id: int | None
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="%(class)s_not_merged_into_itself",
                violation_error_message=_("Nobody and nothing can be merged into itself."),
            ),
        ]

    @property
    def stands(self) -> bool:
        """Whether the row has not been merged into another."""
        return self.merged_into_id is None

    @property
    def current(self) -> Self:
        """The row that stands for this one: itself, or the one that it was merged into."""
        return self if self.stands else cast("Self", self.merged_into)


class StandingRows(ReachedByArticles[AnyModel]):
    """A QuerySet of rows that readers reach through articles, and that may have been merged."""

    def standing(self) -> Self:
        """Keep the rows that have not been merged into others."""
        return self.filter(merged_into=None)

    def standing_for(self, key: int) -> Self:
        """Keep the row that another one, given by key, was merged into."""
        return self.filter(pk__in=self.model._default_manager.filter(pk=key).values("merged_into"))
