from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.people.correspondent import Correspondent
from articles.models.people.editor import Editor
from articles.models.people.unit import Unit


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> "MergeQuerySet":
        """Keep the merges that have not been undone."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """One row was merged into another, and what moved with it: what taking them apart again gives back.

    `moved` names the bylines or credits by their owner, their place there (a role, a label) and the printed name.
    `under_correction` names in the same way what stood only in what the desk worked on, while readers saw something
    else. `dropped` holds those whole that had no place beside the same person. `linked` holds what else led to the row:
    the keys of rows, by the name of the field.
    """

    moved = models.JSONField(default=list)
    under_correction = models.JSONField(default=list)
    dropped = models.JSONField(default=list)
    linked = models.JSONField(default=dict)
    at = models.DateTimeField(_("moment"), default=timezone.now)
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("record of a merge")
        verbose_name_plural = _("records of merges")
        default_permissions = ()
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"],
                condition=Q(undone_at=None),
                name="%(class)s_once_at_a_time",
                violation_error_message=_("The row has been merged into another already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"  # type: ignore[attr-defined]


class CorrespondentMerge(Merge):
    """A correspondent was merged into another."""

    gone = models.ForeignKey(Correspondent, models.PROTECT, related_name="merges")
    kept = models.ForeignKey(Correspondent, models.PROTECT, related_name="+")


class EditorMerge(Merge):
    """An editor was merged into another."""

    gone = models.ForeignKey(Editor, models.PROTECT, related_name="merges")
    kept = models.ForeignKey(Editor, models.PROTECT, related_name="+")


class UnitMerge(Merge):
    """A unit was merged into another."""

    gone = models.ForeignKey(Unit, models.PROTECT, related_name="merges")
    kept = models.ForeignKey(Unit, models.PROTECT, related_name="+")
