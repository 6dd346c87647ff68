from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection, models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import RevisionWay
from articles.models.fields import CleanCharField
from articles.models.imports.import_run import Readable
from articles.models.paper.article import Article
from articles.models.paper.content import Content
from articles.models.people.acting import name_of


class RevisionQuerySet(models.QuerySet["Revision"]):
    def reserve(self, count: int) -> list[int]:
        """Give the keys of revisions that this transaction will append, for rows that are made with them.

        A public piece is never without its revision, not even while both are made. SQLite's transactions are
        immediate: nobody else takes a key meanwhile.
        """
        table = self.model._meta.db_table
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
                )
                return [key for (key,) in cursor.fetchall()]
            cursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
            last = cursor.fetchone()[0]
            return list(range(last + 1, last + 1 + count))

    def append(
        self,
        *,
        article: Article,
        content: Content,
        way: RevisionWay,
        author: User | None = None,
        based_on: "Revision | None" = None,
        note: str = "",
    ) -> "Revision":
        """Append the next revision of a piece, and make it the one that the desk works on.

        To be called with the row of the piece locked. Without an author it is the newsroom's own; it is based on the
        latest one, unless told.
        """
        (revision,) = self.append_all([(article, content)], way=way, author=author, based_on=based_on, note=note)
        Article.objects.filter(pk=article.pk).update(latest_revision=revision)
        return revision

    def append_all(
        self,
        said: Iterable[tuple[Article, Content]],
        *,
        way: RevisionWay,
        author: User | None = None,
        based_on: "Revision | None" = None,
        note: str = "",
    ) -> list["Revision"]:
        """Append the next revision of each of several pieces, in two queries.

        Each is the latest of its piece in memory: whoever calls writes that with the rest of the row.
        """
        pieces = list(said)
        before = [article.latest_revision_id for article, _content in pieces if article.latest_revision_id]
        numbers: dict[int | None, int] = dict(self.filter(pk__in=before).values_list("pk", "number"))
        rows = self.bulk_create(
            _row(
                article,
                content,
                number=numbers.get(article.latest_revision_id, 0) + 1,
                based_on_id=based_on.pk if based_on else article.latest_revision_id,
                way=way,
                author=author,
                note=note,
            )
            for article, content in pieces
        )
        for (article, _content), row in zip(pieces, rows, strict=True):
            article.latest_revision = row
        return rows

    def purge(self, articles: Iterable[int]) -> None:
        """Delete the revisions of pieces whose rows have just been deleted; of any other the databases refuse it."""
        self.filter(article__in=list(articles))._raw_delete(self.db)

    def begin_all(
        self, said: Iterable[tuple[Article, Content]], *, way: RevisionWay, author: User | None = None, note: str = ""
    ) -> list["Revision"]:
        """Append the first revision of pieces that were made with a reserved key for it, in one query."""
        return self.bulk_create(
            _row(article, content, pk=article.latest_revision_id, number=1, way=way, author=author, note=note)
            for article, content in said
        )

    purge.alters_data = append.alters_data = append_all.alters_data = begin_all.alters_data = True  # type: ignore[attr-defined]


class Revision(models.Model):
    """What a piece said at one moment: appended with every save, never changed and never deleted.

    The databases see to that (`triggers`). `content` is the JSON that `Content` reads, `digest` the sum of its printed
    words. `based_on` is the revision that its author had before them, `author_name` the name of that day, which
    outlives the account; without an author the newsroom itself made it.
    """

    # The database holds the key; `Article.delete` takes the revisions along, after the row, as their trigger asks.
    article = models.ForeignKey(
        Article, models.DO_NOTHING, related_name="revisions", db_index=False, verbose_name=_("article")
    )
    number = models.PositiveIntegerField(_("number"))
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", db_index=False, verbose_name=_("based on")
    )
    content = models.JSONField(_("content"), encoder=Readable)
    digest = models.CharField(_("digest of the text"), max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="revisions", verbose_name=_("account")
    )
    author_name = CleanCharField(_("who"), max_length=200)
    way = models.CharField(_("way"), max_length=20, choices=RevisionWay)
    note = CleanCharField(_("note"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("moment"), default=timezone.now)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        default_permissions = ()
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number"],
                name="revision_number_unique_in_article",
                violation_error_message=_("The article has a revision of this number."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("revision %(number)d") % {"number": self.number}

    @cached_property
    def said(self) -> Content:
        """What the piece said."""
        return Content.from_json(self.content)


def _row(article: Article, content: Content, *, author: User | None, **fields: Any) -> Revision:
    return Revision(
        article_id=article.pk,
        content=content.as_json(),
        digest=content.digest,
        author=author,
        author_name=name_of(author) if author else gettext("System"),
        **fields,
    )
