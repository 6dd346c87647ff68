from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.codes import NoteCode
from articles.enums import RunState, note_kinds
from articles.models.fields import CleanCharField, CleanTextField
from articles.models.paper.article import Article
from articles.models.paper.article_queryset import at_desk
from articles.models.paper.page import Page
from articles.models.people.acting import LONGEST_NAME, name_of, system_user

# A run that has not landed a page for so long, and has not said that it ended, was killed.
SILENCE = timedelta(minutes=10)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def begin(self, by: User | None = None) -> "ImportRun":
        """Make a run of somebody, or of the newsroom itself, and close those that were killed before."""
        self._killed().update(state=RunState.BROKEN_OFF, finished_at=F("seen_at"))
        actor = by or system_user()
        return self.create(actor=actor, actor_name=name_of(actor))

    def _killed(self) -> Self:
        return self.filter(state=RunState.RUNNING, seen_at__lt=timezone.now() - SILENCE)


class ImportRun(models.Model):
    """One call of the import that wrote something. A run that changes nothing leaves no row.

    Each page that lands is counted with it, in its transaction, and `seen_at` moved on; what else is counted, when the
    run ends. One that is killed says nothing any more, and is closed by the next (`begin`). Runs of a version that did
    not ask who imports have no `actor`.
    """

    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    seen_at = models.DateTimeField(_("last page at"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=RunState, default=RunState.RUNNING)
    pages_created = models.PositiveIntegerField(_("pages created"), default=0)
    pages_updated = models.PositiveIntegerField(_("pages updated"), default=0)
    pages_unchanged = models.PositiveIntegerField(_("pages unchanged"), default=0)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("account")
    )
    actor_name = CleanCharField(_("who"), max_length=LONGEST_NAME, blank=True, editable=False)
    refusals = models.JSONField(_("refused files"), default=list, blank=True)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return localize(timezone.localtime(self.started_at))

    @property
    def state_now(self) -> RunState:
        """How the run stands: broken off, though nobody has written that yet, where it has been silent for long."""
        silent = timezone.now() - self.seen_at > SILENCE
        return RunState.BROKEN_OFF if silent and self.state == RunState.RUNNING else RunState(self.state)


class ImportNoteQuerySet(models.QuerySet["ImportNote"]):
    def open(self) -> Self:
        """Keep the notes that no editor has settled."""
        return self.filter(settled_at=None)

    def at_desk(self) -> Self:
        """Leave out notes about articles in the bin."""
        return self.filter(at_desk("article"))

    def doubts(self) -> Self:
        """Keep the open notes that readers are told of, in the order of the source."""
        return self.open().filter(code__in=NoteCode.doubts()).order_by("line", "id")


class Readable(DjangoJSONEncoder):
    """Write JSON with its characters as they are, so that they can be searched."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


class ImportNote(models.Model):
    """One doubt of the importer about a page or an article of it, listed until an editor settles it.

    It keeps facts: `importing/report/stored_notes.py` makes the sentence when it is shown. `text` is the sentence of a
    version that did not keep them all, and empty otherwise.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="notes", verbose_name=_("import run"))
    page = models.ForeignKey(Page, models.CASCADE, related_name="notes", verbose_name=_("page"))
    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="notes", verbose_name=_("article")
    )
    code = models.CharField(_("kind"), max_length=30, choices=note_kinds)
    line = models.PositiveIntegerField(_("source line"), null=True, blank=True)
    text = CleanTextField(_("text"), blank=True, default="")
    facts = models.JSONField(_("facts"), encoder=Readable, default=dict, blank=True, editable=False)
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
        where = gettext("line %(line)d") % {"line": self.line} if self.line else gettext("page")
        return f"{self.get_code_display()} {where}"
