from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.enums import ReviewStage, Verdict
from articles.models.fields import CleanTextField
from articles.models.paper.article import Article
from articles.models.people.editor import Editor


class Review(models.Model):
    """One signature of 三审三校, bound to the text it saw. Rows are only ever added.

    `revision` is the article's at the time of signing and `digest` the SHA-256 of its wording: a change of wording
    starts a new revision, for which the signatures are given anew.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="reviews", verbose_name=_("article"))
    revision = models.PositiveIntegerField(_("revision"))
    stage = models.CharField(_("stage"), max_length=20, choices=ReviewStage)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict)
    reviewer = models.ForeignKey(Editor, models.PROTECT, related_name="reviews", verbose_name=_("reviewer"))
    reason = CleanTextField(_("reason"), blank=True)
    digest = models.CharField(_("digest of the text"), max_length=64)
    signed_at = models.DateTimeField(_("signed at"), default=timezone.now)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-signed_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "revision", "stage"],
                name="review_one_verdict_for_a_stage",
                violation_error_message=_("This stage has its verdict for this revision."),
            ),
            models.UniqueConstraint(
                fields=["article", "revision", "reviewer"],
                condition=Q(stage__in=ReviewStage.reviews()),
                name="review_three_different_people",
                violation_error_message=_("The three reviews of a revision are signed by three different people."),
            ),
            models.CheckConstraint(
                condition=~Q(verdict=Verdict.SENT_BACK) | ~Q(reason=""),
                name="review_sent_back_with_reason",
                violation_error_message=_("Sending back needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.get_stage_display()} {self.get_verdict_display()}"
