"""What proof-reading knows: errors that were found after print, and who holds which office."""

from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ErrorKind(TextChoices):
    """What is wrong in print, by the kinds of 报纸编校差错率计算方法 (2020)."""

    CHARACTER = "character", _("wrong, missing or extra characters")
    FACT = "fact", _("fact, knowledge or logic")
    GRAMMAR = "grammar", _("grammar and wording")
    FIGURE = "figure", _("wrong figure")
    NUMERAL = "numeral", _("form of numerals, measures and units")
    PUNCTUATION = "punctuation", _("punctuation")
    LAYOUT = "layout", _("layout and form")
    OTHER = "other", _("other error")

    @property
    def usual_weight(self) -> Decimal:
        """How many errors one of this kind counts as, where nobody says otherwise."""
        return Decimal("0.1") if self in SLIGHT else Decimal(1)


SLIGHT = frozenset({ErrorKind.NUMERAL, ErrorKind.PUNCTUATION, ErrorKind.LAYOUT})


class ErrorFinder(TextChoices):
    """Who found an error in print."""

    STAFF = "staff", _("the desk")
    READER = "reader", _("a reader")
    INSPECTION = "inspection", _("an inspection")


class HolderState(TextChoices):
    """Whether somebody stands for it that a person holds an office."""

    LEARNT = "learnt", _("read in the archive, to be looked at")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("not so")
