"""Feeds with the full text: of the paper, of an issue, of a correspondent, of a tag.

The address of a feed is that of its page with `feed.atom`, `feed.rss` or `feed.json` at the end. The id of an item is
its permanent address.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, Correspondent, Issue
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.public.machines.syndication import FullText
from articles.public.reading.article_counts import published_tags
from articles.public.reading.prefetches import in_full
from articles.public.reading.withdrawn import published_issue
from articles.public.setting import text_blocks
from articles.public.setting.article_facts import authors, last_changed, publication
from articles.public.setting.markup import leaf

NEWEST = 30
SUMMARY = 120


class ArticleFeed(Feed[Any, Any]):
    """Articles in full, in one of `syndication.FORMS`."""

    language = "zh-Hans"

    def __init__(self, form: type[FullText]) -> None:
        self.feed_type = form

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer without Django's `Last-Modified`: it cannot tell that a piece was withdrawn."""
        response = super().__call__(request, *args, **kwargs)
        del response.headers["Last-Modified"]
        return response

    def title(self, obj: Any) -> str:
        return f"{obj} · {settings.PAPER_NAME}"

    def link(self, obj: Any) -> str:
        return str(obj.get_absolute_url())

    def description(self, obj: Any) -> str:
        return self.title(obj)

    def author_name(self) -> str:
        return settings.PAPER_NAME

    def item_title(self, item: Article) -> str:
        return item.title

    def item_description(self, item: Article) -> str:
        return leaf(text_blocks.excerpt(item, SUMMARY))

    def item_pubdate(self, item: Article) -> datetime | None:
        return publication(item)

    def item_updateddate(self, item: Article) -> datetime:
        return last_changed(item)

    def item_categories(self, item: Article) -> list[str]:
        return [tag.name for tag in item.subjects]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        content = render_to_string("feed_item.html", {"article": item}).strip()
        return {"content": content, "authors": [(author.name, author.address) for author in authors(item)]}


class PaperFeed(ArticleFeed):
    """The newest articles of the paper."""

    def title(self, obj: None) -> str:
        return settings.PAPER_NAME

    def link(self, obj: None) -> str:
        return reverse("home")

    def items(self) -> ArticleQuerySet:
        return in_full(Article.objects.published().newest_first())[:NEWEST]


class IssueFeed(ArticleFeed):
    """A whole issue, as printed."""

    def title(self, obj: Issue) -> str:
        return f"{obj.name} · {settings.PAPER_NAME}"

    def get_object(self, request: HttpRequest, pk: int) -> Issue:
        return published_issue(pk=pk)

    def items(self, obj: Issue) -> ArticleQuerySet:
        return in_full(Article.objects.published().in_issue(obj).as_printed())


class CorrespondentFeed(ArticleFeed):
    """The newest articles of a correspondent."""

    def get_object(self, request: HttpRequest, pk: int) -> Correspondent:
        return get_object_or_404(Correspondent.objects.published(), pk=pk)

    def items(self, obj: Correspondent) -> ArticleQuerySet:
        return in_full(Article.objects.published().by(obj).newest_first())[:NEWEST]


class TagFeed(ArticleFeed):
    """The newest articles of a tag."""

    def get_object(self, request: HttpRequest, slug: str) -> Tag:
        return get_object_or_404(published_tags(), slug=slug)

    def link(self, obj: Tag) -> str:
        return reverse("tag", args=[obj.slug])

    def items(self, obj: Tag) -> ArticleQuerySet:
        return in_full(Article.objects.published().tagged(obj).newest_first())[:NEWEST]
