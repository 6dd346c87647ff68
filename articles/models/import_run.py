from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext_lazy as _

from articles.codes import NoteCode
from articles.enums import note_kinds
from articles.models.article import Article
from articles.models.fields import CleanTextField
from articles.models.page import Page


class ImportRun(models.Model):
    """One call of the import that wrote something. A run that changes nothing leaves no row."""

    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    pages_created = models.PositiveIntegerField(_("pages created"), default=0)
    pages_updated = models.PositiveIntegerField(_("pages updated"), default=0)
    pages_unchanged = models.PositiveIntegerField(_("pages unchanged"), default=0)
    refusals = models.JSONField(_("refused files"), default=list, blank=True)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return localize(timezone.localtime(self.started_at))


class ImportNoteQuerySet(models.QuerySet["ImportNote"]):
    def open(self) -> Self:
        """Keep the notes that no editor has settled."""
        return self.filter(settled_at=None)

    def doubts(self) -> Self:
        """Keep the open notes that readers are told of, in the order of the source."""
        return self.open().filter(code__in=NoteCode.doubts()).order_by("line", "id")


class ImportNote(models.Model):
    """One doubt of the importer about a page or an article of it, listed until an editor settles it."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="notes", verbose_name=_("import run"))
    page = models.ForeignKey(Page, models.CASCADE, related_name="notes", verbose_name=_("page"))
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="notes", verbose_name=_("article")
    )
    code = models.CharField(_("kind"), max_length=30, choices=note_kinds)
    line = models.PositiveIntegerField(_("source line"), null=True, blank=True)
    text = CleanTextField(_("text"))
    facts = models.JSONField(_("facts"), default=dict, blank=True, editable=False)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("settled by")
    )

    objects = ImportNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("import note")
        verbose_name_plural = _("import notes")
        ordering = [F("settled_at").asc(nulls_first=True), "page", "line", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="import_note_settled_by_somebody",
                violation_error_message=_("A settled note says who settled it and when."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_code_display()}:{self.text}"
