"""What correspondents and editors have in common: a name that two people may share."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.fields import CleanCharField
from articles.models.people.mergeable import Mergeable


class Person(Mergeable):
    """Somebody with a name; `distinction` tells namesakes apart and is empty for most."""

    name = CleanCharField(pgettext_lazy("of a person", "name"), max_length=40)
    distinction = CleanCharField(
        _("distinction"), max_length=40, blank=True, help_text=_("Only to tell namesakes apart, as in “the younger”.")
    )

    class Meta(Mergeable.Meta):
        abstract = True
        ordering = ["name", "distinction"]
        constraints = [
            *Mergeable.Meta.constraints,
            models.UniqueConstraint(
                fields=["name", "distinction"],
                name="%(class)s_name_unique",
                violation_error_message=_("There is a person of this name: add a distinction."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="%(class)s_named", violation_error_message=_("A person needs a name.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.distinction}）" if self.distinction else self.name
