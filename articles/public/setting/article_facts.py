"""What feeds, linked data and the wire say of an article alike."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.models import Article, Correction
from articles.models.paper.issue import beginning


@dataclass(frozen=True, slots=True)
class Corrected:
    """What machines are told of a correction of a day."""

    text: str
    day: date


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote or photographed; `address` is local, and empty where print names no person."""

    name: str
    address: str = ""
    unit: str = ""


def authors(article: Article) -> list[Author]:
    """Name the people over an article as printed, once each; else what print has in their place."""
    people: dict[int, Author] = {}
    for byline in article.bylines.all():
        person = Author(byline.name, byline.correspondent.get_absolute_url(), byline.unit_name)
        people.setdefault(byline.correspondent_id, person)
    if people:
        return list(people.values())
    return [Author(article.byline_raw)] if article.byline_raw else []


def corrected(article: Article) -> list[Corrected]:
    """Tell what was corrected, the newest first; of what was retracted, that it was, and not what it said.

    A page strikes retracted words through; a machine would hand them on as they are.
    """
    return [_corrected(correction) for correction in article.corrections.all()]


def _corrected(correction: Correction) -> Corrected:
    if correction.retracted_at is None:
        return Corrected(correction.said, correction.date)
    told = {"day": date_format(correction.date), "reason": correction.retraction_reason}
    said = gettext("The correction of %(day)s has been retracted: %(reason)s") % told
    return Corrected(said, timezone.localdate(correction.retracted_at))


def publication(article: Article) -> datetime | None:
    """Say when a published article was published, by the paper's clock; nothing where nobody knows.

    Print is as of the beginning of its day, a piece of the web as of its moment.
    """
    if article.publication_date is None:
        return None
    return beginning(article.publication_date) if article.page_id else timezone.localtime(article.published_at)


def last_changed(article: Article) -> datetime:
    """Say when a published article was changed last; what was ready before its moment changed at that moment."""
    return max(timezone.localtime(article.updated_at), timezone.localtime(article.published_at))
