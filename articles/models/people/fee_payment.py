from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.people.correspondent import Correspondent


class FeePayment(models.Model):
    """What a correspondent was paid for the pieces of a month. `month` is its first day.

    The amount is kept as it was paid: a rule or a byline that changes later shows as a difference.
    """

    correspondent = models.ForeignKey(
        Correspondent, models.PROTECT, related_name="fee_payments", verbose_name=_("correspondent")
    )
    month = models.DateField(_("month"))
    amount = models.DecimalField(_("amount in yuan"), max_digits=10, decimal_places=2)
    paid_at = models.DateTimeField(_("marked as paid at"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("marked by"))

    class Meta:
        verbose_name = _("fee paid")
        verbose_name_plural = _("fees paid")
        ordering = ["-month", "correspondent"]
        constraints = [
            models.UniqueConstraint(
                fields=["correspondent", "month"],
                name="fee_payment_once_a_month",
                violation_error_message=_("The month has been marked as paid for this correspondent."),
            ),
            models.CheckConstraint(
                condition=Q(month__day=1),
                name="fee_payment_of_a_whole_month",
                violation_error_message=_("A month is named by its first day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.correspondent} {self.month:%Y-%m}"
