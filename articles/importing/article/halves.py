"""Find the two halves of an article that goes on on another page, and make one article of them.

Print names the other page on both halves, and mostly repeats the headline over the second, in full or shortened. Where
several halves lead between the same two pages, headline and wording tell which belong together; where these do not
suffice, the halves stay apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.chinese.ordinals import ordinal
from articles.chinese.text import ends_sentence, half_width
from articles.codes import NoteCode
from articles.importing.records import Jump, ParsedArticle, ParsedBlock, Person
from articles.importing.words.cohesion import all_bigrams, bigrams, known, shared
from articles.importing.words.shapes import continues, opens

# Halves whose pages agree are joined with this much evidence, and this far before any other that may be meant.
ENOUGH = 0
MARGIN = 2
# Each first half is weighed against each second; an issue with more of them is no newspaper.
MOST_HALVES = 60
# the share of a headline's bigrams that a shortened one keeps
REPEATED = 0.5
# Halves of one article share 0.07–0.6 of their bigrams, articles of one page 0.02–0.075: in points.
POINTS, MOST_POINTS = 20, 4


@dataclass(frozen=True, slots=True)
class Half:
    """A half of an article: the caller's key, the page it stands on if known, where its mark leads, and its text."""

    key: int
    page: int | None
    jump: Jump
    article: ParsedArticle


@dataclass(frozen=True, slots=True)
class Matches:
    """Which halves belong together, by their keys; and for each that stays alone, which others may be its own."""

    joined: tuple[tuple[int, int], ...]
    candidates: dict[int, tuple[int, ...]]


def match_halves(halves: Sequence[Half]) -> Matches:
    """Pair first halves with their second halves where pages agree and nothing else may be meant."""
    if len(halves) > MOST_HALVES:
        return Matches((), {})
    open_pairs = {
        (first.key, rest.key): sum(weigh(first, rest).values())
        for first in halves
        for rest in halves
        if first.jump.onward and not rest.jump.onward and pages_agree(first, rest)
    }
    found: list[tuple[int, int]] = []
    while pair := _surest(open_pairs):
        found.append(pair)
        open_pairs = {other: weight for other, weight in open_pairs.items() if not set(other) & set(pair)}
    candidates = {
        key: tuple(other for pair in open_pairs if key in pair for other in pair if other != key)
        for key in dict.fromkeys(key for pair in open_pairs for key in pair)
    }
    return Matches(tuple(found), candidates)


def pages_agree(first: Half, rest: Half) -> bool:
    """Tell whether each half stands on another page, the one that the other's mark names, as far as that is known."""
    same = first.page is not None and first.page == rest.page
    return not same and rest.page in (None, first.jump.page) and first.page in (None, rest.jump.page)


def weigh(first: Half, rest: Half) -> dict[str, int]:
    """Weigh what speaks for two halves being one article, and what against it."""
    end, head = first.article.body[-1].text, rest.article.body[0].text
    words = shared(_words(first.article), _words(rest.article))
    return {
        "headline": _same_headline(first.article, rest.article),
        "words": min(MOST_POINTS, int(POINTS * words)),
        "seam": -2 * continues(head) if ends_sentence(end) else int(not opens(head)),
        "dateline": -3 * bool(rest.article.dateline),
        "page": -5 * (first.page is None or rest.page is None),
    }


def join(first: ParsedArticle, rest: ParsedArticle) -> ParsedArticle:
    """Give the whole article: the first half, with the text of the second after the paragraph that has the mark.

    A sentence that the page cut is one again; captions stay at the end. A byline of the second half is added when it
    names somebody new. What the second half has of a title stays with that half alone.
    """
    at = _mark(first)
    before, cut, after = first.body[:at], first.body[at], first.body[at + 1 :]
    more = tuple(replace(block, lines=(), continued=block.lines) for block in rest.body)
    if _goes_on(cut, more[0]):
        cut, more = replace(cut, text=cut.text + more[0].text, continued=more[0].continued), more[1:]
    new = tuple(person for person in rest.byline if not _named(person, first.byline))
    raws = [first.byline_raw, rest.byline_raw if new else ""]
    return replace(
        first,
        byline_raw=" ".join(filter(None, raws)),
        byline=first.byline + new,
        body=(*before, cut, *more, *after),
    )


def _mark(first: ParsedArticle) -> int:
    """Give the block after which the text goes on on another page; the last one where no line is known for it."""
    lines = [note.line for note in first.notes if note.code == NoteCode.JUMP_MISSING]
    at = [index for index, block in enumerate(first.body) if lines and lines[-1] in block.lines]
    return at[0] if at else len(first.body) - 1


def _surest(weights: dict[tuple[int, int], int]) -> tuple[int, int] | None:
    """Give the pair with most evidence, if that suffices and nothing that shares a half with it comes near."""
    for pair, weight in sorted(weights.items(), key=lambda item: -item[1]):
        rivals = [other for key, other in weights.items() if key != pair and set(key) & set(pair)]
        if weight >= ENOUGH and all(weight - other >= MARGIN for other in rivals):
            return pair
    return None


def _same_headline(first: ParsedArticle, rest: ParsedArticle) -> int:
    """Weigh the title over the second half: 4 where it repeats the first's, -2 where it has nothing to do with it."""
    if not rest.headline:
        return 0
    titles, repeated = (_bare(article) for article in (first, rest))
    if repeated in titles:
        return 4
    likeness = known(bigrams(repeated), bigrams(titles))
    return 4 if likeness >= REPEATED else -2 * (likeness == 0)


def _bare(article: ParsedArticle) -> str:
    return "".join(half_width(article.kicker + article.headline + article.deck).split())


def _words(article: ParsedArticle) -> frozenset[str]:
    return all_bigrams(block.text for block in article.body)


def _goes_on(end: ParsedBlock, head: ParsedBlock) -> bool:
    """Tell whether the page cut a sentence between two blocks."""
    return end.kind == head.kind == "paragraph" and not ends_sentence(end.text) and ordinal(head.text) is None


def _named(person: Person, others: Sequence[Person]) -> bool:
    """Tell whether somebody is named already, under the same label or without one here."""
    return any(person.name == other.name and person.role in ("", other.role) for other in others)
