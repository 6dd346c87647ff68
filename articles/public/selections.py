"""What pages bring along of the articles that they show."""

from django.db.models import BigIntegerField, Exists, OuterRef, Prefetch, prefetch_related_objects
from django.http import Http404

from articles.models import Article, Byline, Correction, Credit, ImportNote, Tagging
from articles.models.article import ArticleQuerySet
from articles.public.prepared import Given, Prepared

LISTED = (
    *("kicker", "headline", "deck", "byline_raw", "dateline", "published_at"),
    *("page__number", "page__section", "page__issue__date", "page__issue__number", "page__issue__not_before"),
)
BYLINES = Prefetch("bylines", Byline.objects.select_related("correspondent", "unit").order_by("position"))
CREDITS = Credit.objects.select_related("editor").order_by("position")
TAGS = Prefetch("taggings", Tagging.objects.select_related("tag"))


def in_full(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along the whole of each article: text, bylines, page and issue, tags, corrections."""
    whole = articles.defer("imported", "page__imported").select_related("page__issue")
    return whole.prefetch_related(BYLINES, TAGS, "corrections")


def for_lists(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Bring along what a list shows of each article: bylines, page and issue, the opening of the text."""
    return articles.without_text().select_related("page__issue").only(*LISTED).prefetch_related(BYLINES)


def for_the_front(articles: ArticleQuerySet) -> list[Article]:
    """Read what a front page shows of its articles: the bylines of the first, and the imprint of its page."""
    imprint = ("page__hotline", "page__email")
    found = list(articles.without_text().select_related("page__issue").only(*LISTED, *imprint))
    prefetch_related_objects(found[:1], BYLINES, Prefetch("page__credits", CREDITS))
    return found


KEY = Given("pk", BigIntegerField())
_STORY = Prepared(
    Article.objects.filter(pk=KEY)
    .annotate(
        has_doubts=Exists(ImportNote.objects.doubts().filter(article=OuterRef("pk"))),
        has_corrections=Exists(Correction.objects.filter(article=OuterRef("pk")).order_by()),
    )
    .defer("imported", "page__imported", "page__imprint_lines")
    .select_related("page__issue")
)
_BYLINES = Prepared(Byline.objects.filter(article=KEY).select_related("correspondent", "unit").order_by("position"))
_TAGGINGS = Prepared(Tagging.objects.filter(content_object=KEY).select_related("tag"))


def story(pk: int) -> Article:
    """Find an article with all that its page shows; raises `Http404`.

    Asked without corrections, as most are, it takes three queries; `has_doubts` says whether there are open ones.
    """
    found = _STORY.ask(pk=pk) if pk <= BigIntegerField.MAX_BIGINT else ()
    for article in found:
        corrections = article.corrections.all() if article.has_corrections else Correction.objects.none()
        rows = {"bylines": _BYLINES.ask(pk=pk), "taggings": _TAGGINGS.ask(pk=pk), "corrections": corrections}
        vars(article)["_prefetched_objects_cache"] = rows  # as `prefetch_related` keeps them
        return article
    raise Http404
