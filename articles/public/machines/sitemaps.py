"""What search engines are told of: every public page with an address of its own, and the news of two days."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Correspondent, Issue, Unit
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.public.reading.article_counts import published_tags
from articles.public.setting.article_facts import last_changed

NEWS_LASTS = timedelta(days=2)  # and no more than a thousand pieces: both are Google's terms
NEWS_AT_MOST = 1000


class PublicSitemap(Sitemap[Any]):
    """Pages of one kind, as many in one file as a database reads at ease."""

    limit = 5000


class ArticleSitemap(PublicSitemap):
    def items(self) -> ArticleQuerySet:
        return Article.objects.published().only("updated_at", "published_at").order_by("id")

    def lastmod(self, item: Article) -> datetime:
        return last_changed(item)

    def get_latest_lastmod(self) -> datetime | None:
        """Ask the database: Django would read every article."""
        changed = Max(Greatest("updated_at", "published_at"))
        latest: datetime | None = Article.objects.published().aggregate(latest=changed)["latest"]
        return latest


class IssueSitemap(PublicSitemap):
    def items(self) -> QuerySet[Issue]:
        return Issue.objects.published().order_by("id")


class CorrespondentSitemap(PublicSitemap):
    def items(self) -> QuerySet[Correspondent]:
        return Correspondent.objects.published().order_by("id")


class UnitSitemap(PublicSitemap):
    def items(self) -> QuerySet[Unit]:
        return Unit.objects.published().order_by("id")


class TagSitemap(PublicSitemap):
    def items(self) -> QuerySet[Tag]:
        return published_tags().order_by("id")

    def location(self, item: Tag) -> str:
        return reverse("tag", args=[item.slug])


class NewsSitemap(PublicSitemap):
    """The pieces of the last two days, in the form that news search asks for; what has no date is no news."""

    def items(self) -> ArticleQuerySet:
        since = timezone.now() - NEWS_LASTS
        day = timezone.localdate(since)
        recent = Q(sorts_on__gt=day) | Q(sorts_on=day, page=None)  # print is as of the beginning of its day
        found = Article.objects.published().filter(recent, published_at__gte=since)
        return found.newest_first().without_text()[:NEWS_AT_MOST]


SITEMAPS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "news": NewsSitemap,
    "articles": ArticleSitemap,
    "issues": IssueSitemap,
    "correspondents": CorrespondentSitemap,
    "units": UnitSitemap,
    "tags": TagSitemap,
}
