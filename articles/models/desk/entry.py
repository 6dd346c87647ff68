from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.enums import EntryAction, entry_actions
from articles.models.fields import CleanCharField, CleanTextField
from articles.models.paper.article import Article
from articles.models.people.acting import LONGEST_NAME, name_of

if TYPE_CHECKING:  # revisions hang on articles, as entries do
    from articles.models.paper.revision import Revision


class EntryQuerySet(models.QuerySet["Entry"]):
    def append(
        self,
        *,
        by: User,
        action: EntryAction,
        rows: Iterable[Model],
        message: str = "",
        reason: str = "",
        facts: Mapping[str, Any] | None = None,
        revisions: Iterable["Revision"] = (),
    ) -> list["Entry"]:
        """Append one entry for each row, in one query; for what an entry keeps, see the model.

        `revisions` are those that the act made of these rows, where they are articles.
        """
        moment, name = timezone.now(), name_of(by)
        made = {revision.article_id: revision.pk for revision in revisions}
        return self.bulk_create(
            Entry(
                actor=by,
                actor_name=name,
                action=action,
                article_id=_article_of(row),
                revision_id=made.get(row.pk) if isinstance(row, Article) else None,
                model=model_of(row),
                object_id=str(row.pk),
                object_name=str(row)[:LONGEST_NAME],
                message=message,
                reason=reason.strip(),
                facts=dict(facts or {}),
                at=moment,
            )
            for row in rows
        )

    def about(self, row: Model) -> Self:
        """Keep what is on record of one row; of an article, also of what hangs on it."""
        if isinstance(row, Article):
            return self.filter(article=row.pk)
        return self.filter(model=model_of(row), object_id=str(row.pk))


class Entry(Model):
    """One line of the record: who did what, to what, when and why. Appended, never changed and never deleted.

    The databases see to that (`triggers`). An entry stands by itself: it keeps the name of who acted, and what it is
    about as `model`, `object_id` and `object_name`, so that it can be read after the row is gone. `article` is the
    piece that it concerns, itself or by what hangs on it; no constraint holds it, because an entry outlives a piece
    that is purged. `revision` is the one that the act made, if it made one. `message` is what was done in the words of
    its day, `facts` what machines want to know of it.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="entries", verbose_name=_("account")
    )
    actor_name = CleanCharField(_("who"), max_length=LONGEST_NAME)
    action = models.CharField(_("action"), max_length=20, choices=entry_actions)
    article = models.ForeignKey(
        Article,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="entries",
        verbose_name=_("article"),
    )
    revision = models.ForeignKey(
        "articles.Revision",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("revision"),
    )
    model = models.CharField(_("kind"), max_length=100)
    object_id = models.CharField(_("key"), max_length=40)
    object_name = CleanCharField(_("what"), max_length=LONGEST_NAME)
    message = CleanTextField(_("said"), blank=True)
    reason = CleanTextField(_("reason"), blank=True)
    facts = models.JSONField(_("facts"), encoder=DjangoJSONEncoder, default=dict, blank=True)
    at = models.DateTimeField(_("moment"), default=timezone.now)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        default_permissions = ()
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["article", "-at", "-id"], name="entry_of_article"),
            models.Index(fields=["model", "object_id", "-at", "-id"], name="entry_of_object"),
            models.Index(fields=["actor", "-at", "-id"], name="entry_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.get_action_display()} {self.object_name}"


def _article_of(row: Model) -> int | None:
    """Tell which article a row is, or hangs on."""
    return row.pk if isinstance(row, Article) else getattr(row, "article_id", None)


def model_of(row: Model) -> str:
    """Name the model of a row: of an article in the bin, the article's."""
    return (row._meta.concrete_model or row)._meta.label_lower
