"""The tables of 差错率: one row for each issue, or for each piece with an error."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.admin.shared.links import change_url
from articles.admin.statistics import columns
from articles.admin.statistics.columns import PARTS, TENTHS, Value
from articles.editorial.statistics import ErrorRate, ErrorRates
from articles.models import Article, Issue


@dataclass(frozen=True, slots=True)
class Row:
    """An issue or a piece: where it is at the desk, and its errors; `number` counts those of one that has any."""

    name: str
    url: str
    errors_url: str
    rate: ErrorRate
    place: str = ""


Column = columns.Column[Row, ErrorRate]
NUMBERS = (
    Column("number", _("errors"), lambda row: row.rate.number, lambda total: total.number),
    Column("weight", _("counted as"), lambda row: float(row.rate.weight), lambda total: float(total.weight), TENTHS),
    Column("characters", _("characters"), lambda row: row.rate.characters, lambda total: total.characters),
    Column("rate", _("errors per 10,000"), lambda row: _rate(row.rate), lambda total: _rate(total), PARTS),
)
ISSUE = Column("name", _("issue"), lambda row: row.name, lambda total: str(_("Total")))
PIECE = Column("name", _("headline"), lambda row: row.name)
PAGE = Column("unit", _("page"), lambda row: row.place)


def columns_of(of: str) -> Sequence[Column]:
    """Choose the columns of `issues` or `pieces`; only issues have all characters, and so a total."""
    if of == "issues":
        return [ISSUE, *NUMBERS]
    return [PIECE, PAGE, *(Column(it.name, it.heading, it.of, shown_as=it.shown_as) for it in NUMBERS)]


def rows_of(of: str, found: ErrorRates) -> list[Row]:
    """Give all rows of `issues` or `pieces`."""
    if of == "issues":
        return [_of_issue(issue, rate) for issue, rate in found.issues.items()]
    return [_of_piece(piece, rate) for piece, rate in found.pieces.items()]


def _of_issue(issue: Issue | None, rate: ErrorRate) -> Row:
    if issue is None:
        return Row(str(_("on the web alone")), "", "", rate)
    return Row(str(issue), change_url(issue), _list(issue=issue.pk), rate)


def _of_piece(piece: Article, rate: ErrorRate) -> Row:
    return Row(piece.title, change_url(piece), _list(article=piece.pk), rate, str(piece.page or ""))


def _list(**narrowed: int) -> str:
    return f"{reverse('admin:articles_printerror_changelist')}?{urlencode(narrowed)}"


def _rate(rate: ErrorRate) -> Value:
    return None if rate.per_ten_thousand is None else float(rate.per_ten_thousand)
