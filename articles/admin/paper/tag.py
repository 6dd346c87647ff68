from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit import admin as taggit_admin  # registers its own, half of it in English
from taggit.models import Tag

from articles.admin.paper.forms import TagForm
from articles.admin.shared.counts import count_of, linked_count_column
from articles.admin.shared.merging import Choice, MergingAdmin
from articles.admin.shared.staff import staff
from articles.editorial import merge_tags
from articles.models import Article, Tagging
from articles.models.paper.article_queryset import at_desk

admin.site.unregister(taggit_admin.Tag)


@admin.register(Tag)
class TagAdmin(MergingAdmin[Tag]):
    form = TagForm
    list_display = ["name", "slug", "article_count"]
    search_fields = ["name"]
    search_help_text = _("Name.")
    prepopulated_fields = {"slug": ["name"]}
    counted = _("articles")
    texts: ClassVar = {"promise": _("The pieces of the others get its tag; that is on record, and cannot be undone.")}

    article_count = linked_count_column("article_count", _("articles"), Article)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        rows: QuerySet[Tag] = (
            super()
            .get_queryset(request)
            .annotate(article_count=count_of(Tagging.objects.filter(at_desk("content_object")), "tag"))
        )
        return rows

    def describe(self, row: Tag, other: Tag) -> Choice:
        return Choice(row, Tagging.objects.filter(at_desk("content_object"), tag=row).count(), [])

    def merge_rows(self, *, gone: Tag, kept: Tag, request: HttpRequest) -> Any:
        merge_tags(gone=gone, kept=kept, by=staff(request))
