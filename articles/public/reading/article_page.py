"""One article, with all that its page shows."""

from typing import NamedTuple

from django.db.models import BigIntegerField, DateTimeField, Exists, OuterRef, Value
from django.http import Http404

from articles.models import Article, Byline, Correction, ImportNote, Tagging
from articles.public.reading.prefetches import SIGNED, keep
from articles.public.reading.prepared import Given, Prepared

_KEY = Given("pk", BigIntegerField())
_STORY = Prepared(
    Article.objects.filter(pk=_KEY)
    .annotate(
        has_remarks=Exists(Correction.objects.filter(article=OuterRef("pk")).order_by())
        | Exists(ImportNote.objects.doubts().filter(article=OuterRef("pk")).order_by())
    )
    .defer("imported", "page__imported", "page__imprint_lines")
    .select_related("page__issue")
)
_BYLINES = Prepared(SIGNED.filter(article=_KEY))
_TAGGINGS = Prepared(Tagging.objects.filter(content_object=_KEY).select_related("tag"))
_CORRECTIONS = Correction.objects.filter(article=_KEY).order_by()
_DOUBTS = ImportNote.objects.doubts().filter(article=_KEY).order_by()
_SAID = ("id", "at", "wrong", "right", "text", "retracted_at", "retraction_reason")
_NEVER, _NOTHING = Value(None, DateTimeField()), Value("")
_REMARKS = Prepared(
    _CORRECTIONS.values_list(*_SAID, _NOTHING).union(
        _DOUBTS.values_list("pk", _NEVER, _NOTHING, _NOTHING, _NOTHING, _NEVER, _NOTHING, "code"), all=True
    )
)


class Doubt(NamedTuple):
    """What is in doubt in an article, by its kind."""

    pk: int
    code: str


def bylines_of(pk: int) -> list[Byline]:
    """Read who signed an article, each with the unit of the day, in printed order."""
    return _BYLINES.ask(pk=pk)


def read_article(pk: int) -> Article:
    """Find an article with all that its page shows, the open doubts as `doubts`; raises `Http404`.

    That takes three queries, and a fourth where anything was corrected or is in doubt.
    """
    found = _STORY.ask(pk=pk) if pk <= BigIntegerField.MAX_BIGINT else []
    for article in found:
        remarks = _REMARKS.ask(pk=pk) if vars(article)["has_remarks"] else []
        corrections = [Correction(**dict(zip(_SAID, said, strict=True))) for *said, code in remarks if not code]
        corrections.sort(key=lambda correction: (correction.at, correction.pk), reverse=True)
        vars(article)["doubts"] = sorted(Doubt(pk, code) for pk, *_empty, code in remarks if code)
        keep(article, bylines=bylines_of(pk), taggings=_TAGGINGS.ask(pk=pk), corrections=corrections)
        return article
    raise Http404
