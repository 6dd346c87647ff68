"""How much proof-reading finds in real articles: findings by code, and for a thousand characters.

    .venv/bin/python -m benchmarks.proof_articles FILE … [--from 0] [--articles 250] [--list CODE …]

A file is articles as lines of JSON, gzipped or not, with `headline`, `kicker`, `subheadline`, `date`, `paragraphs` and
`subheadings` (indices of paragraphs), or an answer in the importer's JSON form. The articles are taken in an order that
is the same each time, so many from a place on: what rules are made on can be kept apart from what they are judged on.
Real articles were read before they were printed; so nearly all that is found in them is a false alarm. The people whom
bylines and offices of all other articles of the files name are known, as those of an archive are. `--list` prints the
findings of codes, or of `all`, in their context.
"""

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from articles.chinese.offices import offices_in
from articles.chinese.text import length
from articles.codes import FindingCode
from articles.importing.words.bylines import read_byline
from articles.proofreading import Finding, Known, check
from benchmarks.table import head, say

MOST = 1.0  # findings for a thousand characters
AROUND = 12  # characters shown on each side


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a body."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """An article as a file has it."""

    kicker: str
    headline: str
    deck: str
    byline_raw: str
    dateline: str
    body: tuple[Block, ...]
    bylines: tuple[Any, ...] = ()
    day: date | None = None

    @property
    def characters(self) -> int:
        """How many characters it has, without white space."""
        texts = (self.kicker, self.headline, self.deck, *(block.text for block in self.body))
        return sum(map(length, texts))

    @property
    def names(self) -> frozenset[str]:
        """The people whom its byline and its offices name."""
        byline = read_byline(self.byline_raw)
        people = {person.name for person in byline.people} if byline else set()
        return frozenset(people | {held.name for block in self.body for held in offices_in(block.text)})


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--articles", type=int, default=250)
    parser.add_argument("--list", nargs="*", default=())
    options = parser.parse_args()
    found = [article for path in options.files for article in read(path)]
    names = Counter(name for article in found for name in article.names)
    random.Random(14).shuffle(found)  # noqa: S311 — an order, no secret
    measure(found[options.first : options.first + options.articles], names, options.list)


def measure(articles: Sequence[Printed], names: Counter[str], listed: Sequence[str]) -> None:
    """Print findings by code, and those that are listed."""
    found = []
    for article in articles:
        others = frozenset(names) - {name for name in article.names if names[name] == 1}
        found += [(article, each) for each in check(article, Known(article.day, others))]
    characters = sum(article.characters for article in articles)
    head(
        f"{len(articles)} articles, {characters:,} characters, {len(names)} names; findings · for a thousand characters"
    )
    counts = Counter(each.code for _, each in found)
    for code in FindingCode:
        if counts[code]:
            say(f"{code.severity} {code}", f"{counts[code]} · {1000 * counts[code] / characters:.3f}")
    rate = 1000 * len(found) / max(1, characters)
    say("all", f"{len(found)} · {rate:.3f}", f"≤ {MOST:g}", reached=rate <= MOST)
    for article, each in found:
        if each.code in listed or "all" in listed:
            print(f"{each.code}: {_context(article, each)} {dict(each.facts)}")


def _context(article: Printed, finding: Finding) -> str:
    text = getattr(article, finding.field) if finding.block is None else article.body[finding.block].text
    before, after = text[max(0, finding.start - AROUND) : finding.start], text[finding.end : finding.end + AROUND]
    return f"{before}[{finding.excerpt}]{after}"


def read(path: Path) -> Iterator[Printed]:
    """Read the articles of a file."""
    if path.suffix == ".json":
        for answer in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            texts = {name: answer[name] for name in ("kicker", "headline", "deck", "byline_raw", "dateline")}
            yield Printed(**texts, body=tuple(Block(block["kind"], block["text"]) for block in answer["body"]))
        return
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            yield _row(row)


def _row(row: dict[str, Any]) -> Printed:
    crossheads = set(row["subheadings"])
    day = None
    with suppress(ValueError, TypeError):
        day = date.fromisoformat(row["date"])
    blocks = (
        Block("crosshead" if at in crossheads else "paragraph", text) for at, text in enumerate(row["paragraphs"])
    )
    kicker, headline, deck = (row.get(name) or "" for name in ("kicker", "headline", "subheadline"))
    body = tuple(block for block in blocks if block.text)
    return Printed(kicker, headline, deck, " ".join(row["byline_raw"]) or row["author_meta"] or "", "", body, day=day)


if __name__ == "__main__":
    main()
