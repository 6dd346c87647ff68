from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.paper.article import Article

KEPT = timedelta(days=30)
MOST = 50  # of one person; the oldest make room
SWEPT = 100  # at once


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, user: User) -> Self:
        """Keep a person's own, newest first: nobody sees another's."""
        return self.filter(user=user).order_by("-updated_at", "-pk")

    def sweep(self, at: datetime) -> None:
        """Forget what nobody has come back to."""
        old = self.filter(updated_at__lte=at - KEPT).values_list("pk", flat=True)[:SWEPT]
        self.filter(pk__in=list(old)).delete()

    sweep.alters_data = True  # type: ignore[attr-defined]


class Draft(models.Model):
    """What somebody has typed into one open form of a piece and not saved. It is no revision, and fills no history.

    `key` is that of the open form, so that two windows do not write over each other. `typed` holds the names and values
    of the form's fields in their order, as a browser sends them. `article` is empty for a new piece, and for one that
    is gone.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts", db_index=False, verbose_name=_("account")
    )
    key = CleanCharField(max_length=40)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="drafts", verbose_name=_("article"))
    title = CleanCharField(_("headline"), max_length=100, blank=True)
    typed = models.JSONField(default=list)
    updated_at = models.DateTimeField(_("updated at"), db_index=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        db_table = "desk_draft"  # readers see nothing of it (the edition)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                name="draft_one_for_a_form",
                violation_error_message=_("This form has its draft already."),
            )
        ]

    def __str__(self) -> str:
        return self.title
