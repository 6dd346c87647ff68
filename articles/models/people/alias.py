from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.paper.byline import Byline
from articles.models.people.correspondent import Correspondent
from articles.models.words import Followed, tell_written


class AliasQuerySet(models.QuerySet["Alias"]):
    def articles(self) -> list[int]:
        """Give the keys of the articles by those who have these aliases, or whom they were merged into."""
        people = self.order_by().values_list("correspondent", "correspondent__merged_into")
        keys = {merged_into or key for key, merged_into in people}
        return list(Byline.objects.filter(correspondent__in=keys).order_by().values_list("article", flat=True))

    @transaction.atomic(savepoint=False)
    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Make rows, and tell who follows the words of the articles by those people."""
        rows = super().bulk_create(objs, *args, **options)
        tell_written(self.model.objects.filter(pk__in=[row.pk for row in rows]).articles())
        return rows

    @transaction.atomic(savepoint=False)
    def update(self, **values: Any) -> int:
        """Change rows, and tell who follows the words of the articles by those people."""
        keys, before = list(self.values_list("pk", flat=True)), self.articles()
        changed = super().update(**values)
        tell_written({*before, *self.model.objects.filter(pk__in=keys).articles()})
        return changed

    update.alters_data = bulk_create.alters_data = True  # type: ignore[attr-defined]


class Alias(Followed):
    """Another name under which a correspondent stands in print: a pen name, a maiden name, a frequent misprint.

    The import finds the person by it, and so do readers. Two people may have one alias; who is meant is then a doubt of
    the import.
    """

    correspondent = models.ForeignKey(
        Correspondent, models.CASCADE, related_name="aliases", verbose_name=_("correspondent")
    )
    name = CleanCharField(_("alias"), max_length=40, db_index=True)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["correspondent", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["correspondent", "name"],
                name="alias_once",
                violation_error_message=_("The person has this alias already."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="alias_named", violation_error_message=_("An alias is a name.")
            ),
        ]

    def clean(self) -> None:
        """Refuse what the person is called anyway."""
        if self.name == self.correspondent.name:
            raise ValidationError({"name": _("That is the name of the person.")})

    def articles(self) -> list[int]:
        """Give the keys of the articles by the person who has the alias, whether it is stored or not."""
        key = self.correspondent.merged_into_id or self.correspondent_id
        return list(Byline.objects.filter(correspondent=key).order_by().values_list("article", flat=True))

    def __str__(self) -> str:
        return self.name
