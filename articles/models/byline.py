from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.enums import BylineRole
from articles.models.article import Article
from articles.models.correspondent import Correspondent
from articles.models.fields import CleanCharField
from articles.models.unit import Unit


class Byline(models.Model):
    """One name over or under an article, under its label as printed.

    `unit` is where the person worked on that day, and stays when they move on.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="bylines", verbose_name=_("article"))
    correspondent = models.ForeignKey(
        Correspondent, models.PROTECT, related_name="bylines", db_index=False, verbose_name=_("correspondent")
    )
    role = models.CharField(_("role"), max_length=20, choices=BylineRole, default=BylineRole.AUTHOR)
    label = CleanCharField(_("label as printed"), max_length=60, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="bylines", verbose_name=_("unit of the day")
    )
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["article", "position"]
        indexes = [models.Index(fields=["correspondent", "article"], name="byline_by_correspondent")]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "position"],
                name="byline_position_unique_in_article",
                violation_error_message=_("The article has a byline at this position."),
            ),
            models.UniqueConstraint(
                fields=["article", "correspondent", "role"],
                name="byline_once_in_a_role",
                violation_error_message=_("This person stands in this role already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.correspondent}".lstrip()
