from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.enums import BylineRole
from articles.models.fields import CleanCharField, PrintedField
from articles.models.paper.article import Article
from articles.models.people.correspondent import Correspondent
from articles.models.people.unit import Unit
from articles.models.words import Followed, tell_written, told_once

WORDLESS = frozenset({"position", "role"})  # columns that hold no words


class BylineQuerySet(models.QuerySet["Byline"]):
    @transaction.atomic(savepoint=False)
    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Make rows, and tell who follows the words of their articles."""
        rows = super().bulk_create(objs, *args, **options)
        tell_written(row.article_id for row in rows)
        return rows

    @transaction.atomic(savepoint=False)
    def update(self, **values: Any) -> int:
        """Change rows, and tell who follows the words of their articles; `bulk_update` comes here too."""
        if values.keys() <= WORDLESS:
            return super().update(**values)
        before = dict(self.order_by().values_list("pk", "article"))
        changed = super().update(**values)
        now = Byline.objects.filter(pk__in=before).values_list("article", flat=True) if "article" in values else ()
        tell_written({*before.values(), *now})
        return changed

    @transaction.atomic(savepoint=False)
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows, and tell who follows the words of their articles, of each once."""
        with told_once():
            return super().delete()

    update.alters_data = bulk_create.alters_data = delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class Byline(Followed):
    """One name over or under an article, under its label as printed.

    `name` and `unit_name` are as printed, whatever the person and the unit are called by now. `unit` is where the
    person worked on that day, and stays when they move on.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines", verbose_name=_("article"))
    correspondent = models.ForeignKey(
        Correspondent, models.PROTECT, related_name="bylines", db_index=False, verbose_name=_("correspondent")
    )
    name = PrintedField(_("name as printed"), of="correspondent", max_length=40, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=BylineRole, default=BylineRole.AUTHOR)
    label = CleanCharField(_("label as printed"), max_length=60, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="bylines", verbose_name=_("unit of the day")
    )
    unit_name = PrintedField(_("unit as printed"), of="unit", max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))

    objects = BylineQuerySet.as_manager()

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["article", "position"]
        indexes = [models.Index(fields=["correspondent", "article"], name="byline_by_correspondent")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "position"],
                name="byline_position_unique_in_article",
                violation_error_message=_("The article has a byline at this position."),
            ),
            models.UniqueConstraint(
                fields=["article", "correspondent", "role"],
                name="byline_once_in_a_role",
                violation_error_message=_("This person stands in this role already."),
            ),
            models.CheckConstraint(
                condition=~Q(name="") & (Q(unit=None) | ~Q(unit_name="")),
                name="byline_named",
                violation_error_message=_("A byline names its person, and the unit if it has one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.name}".lstrip()

    @property
    def words(self) -> str:
        """Say who wrote, as a page does: label, name, unit."""
        return " ".join(filter(None, (self.label, self.name, self.unit_name)))

    @property
    def records(self) -> list[str]:
        """Name the person and the unit as their records do, where print says it otherwise."""
        pairs = ((self.name, self.correspondent), (self.unit_name, self.unit))
        return [str(record) for printed, record in pairs if record and str(record) != printed]
