from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.counts import count_column, count_of, linked_count_column
from articles.admin.shared.merging import RecordAdmin, StandingFilter
from articles.models import Article, Correspondent, Unit


@admin.register(Unit)
class UnitAdmin(RecordAdmin[Unit]):
    list_display = [
        "name",
        "correspondent_count",
        "article_count",
    ]
    list_filter = [StandingFilter]
    search_fields = ["name"]
    search_help_text = _("Name.")
    fields = ["name", "merging"]
    readonly_fields = ["merging"]
    counted = _("articles")

    correspondent_count = count_column("correspondent_count", _("correspondents"))
    article_count = linked_count_column("article_count", _("articles"), Article)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        rows: QuerySet[Unit] = (
            super()
            .get_queryset(request)
            .annotate(
                correspondent_count=count_of(Correspondent.objects.all(), "unit"),
                article_count=count_of(Article.objects.at_desk(), "bylines__unit"),
            )
        )
        return rows
