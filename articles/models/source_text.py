import re

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.page import Page

LINE_END = re.compile(r"\r\n|\n|\r")  # str.splitlines() also parts at form feeds, which are no line ends here


class SourceText(models.Model):
    """The text of a page as received, byte for byte. The newest of a page is the one its articles come from."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="sources", verbose_name=_("page"))
    name = CleanCharField(_("file name"), max_length=255)
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, db_index=True, validators=[RegexValidator(r"^[0-9a-f]{64}$")]
    )
    encoding = models.CharField(_("encoding"), max_length=40)
    content = models.BinaryField(_("bytes as received"))
    received_at = models.DateTimeField(_("received at"), default=timezone.now)

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")
        ordering = ["-received_at", "-id"]
        get_latest_by = ["received_at", "id"]
        indexes = [models.Index(fields=["name", "-received_at", "-id"], name="source_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "sha256"],
                name="source_once_per_page",
                violation_error_message=_("The page has this source already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        """Decode the bytes, as the import did."""
        return bytes(self.content).decode(self.encoding)

    @property
    def lines(self) -> list[str]:
        """The text by line, as the import counts them: line 1 comes first."""
        return LINE_END.split(self.text)
