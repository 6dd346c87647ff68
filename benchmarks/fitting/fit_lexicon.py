"""Learn `articles/importing/words/lexicon.txt` from whole articles: three logistic regressions over n-grams.

What they answer is told in `articles/importing/words/lexicon.py`. `benchmarks/fitting/fit_order.py` learns one lexicon
for each fold of articles that it holds out, and then the one that it writes.
"""

import math
import random
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from articles.chinese.text import ends_sentence
from articles.importing.words.lexicon import SIZE, Lexicon, Slots, Told, common_slots, read, seam_slots, told, write
from benchmarks.fitting.whole_articles import Article

CUTS = 4  # that are tried in each paragraph
SHORTEST_CUT = 35  # characters of a paragraph that a column may cut
OTHERS = 2  # paragraphs that are held against what follows a cut
PAIRS = 4  # of paragraphs that are compared in an article, for each of its paragraphs
ROUNDS = 4
STEP = 1.0
# How much of a weight each example takes away, so that what few examples say does not count for much.
PULL_OF_SEAM, PULL_OF_PLACE, PULL_OF_TURN = 5e-5, 2.5e-4, 1e-4

Weights = list[float]


class Part(NamedTuple):
    """What one part of the lexicon says to an example: its weights, the slots that are asked, and their size."""

    weights: Weights
    slots: Slots
    size: float


class Example(NamedTuple):
    """What is asked of the lexicon, and whether the answer is yes."""

    parts: Sequence[Part]
    answer: bool


def learn(articles: Sequence[Article], chance: random.Random) -> dict[str, Weights]:
    """Give the weights of each part of the lexicon under which the articles are likeliest as they are."""
    seam, place, closing, opening = ([0.0] * SIZE for _ in range(4))
    paragraphs = [[told(text) for kind, text in article.blocks if kind == "paragraph"] for article in articles]
    _settle(list(_seams(articles, seam, chance)), PULL_OF_SEAM, chance)
    _settle(list(_places(paragraphs, place, chance)), PULL_OF_PLACE, chance)
    _settle(list(_turns(paragraphs, closing, opening)), PULL_OF_TURN, chance)
    return {"seam": seam, "place": place, "closing": closing, "opening": opening}


def as_lexicon(parts: dict[str, Weights]) -> Lexicon:
    """Give learnt weights as the importer reads them, as coarse as they are written."""
    return read(write(parts, ""))


def _seams(articles: Sequence[Article], seam: Weights, chance: random.Random) -> Iterator[Example]:
    """Cut paragraphs: what follows the cut goes on with it, other blocks of the article do not."""
    for article in articles:
        others = [text for _, text in article.blocks[1:]]
        cuttable = [text for kind, text in article.blocks if kind == "paragraph" and len(text) >= SHORTEST_CUT]
        for text in cuttable:
            for cut in (chance.randrange(8, len(text) - 2) for _ in range(CUTS)):
                if not ends_sentence(text[:cut]):
                    yield Example([Part(seam, seam_slots(text[:cut], text[cut:]), 1.0)], True)
                    for other in chance.sample(others, min(OTHERS, len(others))):
                        yield Example([Part(seam, seam_slots(text[:cut], other), 1.0)], False)


def _places(articles: Sequence[Sequence[Told]], place: Weights, chance: random.Random) -> Iterator[Example]:
    """Take two paragraphs of an article but its first, and ask whether the one stands before the other."""
    for paragraphs in articles:
        pairs = list(combinations(paragraphs[1:], 2))
        for earlier, later in chance.sample(pairs, min(len(pairs), PAIRS * len(paragraphs))):
            sign = chance.choice((1, -1))
            yield Example([_part(place, earlier.slots, sign), _part(place, later.slots, -sign)], sign > 0)


def _turns(articles: Sequence[Sequence[Told]], closing: Weights, opening: Weights) -> Iterator[Example]:
    """Take neighbours but the first, and an article's end with the paragraph after its lead, and ask for the latter."""
    for lead, *others in (paragraphs for paragraphs in articles if len(paragraphs) > 3):
        for before, after in [(others[-1], others[0]), *pairwise(others)]:
            common = common_slots(before, after, lead)
            parts = [_part(closing, before.slots), _part(opening, after.slots), _part(opening, common)]
            yield Example(parts, before is others[-1])


def _part(weights: Weights, slots: Slots, sign: int = 1) -> Part:
    return Part(weights, slots, sign / math.sqrt(len(slots)))


def _settle(examples: list[Example], pull: float, chance: random.Random) -> None:
    """Move the weights, example by example, towards the answers, by ever smaller steps, and all towards 0.

    The pull is the same for all weights, so they share a scale instead of being pulled one by one.
    """
    if not examples:
        return
    touched = {id(part.weights): part.weights for part in examples[0].parts}
    scale, count = 1.0, 0
    for _ in range(ROUNDS):
        chance.shuffle(examples)
        for parts, answer in examples:
            score = scale * sum(size * sum(map(weights.__getitem__, slots)) for weights, slots, size in parts)
            off = answer - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            step = STEP / (1 + STEP * pull * count)
            scale *= 1 - step * pull
            move = step * off / scale / sum(size * size * len(slots) for _, slots, size in parts)
            for weights, slots, size in parts:
                for slot in slots:
                    weights[slot] += move * size
            count += 1
    for weights in touched.values():
        weights[:] = [scale * weight for weight in weights]
