from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import Stage, Step, Verdict
from articles.models.fields import CleanCharField, CleanTextField
from articles.models.paper.article import Article
from articles.models.paper.page import Page
from articles.models.paper.revision import Revision
from articles.models.people.acting import LONGEST_NAME
from articles.models.people.editor import Editor


class Signed(models.Model):
    """Who signed, and when: a login, the name of that day, and the person that the login stood for."""

    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="%(class)ss", verbose_name=_("account")
    )
    signer_name = CleanCharField(_("who"), max_length=LONGEST_NAME)
    editor = models.ForeignKey(
        Editor, models.PROTECT, null=True, related_name="%(class)ss", verbose_name=_("editor"), db_index=False
    )
    opinion = CleanTextField(_("opinion"), blank=True)
    at = models.DateTimeField(_("signed at"), default=timezone.now)

    class Meta:
        abstract = True
        default_permissions = ()


class PageSignature(Signed):
    """One proof of a page, or its release to the press (付印): appended, never changed and never deleted.

    `layout` is the page as it was signed: for each piece, in printed order, its key, its place, the revision that the
    signer received and the one that they left.
    """

    page = models.ForeignKey(Page, models.PROTECT, related_name="signatures", verbose_name=_("page"))
    step = models.CharField(_("step"), max_length=20, choices=Step)
    layout = models.JSONField(_("layout"), default=list)

    class Meta(Signed.Meta):
        db_table = "desk_page_signature"  # readers see nothing of it (the edition)
        verbose_name = _("signature of a page")
        verbose_name_plural = _("signatures of pages")
        ordering = ["page", "id"]

    def __str__(self) -> str:
        return f"{self.page} {self.get_step_display()} {self.signer_name}"


class SignatureQuerySet(models.QuerySet["Signature"]):
    def in_order(self) -> Self:
        """Order as signed, with the revisions that were seen and left, but not their words."""
        revisions = [f"{name}__content" for name in ("saw", "left")]
        return self.select_related("saw", "left", "signer", "editor").defer(*revisions).order_by("article_id", "pk")

    def purge(self, articles: Iterable[int]) -> None:
        """Delete the signatures of pieces whose rows have just been deleted; of any other the databases refuse it."""
        keys = list(articles)
        Answer.objects.filter(signature__article__in=keys)._raw_delete(self.db)
        self.filter(article__in=keys)._raw_delete(self.db)

    purge.alters_data = True  # type: ignore[attr-defined]


class Signature(Signed):
    """One signature of 三审三校, bound to the words that it saw: appended, never changed and never deleted.

    `saw` is the revision that the signer received, `left` the one that they passed on; between the two lie their own
    changes. `round` counts how often the piece began anew. `sent_to` is the stage to which it was sent back. A proof of
    a page signs each of its pieces, with one `page_signature`. Of print, `transcription` is the one signature.
    """

    # The database holds the key; `Article.delete` takes the signatures along, after the row, as their trigger asks.
    article = models.ForeignKey(
        Article, models.DO_NOTHING, related_name="signatures", db_index=False, verbose_name=_("article")
    )
    round = models.PositiveSmallIntegerField(_("round"))
    step = models.CharField(_("step"), max_length=20, choices=Step)
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict, default=Verdict.APPROVED)
    sent_to = models.CharField(_("sent back to"), max_length=20, choices=Stage, blank=True)
    saw = models.ForeignKey(
        Revision, models.DO_NOTHING, related_name="+", db_index=False, verbose_name=_("revision received")
    )
    left = models.ForeignKey(
        Revision, models.DO_NOTHING, related_name="+", db_index=False, verbose_name=_("revision passed on")
    )
    page_signature = models.ForeignKey(
        PageSignature, models.PROTECT, null=True, related_name="signatures", verbose_name=_("signature of the page")
    )

    objects = SignatureQuerySet.as_manager()

    class Meta(Signed.Meta):
        db_table = "desk_signature"  # readers see nothing of it (the edition)
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ["article", "id"]
        indexes = [models.Index(fields=["article", "id"], name="signature_of_article")]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict=Verdict.APPROVED) | ~Q(opinion=""),
                name="signature_not_approved_with_reason",
                violation_error_message=_("Sending back and declining need a reason."),
            ),
            models.CheckConstraint(
                condition=Q(verdict=Verdict.SENT_BACK) & ~Q(sent_to="") | ~Q(verdict=Verdict.SENT_BACK) & Q(sent_to=""),
                name="signature_sent_back_to_a_stage",
                violation_error_message=_("Sending back names the stage, and nothing else does."),
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.FIRST_REVIEW) | ~Q(opinion=""),
                name="signature_first_review_with_opinion",
                violation_error_message=_("The first review needs an opinion."),
            ),
        ]

    def __str__(self) -> str:
        verdict = " → ".join(filter(None, [self.get_verdict_display(), self.sent_to and self.get_sent_to_display()]))
        told = {"step": self.get_step_display(), "verdict": verdict, "name": self.signer_name}
        return gettext("%(step)s: %(verdict)s by %(name)s") % told


class Answer(models.Model):
    """What somebody answers to an opinion: appended, never changed and never deleted."""

    signature = models.ForeignKey(Signature, models.DO_NOTHING, related_name="answers", verbose_name=_("signature"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="answers", verbose_name=_("account")
    )
    author_name = CleanCharField(_("who"), max_length=LONGEST_NAME)
    text = CleanTextField(_("answer"))
    at = models.DateTimeField(_("moment"), default=timezone.now)

    class Meta:
        db_table = "desk_answer"  # readers see nothing of it (the edition)
        default_permissions = ()
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["signature", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="answer_says_something",
                violation_error_message=_("An answer needs words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text}"
