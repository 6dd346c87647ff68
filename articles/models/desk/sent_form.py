from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.paper.article import Article

KEPT = timedelta(days=30)  # as long as a draft: an open form can be as old
SWEPT = 100  # at once


class SentFormQuerySet(models.QuerySet["SentForm"]):
    def sweep(self, at: datetime) -> None:
        """Forget forms that nobody has open any more."""
        old = self.filter(sent_at__lte=at - KEPT).values_list("pk", flat=True)[:SWEPT]
        self.filter(pk__in=list(old)).delete()

    sweep.alters_data = True  # type: ignore[attr-defined]


class SentForm(models.Model):
    """A form of a new piece that was saved, so that a second click on its button makes no second piece.

    `key` is that of the form, `digest` the SHA-256 of what it sent. `article` is the piece it made: none where
    that is gone.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    key = CleanCharField(max_length=40)
    digest = CleanCharField(max_length=64)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+", verbose_name=_("article"))
    sent_at = models.DateTimeField(db_index=True)

    objects = SentFormQuerySet.as_manager()

    class Meta:
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")
        db_table = "desk_sent_form"  # readers see nothing of it (the edition)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                name="sent_form_once",
                violation_error_message=_("This form has been saved already."),
            )
        ]

    def __str__(self) -> str:
        return self.key
