from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit import admin as taggit_admin  # registers its own, half of it in English
from taggit.models import Tag

from articles.admin.paper.forms import TagForm
from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.counts import count_of, linked_count_column
from articles.models import Article, Tagging
from articles.models.article import at_desk

admin.site.unregister(taggit_admin.Tag)


@admin.register(Tag)
class TagAdmin(DeskAdmin[Tag]):
    form = TagForm
    list_display = ["name", "slug", "article_count"]
    search_fields = ["name"]
    search_help_text = _("Name.")
    prepopulated_fields = {"slug": ["name"]}

    article_count = linked_count_column("article_count", _("articles"), Article)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        rows: QuerySet[Tag] = (
            super()
            .get_queryset(request)
            .annotate(article_count=count_of(Tagging.objects.filter(at_desk("content_object")), "tag"))
        )
        return rows
