"""发稿签 of an issue: who signed what stands on its pages, on sheets of A4, and what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from articles.admin.shared.staff import staff
from articles.editorial import PageLine, PieceLine, sheet_of
from articles.enums import Step
from articles.models import Issue, Signature

COLUMNS = Step.chain()


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a page with its place and, for each step of the chain, the signature, or none where it is missing."""

    line: PieceLine
    signed: tuple[Signature | None, ...]


@dataclass(frozen=True, slots=True)
class SlipOfPage:
    """A page with the rows of its pieces; `is_whole` tells that nothing is missing."""

    line: PageLine
    rows: tuple[Row, ...]
    is_whole: bool


def slip(request: HttpRequest, issue: Issue) -> HttpResponse:
    """Show the slip of an issue, to be printed."""
    pages = list(_pages(sheet_of(issue, staff(request))))
    context = {
        "issue": issue,
        "pages": pages,
        "columns": COLUMNS,
        "is_whole": all(page.is_whole for page in pages),
        "paper": settings.PAPER_NAME,
        "now": timezone.localtime(),
    }
    return TemplateResponse(request, "admin/articles/issue/slip.html", context)


def _pages(lines: list[PageLine]) -> Iterator[SlipOfPage]:
    for line in lines:
        rows = tuple(Row(piece, _signed(piece)) for piece in line.pieces)
        is_whole = not line.layout.pieces or (line.layout.is_passed and not any(row.line.missing for row in rows))
        yield SlipOfPage(line, rows, is_whole)


def _signed(line: PieceLine) -> tuple[Signature | None, ...]:
    standing = {Step(row.step): row for row in line.chain.standing} if line.chain else {}
    return tuple(standing.get(step) for step in COLUMNS)
