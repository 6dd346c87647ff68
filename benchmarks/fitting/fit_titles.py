"""Fit `articles/importing/article/titles.tsv`: how the lines of a title are parted into kicker, headline and deck.

    python -m benchmarks.fitting.fit_titles FOLDER … [--held FOLDER …]

A folder holds answers in the import's JSON form (`NAME.json`); only titles are read, and each is printed in many ways:
on one line, on several, broken at the width of a box, upright. The weights make the true partings most likely. Prints
how often the likeliest parting is the true one, of all titles and of those with a kicker or a deck, then writes the
table.
"""

import argparse
import json
import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from articles.importing.article.titles import TABLE, evidence, is_reported, part_titles, ways
from articles.importing.words.tables import write_table
from benchmarks.fitting import surroundings as around

INVENTED = Path(__file__).with_name("titles.txt")

TIMES = 6
INVENTED_TIMES = 2  # as often for what is invented, of which there is little
PARTED_TIMES = 4  # as often for titles of several parts, which are the hard ones
WITH_MORE = 0.2
ROUNDS = 12
STEP = 0.3
SELDOM = 4
BOXES = range(8, 24)


Fields = tuple[str, str, str]  # kicker, headline, deck
Title = tuple[Fields, str]  # with the text under it


class Case(NamedTuple):
    """The evidence for each way to part a title, and which is true."""

    readings: list[list[str]]
    truth: int
    is_parted: bool


def load(titles: Iterable[Title], dice: random.Random, with_more: float = 0.0) -> Iterator[Case]:
    """Print titles in many ways; a share of them gets a kicker or a deck that they did not have."""
    for fields, text in titles:
        is_parted = bool(fields[0] or fields[2])
        if not is_parted and is_reported(fields[1]):
            continue  # a kicker that its source does not part
        for _ in range(TIMES * (PARTED_TIMES if is_parted else 1)):
            more = fields if is_parted or dice.random() >= with_more else _with_more(fields[1], text, dice)
            if fields[1] and (case := _print(more, dice)):
                yield case


def _with_more(headline: str, text: str, dice: random.Random) -> Fields:
    """Give a headline a kicker, a deck or both; some are cut to a short one first."""
    if dice.random() < 0.3:
        headline = around.make(dice, "clause")
    has_kicker, has_deck = dice.choice([(True, False), (True, False), (False, True), (False, True), (True, True)])
    deck = around.make(dice, "deck")
    if has_deck and dice.random() < 0.4:
        clauses = around.clauses(text[:200], max(8, len(headline) // 2), 30)
        deck = " ".join(dice.sample(clauses, min(len(clauses), dice.choice([1, 1, 2])))) or deck
    return around.make(dice, "kicker") if has_kicker else "", headline, deck if has_deck else ""


def read_answers(folders: Sequence[str]) -> Iterator[Title]:
    """Give the titles of all articles in folders of answers, each with the text under it."""
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json")):
            for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
                fields = article["kicker"].strip(), article["headline"].strip(), article["deck"].strip()
                yield fields, "".join(block["text"] for block in article["body"][:2])


def read_invented() -> Iterator[Title]:
    """Give the titles of `titles.txt`."""
    for row in INVENTED.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            kicker, headline, deck = (field.strip() for field in row.split("|"))
            yield from [((kicker, headline, deck), "")] * INVENTED_TIMES


def _print(fields: Fields, dice: random.Random) -> Case | None:
    way = dice.choice(["space", "lines", "box", "box", "upright"])
    box = dice.choice(BOXES)
    printed: list[list[str]] = []
    for number, field in enumerate(fields):
        phrases = field.split() if field and way != "space" and dice.random() < 0.5 else [field] if field else []
        if number == 1 and way == "upright":
            printed.append(list(field.replace(" ", "")))
        elif way in ("box", "upright"):
            printed.append([piece for phrase in phrases for piece in _broken(phrase, box + 3 * (number != 1))])
        else:
            printed.append(phrases)
    lines = [text for texts in printed for text in texts]
    parts = part_titles([" ".join(lines)] if way == "space" else lines)
    sizes = [sum(len("".join(text.split())) for text in texts) for texts in printed]
    first, end = _place(parts, sizes[0]), _place(parts, sizes[0] + sizes[1])
    if first is None or end is None:
        return None
    readings = ways(parts)
    named = [list(evidence(parts, reading)) for reading in readings]
    return Case(named, readings.index((first, end)), bool(fields[0] or fields[2]))


def _broken(text: str, box: int) -> list[str]:
    return [text[at : at + box] for at in range(0, len(text), box)]


def _place(parts: Sequence, size: int) -> int | None:
    """Give the number of the part before which so many characters stand."""
    total = 0
    for number, part in enumerate(parts):
        if total == size:
            return number
        total += part.size
    return len(parts) if total == size else None


def fit(cases: Sequence[Case], dice: random.Random) -> dict[str, float]:
    """Find the weights under which the true partings are most likely, by gradient steps (AdaGrad)."""
    often = Counter(name for case in cases for name in {name for names in case.readings for name in names})
    weights = {name: 0.0 for name, times in often.items() if times >= SELDOM}
    seen = dict.fromkeys(weights, 1.0)
    order = list(cases)
    for _ in range(ROUNDS):
        dice.shuffle(order)
        for case in order:
            slopes: Counter[str] = Counter(case.readings[case.truth])
            for names, share in zip(case.readings, shares(case, weights), strict=True):
                for name in names:
                    slopes[name] -= share  # type: ignore[assignment]
            for name, slope in slopes.items():
                if name in weights and abs(slope) > 1e-3:
                    seen[name] += slope * slope
                    weights[name] += STEP * slope / math.sqrt(seen[name])
    return weights


def shares(case: Case, weights: dict[str, float]) -> list[float]:
    """Give how likely each way is."""
    scores = [sum(weights.get(name, 0.0) for name in names) for names in case.readings]
    top = max(scores)
    raised = [math.exp(score - top) for score in scores]
    return [value / sum(raised) for value in raised]


def judge(cases: Sequence[Case], weights: dict[str, float]) -> str:
    """Say how often the likeliest way is the true one."""
    hits: dict[bool, list[bool]] = {True: [], False: []}
    for case in cases:
        found = shares(case, weights)
        hits[case.is_parted].append(found.index(max(found)) == case.truth)
    return ", ".join(
        f"{sum(some) / max(1, len(some)):.3f} of {len(some)} {'in several parts' if kind else 'single'}"
        for kind, some in hits.items()
    )


def main() -> None:
    """Fit, judge and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--held", action="append", default=[])
    args = parser.parse_args()
    dice = random.Random(7)  # noqa: S311  # no secrets
    cases = [case for titles in (read_invented(), read_answers(args.folders)) for case in load(titles, dice, WITH_MORE)]
    held = list(load(read_answers(args.held), dice))
    weights = fit(cases, dice)
    print(f"fitted on: {judge(cases, weights)}\nheld out: {judge(held, weights)}")
    write_table(TABLE, [(name, (weight,)) for name, weight in sorted(weights.items())])


if __name__ == "__main__":
    main()
