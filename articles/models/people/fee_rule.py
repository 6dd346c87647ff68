from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.enums import Contribution, FeeBasis

if TYPE_CHECKING:  # a type of the type checker alone
    from django_stubs_ext import StrOrPromise

NOT_NEGATIVE = [MinValueValidator(Decimal(0))]


def paid_kinds() -> list[tuple[str, "StrOrPromise"]]:
    """Give what is paid for: writing and pictures; several people of one kind share the fee of a piece."""
    return [(kind.value, kind.label) for kind in (Contribution.WRITING, Contribution.PICTURES)]


class FeeRule(models.Model):
    """稿费标准: what the paper pays from a day on, for writing or for pictures, until the next rule begins.

    The fee of a piece on the front page is multiplied by `front_page_factor`, of a lead story by `lead_factor`, of the
    lead of the front page by both.
    """

    kind = models.CharField(_("paid for"), max_length=20, choices=paid_kinds, default=Contribution.WRITING)
    since = models.DateField(_("valid from"))
    basis = models.CharField(_("reckoned"), max_length=20, choices=FeeBasis, default=FeeBasis.PER_THOUSAND)
    amount = models.DecimalField(_("amount in yuan"), max_digits=8, decimal_places=2, validators=NOT_NEGATIVE)
    front_page_factor = models.DecimalField(
        _("factor for the front page"), max_digits=4, decimal_places=2, default=1, validators=NOT_NEGATIVE
    )
    lead_factor = models.DecimalField(
        _("factor for a lead story"), max_digits=4, decimal_places=2, default=1, validators=NOT_NEGATIVE
    )

    class Meta:
        verbose_name = _("fee rule")
        verbose_name_plural = _("fee rules")
        ordering = ["-since", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "since"],
                name="fee_rule_one_from_a_day",
                violation_error_message=_("There is a rule for this from that day on."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0, front_page_factor__gte=0, lead_factor__gte=0),
                name="fee_rule_not_negative",
                violation_error_message=_("Amounts and factors are not negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since}"
