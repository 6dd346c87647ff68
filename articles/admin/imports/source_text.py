from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.counts import count_column, count_of
from articles.admin.shared.links import link_to
from articles.admin.shared.readonly import NotTyped
from articles.models import Article, SourceText


@admin.register(SourceText)
class SourceTextAdmin(NotTyped, DeskAdmin[SourceText]):
    """What was received, to look at and to download: never edited, and deleted only with its page.

    Deleting asks for the plain permission, since a page is deleted with its source texts; one that articles come
    from is protected by the database.
    """

    list_display = ["name", "page_link", "encoding", "article_count", "received_at"]
    list_select_related = ["page__issue"]
    list_filter = ["encoding"]
    search_fields = ["name", "sha256"]
    search_help_text = _("File name or SHA-256.")
    date_hierarchy = "received_at"
    fields = readonly_fields = ("name", "page_link", "received_at", "encoding", "sha256", "download", "numbered")

    article_count = count_column("article_count", _("articles"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceText]:
        rows: QuerySet[SourceText] = (
            super().get_queryset(request).annotate(article_count=count_of(Article.objects.at_desk(), "source"))
        )
        return rows

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.send_bytes)
        return [path("<int:pk>/bytes/", view, name="articles_sourcetext_bytes"), *super().get_urls()]

    def send_bytes(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send the file as it was received."""
        source = get_object_or_404(SourceText, pk=pk)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        disposition = content_disposition_header(as_attachment=True, filename=source.name)
        return HttpResponse(
            bytes(source.content),
            content_type="application/octet-stream",
            headers={"Content-Disposition": disposition},
        )

    @admin.display(description=_("page"), ordering="page")
    def page_link(self, source: SourceText) -> str:
        return link_to(source.page)

    @admin.display(description=_("bytes as received"))
    def download(self, source: SourceText) -> SafeString:
        url = reverse("admin:articles_sourcetext_bytes", args=[source.pk])
        return format_html('<a href="{}">{}</a>', url, _("Download"))

    @admin.display(description=_("text"))
    def numbered(self, source: SourceText) -> SafeString:
        return render_to_string("admin/articles/sourcetext/numbered.html", {"lines": source.lines})
