"""How much of invented pages is read rightly, held to floors; `tests/pages/README.md` says how the pages were made."""

import json
from collections import Counter
from pathlib import Path

import pytest

from articles.importing.page.decode import decode
from articles.importing.page.evidence import gather
from articles.importing.page.settled import settle, weights
from articles.importing.page.weights import Weights
from benchmarks.fitting.labelled import load_pages

PAGES = Path(__file__).parents[2] / "pages"
FLOORS = json.loads((PAGES / "floors.json").read_text(encoding="utf-8"))
# evidence by what it is about, as its name says
GROUPS = {
    "width": ("fills", "length"),
    "ends": ("ends", "closes"),
    "starts": ("starts", "opens", "begins"),
    "gaps": ("gap", "indented"),
    "likeness": ("head",),
    "bylines": ("byline", "signature", "dateline"),
    "furniture": ("furniture", "has ", "page"),
    "forms": ("notice", "caption", "closing", "rubric", "jump", "title shape", "navigation"),
}


@pytest.fixture(scope="module")
def pages():
    return [(page.roles, settle(page.lines, gather(page.lines))) for page in load_pages(PAGES, ".roles")]


def accuracy(pages, table: Weights) -> dict[str, float]:
    """Give the share of lines read rightly, of all and of each role; and of the lines taken for a role, as they are."""
    right: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for roles, evidence in pages:
        found = [decision.role for decision in decode(evidence, table)]
        true.update(roles)
        right.update(role for role, other in zip(roles, found, strict=True) if role == other)
    shares = {str(role): right[role] / true[role] for role in true}
    return {"lines": right.total() / true.total(), **shares}


def below(found: dict[str, float]) -> list[str]:
    return [name for name, floor in FLOORS.items() if found[name] < floor]


def without(words: tuple[str, ...]) -> Weights:
    """Give the weights without those of some evidence."""
    table = weights()
    kept = {name: row for name, row in table.evidence.items() if not any(word in name for word in words)}
    assert len(kept) < len(table.evidence)
    return Weights(kept, table.transitions)


def test_pages_are_read_as_well_as_ever(pages):
    assert len(pages) >= 16
    found = accuracy(pages, weights())
    assert set(FLOORS) <= set(found)
    assert below(found) == []


@pytest.mark.parametrize("group", GROUPS)
def test_worse_weights_are_noticed(pages, group):
    """Without any group of evidence, some floor is not reached: none of them is there for nothing."""
    assert below(accuracy(pages, without(GROUPS[group]))) != []


def test_worse_grammar_is_noticed(pages):
    table = weights()
    flat = {role: [0.0] * len(row) for role, row in table.transitions.items()}
    assert below(accuracy(pages, Weights(table.evidence, flat))) != []
