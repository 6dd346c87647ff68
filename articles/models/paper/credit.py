from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.enums import CreditRole
from articles.models.fields import CleanCharField, PrintedField
from articles.models.paper.page import Page
from articles.models.people.editor import Editor


class Credit(models.Model):
    """One name in a page's imprint, under its label as printed.

    Where print gives several labels to several names (`责编 版式:甲 乙`), every name has the role `JOINT` and the
    whole label: who did which is not known until an editor says so. `name` is as printed, whatever the person is called
    by now.
    """

    page = models.ForeignKey(Page, models.CASCADE, related_name="credits", verbose_name=_("page"))
    editor = models.ForeignKey(Editor, models.PROTECT, related_name="credits", verbose_name=_("editor"))
    name = PrintedField(_("name as printed"), of="editor", max_length=40, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=CreditRole, default=CreditRole.OTHER)
    label = CleanCharField(_("label as printed"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["page", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "position"],
                name="credit_position_unique_on_page",
                violation_error_message=_("The page has a credit at this position."),
            ),
            models.UniqueConstraint(
                fields=["page", "editor", "label"],
                name="credit_once_under_a_label",
                violation_error_message=_("This name stands under this label already."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="credit_named", violation_error_message=_("A credit names its person.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label or self.get_role_display()}:{self.name}"
