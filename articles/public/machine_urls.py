"""Addresses for programs: feeds, the wire, sitemaps, search."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe

from articles.models import Correspondent
from articles.public.machines.syndication import FORMS
from articles.public.routing import read_only
from articles.public.views.discovery import opensearch, robots, sitemap, sitemap_index
from articles.public.views.errors import or_gone
from articles.public.views.feeds import ArticleFeed, CorrespondentFeed, IssueFeed, PaperFeed, TagFeed
from articles.public.views.identity import favicon, manifest, touch_icon
from articles.public.views.merged import or_merged
from articles.public.views.wire import article_ninjs, issue_epub, issue_ninjs

View = Callable[..., HttpResponse]


def in_every_form(
    page: str, name: str, feed: type[ArticleFeed], or_else: Callable[..., View] = or_gone
) -> list[URLPattern]:
    """Give the feed of a page its addresses, one for each form: `feed.atom`, and so on.

    `or_else` decorates it with the answer where there is none of its own.
    """
    return [
        read_only(f"{page}feed.{suffix}", require_safe(or_else(feed(form))), name=f"{name}-{suffix}")
        for suffix, form in FORMS.items()
    ]


urlpatterns = [
    *in_every_form("", "feed", PaperFeed),
    *in_every_form("issues/<int:pk>/", "issue-feed", IssueFeed),
    *in_every_form("correspondents/<int:pk>/", "correspondent-feed", CorrespondentFeed, or_merged(Correspondent)),
    *in_every_form("tags/<unicode-slug:slug>/", "tag-feed", TagFeed),
    read_only("articles/<int:pk>/ninjs.json", article_ninjs, name="article-ninjs"),
    read_only("issues/<int:pk>/ninjs.json", issue_ninjs, name="issue-ninjs"),
    read_only("issues/<int:pk>/issue.epub", issue_epub, name="issue-epub"),
    read_only("robots.txt", robots, name="robots"),
    read_only("sitemap.xml", sitemap_index, name="sitemaps"),
    read_only("sitemap-<slug:section>.xml", sitemap, name="sitemap"),
    read_only("opensearch.xml", opensearch, name="opensearch"),
    read_only("favicon.ico", favicon, name="favicon"),
    read_only("apple-touch-icon.png", touch_icon, name="touch-icon"),
    read_only("site.webmanifest", manifest, name="manifest"),
]
