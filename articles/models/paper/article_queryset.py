"""Questions asked of articles; what is public, and what is at the desk, is told here, once."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Left
from django.utils import timezone
from taggit.models import Tag

from articles.enums import Stage, Visibility
from articles.models.paper.issue import Issue
from articles.models.people.correspondent import Correspondent
from articles.models.people.unit import Unit
from articles.models.words import tell_written

if TYPE_CHECKING:  # which itself needs this module
    from articles.models.paper.article import Article  # noqa: F401  # named in the base class

OPENING = 400
# What goes with a piece that is deleted for good, after its row, in this order.
HANGING_ON = ("Waiver", "Signature", "Revision")
# The columns that hold words.
WORDS = frozenset({"kicker", "headline", "deck", "byline_raw", "dateline", "body"})


def public(at: datetime | Value | None = None, path: str = "") -> Q:
    """Say which articles readers may see at a moment (now, unless told): the one definition of public.

    `path` is the look-up to the article from another model, as in `article__`.
    """
    return Q(
        (f"{path}visibility", Visibility.PUBLISHED),
        (f"{path}published_at__lte", at or timezone.now()),
    )


def at_desk(path: str = "pk") -> Q:
    """Say which articles, or what hangs on an article by `path`, are not in the bin.

    Asked by key: what is in the bin is little, and the indexes by which the others are found and counted stay of use.
    """
    return ~Q((f"{path}__in", apps.get_model("articles", "Article").objects.in_bin().values("pk")))


class ArticleQuerySet(models.QuerySet["Article"]):
    @transaction.atomic(savepoint=False)
    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Make rows, and tell who follows the words."""
        rows = super().bulk_create(objs, *args, **options)
        tell_written(row.pk for row in rows)
        return rows

    @transaction.atomic(savepoint=False)
    def update(self, **values: Any) -> int:
        """Change rows, and tell who follows the words where they change; `bulk_update` comes here too."""
        pks = [] if WORDS.isdisjoint(values) else list(self.order_by().values_list("pk", flat=True))
        changed = super().update(**values)
        tell_written(pks)
        return changed

    @transaction.atomic(savepoint=False)
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete pieces for good, with all that hangs on them, their signatures and their revisions."""
        keys = list(self.order_by().values_list("pk", flat=True))
        gone = super().delete()
        for name in HANGING_ON:
            apps.get_model("articles", name).objects.purge(keys)
        return gone

    update.alters_data = bulk_create.alters_data = delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def published(self, at: datetime | Value | None = None) -> Self:
        """Keep what readers may see at a moment (now, unless told)."""
        return self.filter(public(at))

    def unpublished(self, at: datetime | Value | None = None) -> Self:
        """Keep all others, by parts of the index that are short, however much has been published."""
        waiting = Q(visibility=Visibility.PUBLISHED, published_at__gt=at or timezone.now())
        return self.filter(Q(visibility__lt=Visibility.PUBLISHED) | Q(visibility__gt=Visibility.PUBLISHED) | waiting)

    def scheduled(self, at: datetime) -> Self:
        """Keep what readers will see only after a moment."""
        return self.filter(visibility=Visibility.PUBLISHED, published_at__gt=at)

    def under_correction(self) -> Self:
        """Keep the pieces of which the desk works on a later revision than readers see, the last changed first."""
        return self.filter(live_revision__lt=F("latest_revision")).order_by("-latest_revision_id")

    def at_desk(self) -> Self:
        """Leave out what is in the bin."""
        return self.filter(at_desk())

    def in_bin(self) -> Self:
        """Keep what is in the bin."""
        return self.filter(binned_at__isnull=False)

    def in_issue(self, issue: Issue) -> Self:
        return self.filter(page__issue=issue)

    def by(self, correspondent: Correspondent | Value) -> Self:
        return self._with("Byline", "article", correspondent=correspondent)

    def of_unit(self, unit: Unit | Value) -> Self:
        """Keep what carries a unit in a byline."""
        return self._with("Byline", "article", unit=unit)

    def tagged(self, tag: Tag | Value) -> Self:
        return self._with("Tagging", "content_object", tag=tag)

    def _with(self, model: str, article: str, **fields: Any) -> Self:
        """Keep what such a row leads to: by key, not by join, so that none comes twice, and counting is cheap."""
        return self.filter(pk__in=apps.get_model("articles", model).objects.filter(**fields).values(article))

    def bound_to_issue(self, *, is_dated: bool) -> Self:
        """Keep what goes public on the day of its issue: what came from print, and what was released with the issue.

        Where the day is not known, print alone is public all the same.
        """
        released = Q(follows_issue=True, visibility=Visibility.PUBLISHED) if is_dated else Q(pk__in=[])
        printed = Q(stage=Stage.PRINTED, visibility=Visibility.PUBLISHED)
        return self.filter(printed | released)

    def off_their_day(self, issue: Issue) -> Self:
        """Keep what goes with an issue and is not public as of its day, or as of its import where that is not known."""
        pieces = self.in_issue(issue).bound_to_issue(is_dated=issue.date is not None)
        return pieces.exclude(published_at=issue.printed_at or F("created_at"))

    def newest_first(self) -> Self:
        """Order by date of publication; pieces of one moment (an issue) as printed, those without a date at the end."""
        return self.order_by("-sorts_on", "-published_at", "id")

    def of_year(self, year: int) -> Self:
        """Keep what is dated in a year; what has no date is of no year."""
        return self.filter(sorts_on__year=year)

    def as_printed(self) -> Self:
        """Order by page number and by place on the page."""
        return self.order_by(F("page__number").asc(nulls_last=True), "page_id", "position", "id")

    def without_text(self) -> Self:
        """Leave the long columns in the database, but for the opening of the text: for lists."""
        return self.defer("body", "imported").annotate(opening=Left("body", OPENING))
