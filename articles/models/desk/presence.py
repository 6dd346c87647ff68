from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.paper.article import Article

LASTS = timedelta(minutes=1)  # three beats of the form's script
SWEPT = 100  # at once


class PresenceQuerySet(models.QuerySet["Presence"]):
    def now(self, article: int, at: datetime) -> Self:
        """Keep the windows in which a piece stands open, the earliest first."""
        return self.filter(article=article, seen_at__gt=at - LASTS).select_related("user").order_by("opened_at", "pk")

    def sweep(self, at: datetime) -> None:
        """Forget windows that have fallen silent."""
        old = self.filter(seen_at__lte=at - LASTS).values_list("pk", flat=True)[:SWEPT]
        self.filter(pk__in=list(old)).delete()

    sweep.alters_data = True  # type: ignore[attr-defined]


class Presence(models.Model):
    """One window in which somebody has a piece open. Rows say when they were last heard of, and vanish by themselves.

    `tab` is the key of the form in that window. No key of the database holds `article`: a piece does not wait for a row
    that is forgotten within minutes.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("account"))
    article = models.ForeignKey(
        Article, models.DO_NOTHING, related_name="+", db_constraint=False, verbose_name=_("article")
    )
    tab = CleanCharField(max_length=40)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        db_table = "desk_presence"  # readers see nothing of it (the edition)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "article", "tab"],
                name="presence_once_for_a_window",
                violation_error_message=_("This window is known already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.tab}"
