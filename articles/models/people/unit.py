from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import address
from articles.models.fields import CleanCharField
from articles.models.people.mergeable import Mergeable
from articles.models.words import Followed, NamedInBylines


class UnitQuerySet(NamedInBylines["Unit"]):
    path_from_article = "bylines__unit"


class Unit(Mergeable, Followed):
    """单位: where a correspondent works."""

    name = CleanCharField(_("name"), max_length=100)

    objects = UnitQuerySet.as_manager()

    class Meta(Mergeable.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name"]
        constraints = [
            *Mergeable.Meta.constraints,
            models.UniqueConstraint(
                fields=["name"], name="unit_name_unique", violation_error_message=_("There is a unit of this name.")
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="unit_named", violation_error_message=_("A unit needs a name.")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("unit", self.pk)
