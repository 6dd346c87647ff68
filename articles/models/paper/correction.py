from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanTextField
from articles.models.paper.article import Article
from articles.models.people.editor import Editor
from articles.models.visibility import ReachedByArticles


class CorrectionQuerySet(ReachedByArticles["Correction"]):
    path_from_article = "corrections"


class Correction(models.Model):
    """更正: a public, dated correction shown with its article."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="corrections", verbose_name=_("article"))
    date = models.DateField(_("date"), default=timezone.localdate)
    text = CleanTextField(_("text"))
    editor = models.ForeignKey(
        Editor, models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("editor")
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-date", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="correction_says_something",
                violation_error_message=_("A correction says what was wrong and what is right."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.article}"
