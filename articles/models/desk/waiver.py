from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField, CleanTextField
from articles.models.paper.article import Article
from articles.models.people.acting import LONGEST_NAME


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def purge(self, articles: Iterable[int]) -> None:
        """Delete the waivers of pieces whose rows have just been deleted; of any other the databases refuse it."""
        self.filter(article__in=list(articles))._raw_delete(self.db)

    purge.alters_data = True  # type: ignore[attr-defined]


class Waiver(models.Model):
    """不改: somebody's reason to leave standing what proof-reading found. Appended, never changed and never deleted.

    It goes by the `key` of the finding, and so holds for later revisions in which the same stands in the same words; a
    finding that has become graver since than `severity` needs another one.
    """

    # The database holds the key; `Article.delete` takes the waivers along, after the row, as their trigger asks.
    article = models.ForeignKey(
        Article, models.DO_NOTHING, related_name="waivers", db_index=False, verbose_name=_("article")
    )
    code = models.CharField(_("kind"), max_length=40)
    severity = models.CharField(_("severity"), max_length=1)
    key = models.CharField(_("key"), max_length=64)
    excerpt = CleanTextField(_("excerpt"), blank=True)
    reason = CleanCharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="waivers", verbose_name=_("account"))
    by_name = CleanCharField(_("who"), max_length=LONGEST_NAME)
    at = models.DateTimeField(_("moment"), default=timezone.now)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        db_table = "desk_waiver"  # readers see nothing of it (the edition)
        default_permissions = ()
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["article", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key", "severity"],
                name="waiver_once",
                violation_error_message=_("This is left standing already, with a reason."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="waiver_with_reason",
                violation_error_message=_("To leave it standing needs a reason."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.excerpt}: {self.reason}"
