import pytest

from articles.importing.page.decode import Decision
from articles.importing.page.doubts import doubts, telling
from articles.importing.page.roles import ROLES, Role
from articles.importing.page.weights import Weights
from articles.importing.records import Line, LineRead

LINE = Line(7, "渠通了水来了", 1)


def decision(role, other, share):
    return Decision(role, other, {role: 1 - share, other: share})


@pytest.mark.parametrize(
    ("role", "other", "share", "codes"),
    [
        (Role.TITLE, Role.CROSSHEAD, 0.4, ["article-unsure"]),
        (Role.CROSSHEAD, Role.TITLE, 0.4, ["article-unsure"]),
        (Role.TEXT, Role.NOTICE, 0.4, ["article-unsure"]),
        (Role.CROSSHEAD, Role.PARAGRAPH, 0.3, ["cut-unsure"]),
        (Role.PARAGRAPH, Role.CROSSHEAD, 0.3, ["cut-unsure"]),
        (Role.TEXT, Role.PARAGRAPH, 0.45, ["cut-unsure"]),
        (Role.TEXT, Role.PARAGRAPH, 0.3, []),
        (Role.TITLE, Role.CROSSHEAD, 0.1, []),
        (Role.FURNITURE, Role.NAVIGATION, 0.4, []),
    ],
)
def test_what_is_nearly_as_likely_is_noted(role, other, share, codes):
    notes = list(doubts(LINE, decision(role, other, share)))
    assert [note.code for note in notes] == codes
    facts = {"role": str(role), "other": str(other), "percent": round(100 * share)}
    assert all((note.line, note.facts) == (7, facts) for note in notes)


def test_line_is_explained_by_what_told_it_from_the_next_role():
    row = {Role.TITLE: 2.0, Role.CROSSHEAD: 0.5}
    other = {Role.TITLE: 0.5, Role.CROSSHEAD: 1.0}
    rows = {name: [one.get(role, 0.0) for role in ROLES] for name, one in (("byline next", row), ("always", other))}
    read = LineRead(7, Role.TITLE, Role.CROSSHEAD, 0.8, (("always",), ("byline next", "new")))
    assert telling(read, Weights(rows, {})) == ["byline next"]
