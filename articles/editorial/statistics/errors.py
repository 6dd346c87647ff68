"""差错率: errors found in print, by weight, in each 10,000 characters of a piece, a page, an issue or a period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q, QuerySet, Sum

from articles.editorial.statistics.periods import Period
from articles.editorial.statistics.pieces import counted
from articles.enums import ErrorKind
from articles.models import Article, Issue, Page, PrintError

TEN_THOUSAND = 10_000
LIMIT = Decimal(3)  # a paper is in order up to 万分之三: 报纸期刊质量管理规定 (2020)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """So many errors, which count as `weight`, in so many characters of text."""

    number: int = 0
    weight: Decimal = Decimal(0)
    characters: int = 0

    def __add__(self, other: "ErrorRate") -> "ErrorRate":
        return ErrorRate(self.number + other.number, self.weight + other.weight, self.characters + other.characters)

    @property
    def per_ten_thousand(self) -> Decimal | None:
        """The rate, rounded to the hundredth; none without any text."""
        if not self.characters:
            return None
        return (self.weight * TEN_THOUSAND / self.characters).quantize(HUNDREDTH, ROUND_HALF_UP)

    @property
    def is_over(self) -> bool:
        """Whether it is more than a paper may have."""
        return self.weight * TEN_THOUSAND > LIMIT * self.characters


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """The rates of a period.

    By issue, newest first (None for pieces of the web, last), and of the pieces with an error, the worst first; by kind
    there are errors alone.
    """

    total: ErrorRate
    issues: Mapping[Issue | None, ErrorRate]
    pieces: Mapping[Article, ErrorRate]
    kinds: Mapping[ErrorKind, ErrorRate]


def rate_of_piece(article: Article) -> ErrorRate:
    """Give the rate of a piece, with the errors of its half on another page, in one query."""
    errors = PrintError.objects.filter(Q(article=article) | Q(article__continues=article))
    return ErrorRate(*errors.counted(), article.characters)


def rate_of_page(page: Page) -> ErrorRate:
    """Give the rate of a page, in two queries."""
    return ErrorRate(*PrintError.objects.of_page(page).counted(), _characters(counted(None).filter(page=page)))


def rate_of_issue(issue: Issue) -> ErrorRate:
    """Give the rate of an issue, in two queries."""
    text = _characters(counted(None).filter(page__issue=issue))
    return ErrorRate(*PrintError.objects.of_issue(issue).counted(), text)


def error_rates(period: Period | None) -> ErrorRates:
    """Give the rates of a period, or of all that was printed, in four queries."""
    issues, pieces, kinds = _errors_in(period)
    texts = counted(period).order_by().values_list("page__issue").annotate(text=Sum("characters"))
    for issue, text in texts:
        issues[issue] = issues.get(issue, ErrorRate()) + ErrorRate(characters=text)
    return ErrorRates(
        total=sum(issues.values(), ErrorRate()),
        issues=_named(issues),
        pieces=_titled(pieces),
        kinds={kind: kinds[kind] for kind in ErrorKind if kind in kinds},
    )


def _errors_in(
    period: Period | None,
) -> tuple[dict[int | None, ErrorRate], dict[int, ErrorRate], dict[str, ErrorRate]]:
    """Add up the errors of a period by issue, by piece and by kind."""
    issues: dict[int | None, ErrorRate] = {}
    pieces: dict[int, ErrorRate] = {}
    kinds: dict[str, ErrorRate] = {}
    places = ("page__issue", "article__page__issue", "article", "article__continues", "kind")
    rows = PrintError.objects.filter(_of(period)).order_by().values_list(*places)
    for of_page, of_piece, piece, whole, kind, number, weight in rows.annotate(number=Count("pk"), sum=Sum("weight")):
        found, issue = ErrorRate(number, weight), of_page or of_piece
        issues[issue] = issues.get(issue, ErrorRate()) + found
        kinds[kind] = kinds.get(kind, ErrorRate()) + found
        if piece:
            pieces[whole or piece] = pieces.get(whole or piece, ErrorRate()) + found
    return issues, pieces, kinds


def _of(period: Period | None) -> Q:
    """Take the errors of a period: by the day of their issue, else by that of their piece."""
    if period is None:
        return Q()
    days = (period.first, period.last)
    printed = Q(page__issue__sorts_on__range=days) | Q(article__sorts_on__range=days)
    return printed | Q(article__publication_date=None, article__withdrawn_at__date__range=days)


def _named(rates: Mapping[int | None, ErrorRate]) -> dict[Issue | None, ErrorRate]:
    issues = Issue.objects.in_bulk([key for key in rates if key])
    newest_first = sorted(issues.values(), key=lambda issue: (issue.sorts_on, issue.pk), reverse=True)
    named: dict[Issue | None, ErrorRate] = {issue: rates[issue.pk] for issue in newest_first}
    return named | {None: rates[None]} if None in rates else named


def _titled(errors: Mapping[int, ErrorRate]) -> dict[Article, ErrorRate]:
    pieces: Iterable[Article] = Article.objects.without_text().select_related("page__issue").filter(pk__in=errors)
    rates = {piece: errors[piece.pk] + ErrorRate(characters=piece.characters) for piece in pieces}
    return dict(sorted(rates.items(), key=lambda row: (-row[1].weight, row[0].pk)))


def _characters(articles: QuerySet[Article]) -> int:
    return articles.aggregate(text=Sum("characters"))["text"] or 0
