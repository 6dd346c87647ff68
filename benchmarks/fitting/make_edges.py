"""Make `articles/importing/words/edges.tsv`: with which characters sentences begin, and with which titles end.

    python -m benchmarks.fitting.make_edges ARTICLES.jsonl

Articles as `python -m benchmarks.fitting.compose` reads them. Counted are one and two characters at the beginning of
each sentence, at the end of each title and crosshead, and on both sides of every place within a sentence.
"""

import argparse
import math
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from articles.chinese.text import HAN
from articles.importing.page.roles import Role
from articles.importing.words.edges import END, PARAGRAPH, START, TABLE
from articles.importing.words.tables import write_table
from benchmarks.fitting.compose import Article, read_articles

SELDOM, SELDOM_IN_PAIRS = 12, 30
SMOOTH = 1.0
FAINT = 0.3

_SENTENCE = re.compile(r"[^。!?;]+")
_HAN = re.compile(f"[{HAN}]+")


Counts = tuple[Counter[str], Counter[str]]  # what stands at true edges, and what stands at others


def count(articles: Iterable[Article]) -> Counts:
    """Count what begins and ends texts, beside what stands elsewhere."""
    true: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for article in articles:
        heads = [*article.titles, *(text for role, text in article.blocks if role == Role.CROSSHEAD)]
        true.update(edge for head in heads if _HAN.fullmatch(head[-2:]) for edge in (head[-2:] + END, head[-1] + END))
        for role, text in article.blocks:
            for number, sentence in enumerate(_SENTENCE.findall(text)):
                start = sentence.lstrip("”’」》) ")
                heads_of = [start[:size] for size in (1, 2) if _HAN.fullmatch(start[:size])]
                true.update(START + head for head in heads_of)
                others.update(_places(start))
                if role == Role.PARAGRAPH:
                    (others if number else true).update(PARAGRAPH + head for head in heads_of)
    return true, others


def _places(sentence: str) -> Iterable[str]:
    """Give what stands on both sides of every place where a line may be broken."""
    for at in range(2, len(sentence) - 1):
        before, after = sentence[at - 2 : at], sentence[at : at + 2]
        if _HAN.fullmatch(before):
            yield from (before + END, before[1] + END)
        if _HAN.fullmatch(after):
            yield from (START + after, START + after[0])


def weigh(true: Counter[str], others: Counter[str]) -> dict[str, float]:
    """Give the logarithm of how much oftener each stands at a true edge, where that is known and says something."""
    found = {}
    for size, seldom in ((2, SELDOM), (3, SELDOM_IN_PAIRS)):
        for mark in (START, END, PARAGRAPH):
            names = {name for name in true | others if len(name) == size and mark in name}
            all_true, all_others = sum(true[name] for name in names), sum(others[name] for name in names)
            for name in names:
                if true[name] + others[name] >= seldom:
                    share = (true[name] + SMOOTH) / (all_true + SMOOTH * len(names))
                    found[name] = math.log(share / ((others[name] + SMOOTH) / (all_others + SMOOTH * len(names))))
    return {name: weight for name, weight in found.items() if abs(weight) >= FAINT or len(name) == 3}


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    weights = weigh(*count(read_articles(parser.parse_args().articles)))
    write_table(TABLE, ((name, (weight,)) for name, weight in sorted(weights.items())))
    print(f"{len(weights)} edges")


if __name__ == "__main__":
    main()
