from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import CleanCharField


class ConfusedWord(models.Model):
    """易错词: a form that proof-reading reports wherever it stands, or one of the shipped list that it shall spare.

    `right` is what replaces it, empty where that depends. `is_spared` switches the shipped entry of this form off.
    """

    wrong = CleanCharField(_("wrong form"), max_length=40, unique=True, validators=[MinLengthValidator(2)])
    right = CleanCharField(
        _("right form"), max_length=40, blank=True, help_text=_("What replaces it; empty where that depends.")
    )
    is_spared = models.BooleanField(
        _("right after all"),
        default=False,
        help_text=_("The shipped list reports this form: for this paper it shall not."),
    )
    note = CleanCharField(_("note"), max_length=200, blank=True)

    class Meta:
        db_table = "desk_confused_word"  # readers see nothing of it (the edition)
        verbose_name = _("confused word")
        verbose_name_plural = _("confused words")
        ordering = ["wrong"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(wrong=""),
                name="confused_word_named",
                violation_error_message=_("Say which form is wrong."),
            ),
            models.CheckConstraint(
                condition=~Q(wrong=F("right")),
                name="confused_word_differs",
                violation_error_message=_("The right form is another than the wrong one."),
            ),
            models.CheckConstraint(
                condition=Q(is_spared=False) | Q(right=""),
                name="confused_word_spared_or_replaced",
                violation_error_message=_("A form that is right after all is replaced by nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}" if self.right else self.wrong
