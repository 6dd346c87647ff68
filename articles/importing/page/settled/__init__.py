"""What the form of lines all but settles, though it is too rare on pages for weights to be fitted to it.

Each rule gives a piece of evidence like any other, with a weight that was set by hand: about 5 outweighs what a line
looks like, 8 what it says too. What remains in doubt after that is noted as elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from articles.importing.page.roles import ROLES, Role
from articles.importing.page.settled.heads import find_authors, find_headings, find_heads, find_tables, find_titles
from articles.importing.page.settled.line import Seen
from articles.importing.page.settled.lines import (
    find_briefs,
    find_credits,
    find_forms,
    find_letters,
    find_numbers,
    find_signatures,
)
from articles.importing.page.settled.seams import find_seams
from articles.importing.page.weights import Evidence, Group, Weights, load
from articles.importing.records import Line

_RULES = (
    *(find_titles, find_headings, find_authors, find_tables, find_heads),
    *(find_numbers, find_forms, find_briefs, find_credits, find_signatures, find_letters, find_seams),
)
WEIGHTS: dict[str, dict[Role, float]] = {
    "title over a byline": {Role.TITLE: 10, Role.RUBRIC: 6, Role.ITEM: -6},
    "title goes on to a byline": {Role.TITLE: 6, Role.RUBRIC: -8},
    "signature of a letter": {Role.CLOSING: 4, Role.NOTICE: -8, Role.NOTICE_TEXT: -8},
    "long byline": {Role.BYLINE: 12},
    "byline under a title": {Role.TITLE: -6},
    "number broken": {Role.TITLE: -8, Role.RUBRIC: -8, Role.ITEM: -8, Role.CROSSHEAD: -8},
    "rest of a number": {Role.TEXT: 8},
    "prize": {Role.TITLE: -8, Role.RUBRIC: -8, Role.BYLINE: -8},
    "brief in a row": {Role.CAPTION: -8},
    "head of a table": {Role.TITLE: 8, Role.CROSSHEAD: -4, Role.RUBRIC: -4},
    "head on a page that nobody signed": {Role.TITLE: 7},
    "rubric before a head": {Role.CROSSHEAD: -4, Role.TITLE: 2},
    "head that stands alone": {Role.CROSSHEAD: 3},
    "text after such a head": {Role.TEXT: -3},
    "head after the lead": {Role.CROSSHEAD: 1.5},
    "navigation alone": {Role.NAVIGATION: 6},
    "mark alone": {Role.JUMP: 6},
    "furniture alone": {Role.TITLE: -6},
    "head that asks or calls": {Role.CROSSHEAD: 2},
    "numbered head": {Role.TITLE: -6, Role.BYLINE: -6, Role.CROSSHEAD: 4},
    "text under a numbered head": {Role.TEXT: -3, Role.CROSSHEAD: -6},
    "caption over its credit": {Role.CAPTION: 8, Role.TITLE: -4},
    "credit under its caption": {Role.CAPTION_TEXT: 8, Role.BYLINE: -4},
    "set in": {Role.TEXT: -3, Role.CAPTION: -6},
    "cut above a title": {Role.TITLE: -8, Role.RUBRIC: -8, Role.FURNITURE: 4},
    "notice heading over plain text": {Role.NOTICE: -10, Role.TITLE: 2},
    "author under a title": {Role.BYLINE: 8},
    "verse": {Role.ITEM: 6, Role.FURNITURE: -6},
    "title over an author": {Role.TITLE: 8},
    "marked byline under its text": {Role.CLOSING: 10, Role.RUBRIC: -8, Role.TITLE: -8},
    "single character over a text": {Role.CROSSHEAD: 8, Role.TITLE: -4},
    "text goes on surely": {Role.CROSSHEAD: -4, Role.TITLE: -2.5},
    "text goes on": {Role.CROSSHEAD: -2, Role.TITLE: -1.5},
    "text may go on": {Role.CROSSHEAD: -1.2, Role.TITLE: -0.8},
    "text begins anew": {Role.CROSSHEAD: 2.5, Role.TITLE: 2.5},
}
_ROWS = {name: [float(row.get(role, 0)) for role in ROLES] for name, row in WEIGHTS.items()}


@cache
def weights() -> Weights:
    """Give the weights that were fitted, with those that were set by hand."""
    fitted = load()
    return replace(fitted, evidence={**fitted.evidence, **_ROWS})


def settle(lines: Sequence[Line], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Add to the evidence at each line what its form and its neighbours' settle."""
    page = [Seen(line, frozenset(chain(*groups))) for line, groups in zip(lines, evidence, strict=True)]
    found: list[list[Group]] = [[] for _ in page]
    for rule in _RULES:
        for index, name in rule(page):
            found[index].append((name,))
    return [(*groups, *more) if more else groups for groups, more in zip(evidence, found, strict=True)]
