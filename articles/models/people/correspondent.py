from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import address
from articles.models.people.editor import Editor
from articles.models.people.person import Person
from articles.models.people.unit import Unit
from articles.models.words import Followed, NamedInBylines


class CorrespondentQuerySet(NamedInBylines["Correspondent"]):
    path_from_article = "bylines__correspondent"


class Correspondent(Person, Followed):
    """通讯员 or 记者: somebody who wrote or photographed. `unit` is where they work now."""

    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="correspondents", verbose_name=_("unit")
    )
    editor = models.OneToOneField(
        Editor,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="correspondent",
        verbose_name=_("editor"),
        help_text=_("The same person as a member of staff, whose own pieces these are then."),
    )

    objects = CorrespondentQuerySet.as_manager()

    class Meta(Person.Meta):
        verbose_name = _("correspondent")
        verbose_name_plural = _("correspondents")

    def get_absolute_url(self) -> str:
        return address("correspondent", self.pk)
