from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.enums import HolderState
from articles.models.fields import CleanCharField
from articles.models.paper.article import Article


class OfficeHolder(models.Model):
    """任职: who holds an office, and since when and until when, both days included and open where not known.

    `office` is the office with its unit or place, as print calls it (区委书记, 河湾镇党委书记). Rows that were read in
    the archive are proposed until the desk confirms or rejects them; `source` says where they come from, and `article`
    in which piece one was read first.
    """

    name = CleanCharField(pgettext_lazy("of a person", "name"), max_length=40)
    office = CleanCharField(_("office"), max_length=60, help_text=_("With its unit or place, as print calls it."))
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=HolderState, default=HolderState.CONFIRMED)
    source = CleanCharField(_("source"), max_length=200, blank=True)
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name=_("read in"),
    )

    class Meta:
        db_table = "desk_office_holder"  # readers see nothing of it (the edition)
        verbose_name = _("office holder")
        verbose_name_plural = _("office holders")
        ordering = ["office", "-since", "id"]
        indexes = [models.Index(fields=["name", "office"], name="office_holder_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(office=""),
                name="office_holder_named",
                violation_error_message=_("Say who holds which office."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="office_holder_until_after_since",
                violation_error_message=_("Nobody leaves an office before they take it."),
            ),
            models.UniqueConstraint(
                fields=["name", "office", "since"],
                name="office_holder_once",
                violation_error_message=_("This person is listed in this office from that day on."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office}{self.name}"
