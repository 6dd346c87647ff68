"""Compose page texts of which the role of every line is known, in as many forms as print and its copies have.

    python -m benchmarks.fitting.compose ARTICLES.jsonl OUT --count N --seed S

Articles are data of your own: a JSON object a line with `headline`, `kicker`, `subheadline`, `paragraphs`,
`subheadings` (the numbers of the paragraphs that are crossheads), `byline_raw` and `end_byline_raw` (lists).
Everything around them is invented (`benchmarks/fitting/surroundings.txt`). Writes NAME.roles: a line for each line of
the page, its role before it, parted by a tab; blank lines as they stand.
"""

import argparse
import json
import random
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from articles.importing.page.roles import Role
from benchmarks.fitting import surroundings as around
from benchmarks.fitting.printing import FORMS, Form, Piece, set_page

# how many of what stands on a page are notices, verse, letters, briefs, lists and tables
OTHERS = 0.2
# how many articles come from another page, or go on on one
JUMPS = 0.08
# how many articles have a note of the desk between title and byline
NOTES = 0.03
# how many paragraphs of short pages are a clause alone
TINY = 0.35
# how many articles have a picture under them
CAPTIONS_UNDER = 0.03
# how many pages have no bylines at all, and how many articles have furniture between their byline and their text
UNSIGNED, WITHIN = 0.15, 0.015

_HAS_LEAD = re.compile("新华社|本报|据|中新")


@dataclass(frozen=True, slots=True)
class Article:
    """What an article is made of, before it is set."""

    titles: tuple[str, ...]
    blocks: tuple[tuple[Role, str], ...]
    bylines: tuple[str, ...]
    closing: tuple[str, ...]


def read_articles(path: Path) -> list[Article]:
    """Read articles from a `.txt` of invented ones, or from JSON lines; those whose parts are in doubt are left out."""
    if path.suffix == ".txt":
        return [_invented(text.split("\n")) for text in path.read_text(encoding="utf-8").strip().split("\n\n")[1:]]
    rows = (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines())
    return [article for row in rows if (article := _article(row))]


def _invented(rows: Sequence[str]) -> Article:
    """Read an article of a `.txt`: `kicker | headline | deck`, then a block a line, crossheads after `= `."""
    kicker, headline, deck = (title.strip() for title in rows[0].split("|"))
    heads = [(Role.CROSSHEAD if row.startswith("= ") else Role.PARAGRAPH, row.removeprefix("= ")) for row in rows[1:]]
    return Article((kicker, headline, deck), tuple(heads), (), ())


def _article(row: dict) -> Article | None:
    texts = [_half(text) for text in row["paragraphs"]]
    ends = {_half(text) for text in row["end_byline_raw"]}
    crossheads = set(row["subheadings"])
    blocks = [
        (Role.CROSSHEAD if number in crossheads else Role.PARAGRAPH, text)
        for number, text in enumerate(texts)
        if text and text not in ends
    ]
    titles = tuple(_half(row[name] or "") for name in ("kicker", "headline", "subheadline"))
    sound = row.get("clean", True) and row.get("headline_roles") != "unknown" and 4 <= len(titles[1]) <= 46
    if not sound or not blocks or blocks[0][0] != Role.PARAGRAPH or not all(_is_sound(*block) for block in blocks):
        return None
    return Article(titles, tuple(blocks), tuple(map(_half, row["byline_raw"])), tuple(ends))


def _is_sound(role: Role, text: str) -> bool:
    return 3 <= len(text) <= 30 if role == Role.CROSSHEAD else len(text) > 15 and text[-1] in '。!?…”’")'


def _half(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def compose(dice: random.Random, articles: Sequence[Article]) -> tuple[list[Piece], Form]:
    """Give the pieces of a page in order, and the form in which it was copied."""
    furniture = [around.lines(dice, name) for name, share in (("head", 0.75), ("desk", 0.6)) if dice.random() < share]
    dice.shuffle(furniture)
    foot = furniture.pop() if furniture and dice.random() < 0.6 else []
    pieces = [piece for some in furniture for piece in _furniture(some)]
    is_small = dice.random() < 0.35
    is_unsigned = dice.random() < UNSIGNED
    for _ in range(dice.choice([1, 1, 2, 2, 3]) if is_small else dice.randrange(3, 9)):
        pieces += _item(dice, dice.choice(articles), is_small=is_small, is_unsigned=is_unsigned)
        if dice.random() < 0.03:
            pieces += _furniture([around.make(dice, dice.choice(["folio", "credit", "contact", "bits"]))])
    return [*pieces, *_furniture(foot)], dice.choice(FORMS)


def _furniture(lines: Sequence[str]) -> list[Piece]:
    return [Piece(Role.FURNITURE, text, apart=number == 0) for number, text in enumerate(lines)]


def _item(dice: random.Random, article: Article, *, is_small: bool, is_unsigned: bool) -> list[Piece]:
    """Give an article, or what stands among articles."""
    if dice.random() < OTHERS:
        texts = [text for role, text in article.blocks if role == Role.PARAGRAPH]
        return [Piece(role, text, apart=not number) for number, (role, text) in enumerate(around.other(dice, texts))]
    article = replace(article, bylines=(), closing=()) if is_unsigned else article
    return list(_story(dice, article, is_short=is_small or dice.random() < 0.1, is_unsigned=is_unsigned))


def _story(dice: random.Random, article: Article, *, is_short: bool, is_unsigned: bool) -> Iterator[Piece]:
    kicker, headline, deck = article.titles
    if dice.random() < 0.12:
        yield Piece(Role.RUBRIC, around.make(dice, "rubric"), apart=True)
    kicker = around.make(dice, "kicker") if not kicker and dice.random() < 0.12 else kicker
    deck = around.make(dice, "deck") if not deck and dice.random() < 0.12 else deck
    yield Piece(Role.TITLE, headline, apart=True, kicker=kicker, deck=deck)
    over, lead, under = _signed(dice, article) if not is_unsigned else ([], "", [])
    if over and dice.random() < NOTES:
        yield Piece(Role.PARAGRAPH, around.make(dice, "note of the desk"))
    yield from (Piece(Role.BYLINE, text) for text in over)
    if dice.random() < WITHIN:
        yield Piece(Role.FURNITURE, around.make(dice, dice.choice(["date", "folio", "contact", "bits"])))
    blocks = list(_blocks(dice, article, is_short=is_short))
    if lead and not _HAS_LEAD.match(blocks[0].text):
        blocks[0] = Piece(Role.PARAGRAPH, lead + blocks[0].text)
    if dice.random() < 0.1:
        at = dice.choice([0, 0, 0, len(blocks), dice.randrange(len(blocks) + 1)])
        rows = zip((Role.CAPTION, Role.CAPTION_TEXT), around.lines(dice, "caption"), strict=False)
        blocks[at:at] = [Piece(role, text) for role, text in rows]
    if dice.random() < JUMPS:
        mark = around.make(dice, "jump from")
        if dice.random() < 0.5:
            yield Piece(Role.JUMP, mark)
        else:
            blocks[0] = Piece(blocks[0].role, mark + blocks[0].text)
    yield from _ended(dice, blocks, under)
    if dice.random() < CAPTIONS_UNDER:
        yield Piece(Role.CAPTION, around.make(dice, "caption"))


def _signed(dice: random.Random, article: Article) -> tuple[list[str], str, list[str]]:
    """Give the lines over the text, what opens the lead, and the lines under the text; most are empty."""
    if article.bylines and dice.random() < 0.5:
        return list(article.bylines), "", []
    if article.closing and dice.random() < 0.6:
        return [], "", list(article.closing)
    way = dice.random()
    if way < 0.45:
        more = around.lines(dice, "under") if dice.random() < 0.06 else []
        return around.lines(dice, "over"), around.make(dice, "lead") if dice.random() < 0.2 else "", more
    if way < 0.65:
        return [], around.make(dice, "lead"), []
    return [], "", around.lines(dice, "under") if way < 0.85 else []


def _ended(dice: random.Random, blocks: list[Piece], under: list[str]) -> Iterator[Piece]:
    """Give the blocks with what stands under them: on a line of its own, or at the end of the last paragraph."""
    last = blocks[-1]
    if dice.random() < JUMPS and last.role == Role.PARAGRAPH:
        mark, text = around.make(dice, "jump on"), last.text[: max(8, len(last.text) * 2 // 3)]
        is_joined = dice.random() < 0.6
        yield from (*blocks[:-1], Piece(Role.PARAGRAPH, text + (mark if is_joined else "")))
        yield from () if is_joined else (Piece(Role.JUMP, mark),)
        return
    if under and under[0][0] == "(" and last.role == Role.PARAGRAPH and dice.random() < 0.5:
        blocks, under = [*blocks[:-1], Piece(Role.PARAGRAPH, last.text + under[0])], under[1:]
    yield from blocks
    yield from (Piece(Role.CLOSING, text) for text in under)


def _blocks(dice: random.Random, article: Article, *, is_short: bool) -> Iterator[Piece]:
    blocks = list(article.blocks)
    if is_short:
        blocks = [(role, _first_sentences(dice, role, text)) for role, text in blocks[: dice.randrange(2, 7)]]
    while blocks[-1][0] == Role.CROSSHEAD:
        blocks.pop()
    has_none = all(role == Role.PARAGRAPH for role, _ in blocks)
    heads = (
        around.crossheads(dice, [text for _, text in blocks])
        if has_none and dice.random() < (0.35 if is_short else 0.2)
        else []
    )
    for number, (role, text) in enumerate(blocks):
        if heads and number and (number % 2 == 0 or dice.random() < 0.2):
            yield Piece(Role.CROSSHEAD, heads[number // 2])
        yield Piece(role, text)


def _first_sentences(dice: random.Random, role: Role, text: str) -> str:
    if role == Role.CROSSHEAD:
        return text
    if dice.random() < TINY and (some := around.clauses(text, 4, 18)):
        return dice.choice(some) + "。"
    sentences = re.findall(r"[^。!?]+[。!?][”’]?", text)
    return "".join(sentences[: dice.choice([1, 1, 2])]) or text


def main() -> None:
    """Compose pages and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    dice = random.Random(args.seed)  # noqa: S311  # no secrets
    articles = read_articles(args.articles)
    args.out.mkdir(parents=True, exist_ok=True)
    for number in range(args.count):
        pieces, form = compose(dice, articles)
        (args.out / f"{args.seed:02}-{number:04}.roles").write_text(set_page(dice, pieces, form), encoding="utf-8")
    print(f"{args.count} pages of {len(articles)} articles")


if __name__ == "__main__":
    main()
