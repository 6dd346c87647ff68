import re
from hashlib import sha256

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField
from articles.models.paper.page import Page

BYTE_ORDER_MARK = "\ufeff"
END_OF_FILE = "\x1a"  # Ctrl-Z, which old programs write
LINE_END = re.compile(r"\r\n|\n|\r")  # str.splitlines() also parts at form feeds, which are no line ends here


def words_sum(text: str) -> str:
    """Give the SHA-256 of a page's words: the same in every encoding, with every line end, however its ends are marked.

    White space at the end of a line or of the text does not count; blank lines and indents do, for they tell how a
    page is laid out.
    """
    lines = [line.rstrip() for line in LINE_END.split(text.removeprefix(BYTE_ORDER_MARK).rstrip(END_OF_FILE))]
    return sha256("\n".join(lines).rstrip().encode()).hexdigest()


class SourceText(models.Model):
    """The text of a page as received, byte for byte. The newest of a page is the one its articles come from.

    `words_sha256` tells the same page saved in another encoding or with other line ends (`words_sum`).
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="sources", verbose_name=_("page"))
    name = CleanCharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("SHA-256"), max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    words_sha256 = models.CharField(_("SHA-256 of the words"), max_length=64, db_index=True, editable=False)
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
