"""What statistics count: the pieces of a period, and who shares them. Two queries, however many pieces."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from articles.editorial.statistics.periods import Period
from articles.enums import ROLES_OF, Contribution, Visibility
from articles.models import Article, Byline
from articles.models.paper.article_queryset import public

FRONT_PAGE = 1
LEAD = 1  # the first place of a page


@dataclass(slots=True)
class Piece:
    """A piece as it counts: where and when it stood, and who made it: role, person and unit, as in the byline."""

    pk: int
    characters: int
    day: date | None
    section: str
    is_front: bool
    is_lead: bool
    is_withdrawn: bool
    byline: list[tuple[str, int, int | None]] = field(default_factory=list)

    def sharers(self, kind: Contribution) -> dict[int, int | None]:
        """Give who shares the piece as one of a kind, each once, with their unit of the day."""
        roles = ROLES_OF[kind]
        found: dict[int, int | None] = {}
        for role, person, unit in self.byline:
            if role in roles:
                found.setdefault(person, unit)
        return found


@dataclass(frozen=True, slots=True)
class Share:
    """One person's part of a piece: one of `of` equal ones."""

    piece: Piece
    person: int
    unit: int | None
    of: int

    @property
    def is_sole(self) -> bool:
        return self.of == 1


def pieces_of(period: Period | None, person: int | None = None) -> list[Piece]:
    """Read the pieces with a byline that readers see, or that were withdrawn, dated in a period: all, or a person's.

    Without a period those of all days, and those without a date.
    """
    articles = counted(period)
    if person is not None:
        articles = articles.filter(pk__in=Byline.objects.filter(correspondent=person).values("article"))
    pieces = {
        pk: Piece(
            pk, characters, day, section or "", number == FRONT_PAGE, position == LEAD, state == Visibility.WITHDRAWN
        )
        for pk, characters, day, section, number, position, state in articles.values_list(
            *("pk", "characters", "publication_date", "page__section", "page__number", "position", "visibility")
        )
    }
    rows = Byline.objects.filter(article__in=articles.values("pk")).order_by("article", "position")
    for pk, role, person, unit in rows.values_list("article", "role", "correspondent", "unit"):
        if pk in pieces:  # not one that was published between the two queries
            pieces[pk].byline.append((role, person, unit))
    return [piece for piece in pieces.values() if piece.byline]


def undated_count() -> int:
    """Count the public pieces with a byline whose date nobody knows: they are of no period."""
    undated = Article.objects.published().filter(publication_date=None)
    return undated.filter(pk__in=Byline.objects.values("article")).count()


def shares_of(piece: Piece, kind: Contribution) -> list[Share]:
    """Part a piece among those who made it: 1/n for each of n people of a kind."""
    people = piece.sharers(kind)
    return [Share(piece, person, unit, len(people)) for person, unit in people.items()]


def counted(period: Period | None) -> QuerySet[Article]:
    """Take what is public, and what was withdrawn: of its date, or else (a piece of the web) of its withdrawal."""
    withdrawn = Q(visibility=Visibility.WITHDRAWN)
    if period is None:
        return Article.objects.filter(public() | withdrawn, continues=None)
    dated = Q(sorts_on__range=(period.first, period.last))
    gone = withdrawn & Q(publication_date=None, withdrawn_at__date__range=(period.first, period.last))
    return Article.objects.filter((public() | withdrawn) & dated | gone, continues=None)
