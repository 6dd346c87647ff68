from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import address
from articles.models.people.mergeable import StandingRows
from articles.models.people.person import Person


class EditorQuerySet(StandingRows["Editor"]):
    path_from_article = "page__credits__editor"


class Editor(Person):
    """编辑: a member of staff, perhaps with a login."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="editor",
        verbose_name=_("login"),
    )

    objects = EditorQuerySet.as_manager()

    class Meta(Person.Meta):
        verbose_name = _("editor")
        verbose_name_plural = _("editors")

    def get_absolute_url(self) -> str:
        return address("editor", self.pk)
