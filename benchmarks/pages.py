"""Pages to measure with: the seed on other days, by other people."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from django.conf import settings

from articles.importing.page.read import MAX_LINES
from articles.importing.pipeline import parse_page
from articles.importing.records import ParsedPage

A_DAY = 4  # pages
FIRST = date(2000, 1, 1)
# a page copied out of a PDF has so many lines, of so many characters each
PRINTED_LINES = 280
NARROWEST, MEASURES = 12, 11
GIVEN = "安邦晨德恩芳刚禾佳开岚敏宁平启然书涛文晓雅远泽舟"


def seed() -> str:
    """Give the text of the seed."""
    return next((settings.BASE_DIR / "seeds").glob("*.txt")).read_text(encoding="utf-8")


def pages(count: int) -> Iterator[tuple[str, bytes]]:
    """Give page texts of the seed's size, no two alike, by two hundred people, each with its path: a folder a day."""
    text, people = seed(), _people(parse_page(seed().encode(), "seed.txt"))
    for number in range(count):
        day, page = FIRST + timedelta(days=number // A_DAY), number % A_DAY + 1
        others = text
        for name in people:
            others = others.replace(name, name[0] + GIVEN[number % len(GIVEN)])
        head = f"{day.year}年{day.month}月{day.day}日 第{page}版"
        yield f"{day}/{page:02}.txt", f"{head}\n{others}".encode()


def printed(count: int) -> Iterator[tuple[str, bytes]]:
    """Give pages of about 280 lines, no two alike: the seed as a copy of print has it, a line for each printed line."""
    for number, (name, data) in enumerate(pages(count)):
        measure = NARROWEST + number % MEASURES
        lines = [line for line in data.decode().split("\n") if line]
        rows = [line[at : at + measure] for line in lines for at in range(0, len(line), measure)]
        yield name, "\n".join(islice(cycle(rows), PRINTED_LINES)).encode()


def many_articles(characters: int) -> bytes:
    """Give one page that has so many characters, and an article for every two thousand of them or so."""
    imprint, *news = seed().split("\n\n")
    return _filled(imprint, news, characters)


def one_article(characters: int) -> bytes:
    """Give one page that has so many characters, all in one article."""
    page = parse_page(seed().encode(), "seed.txt")
    first, *_ = page.articles
    texts = [block.text for article in page.articles for block in article.body if block.kind == "paragraph"]
    return _filled(f"{first.headline}\n\n{first.byline_raw}", texts, characters)


# what a pattern may stumble over when nothing else stands in a line
REPEATED = (
    *("\t", "\u3000", "\ue000"),
    *Path(__file__).with_name("repeated.txt").read_text(encoding="utf-8").replace("␠", " ").splitlines()[1:],
)


def hostile(repeated: str, characters: int) -> Mapping[str, bytes]:
    """Give pages of so many characters, most of them the same few again and again, by what they are."""
    line = repeated * (characters // len(repeated))
    article = "河湾村修好水渠\n■通讯员 林晓禾\n本报讯 水渠修好了,春灌开始了。\n\n"
    close = "\n\n村民说,今年不误农时。\n"
    lines = repeated * max(1, 40 // len(repeated))
    short = min(characters // (len(repeated) + 2), MAX_LINES - 9)
    texts = {
        "one line": article + line + close,
        "one paragraph": article + line + "。" + close,
        "first line": line + "\n\n" + article,
        "last line": article + close + line,
        "before a byline": article + "村民说" + line + "(林晓禾)" + close,
        "after a dateline": article + "本报讯" + line + close,
        "after text": article + "渠" * (characters // 2) + line[: characters // 2] + close,
        "lines": article + "\n".join([lines] * (characters // len(lines))) + close,
        "lines apart": article + "\n\n".join([lines] * (characters // len(lines))) + close,
        "short lines": article + "\n\n".join([repeated] * short) + close,
    }
    return {name: text.encode() for name, text in texts.items()}


def _filled(head: str, blocks: list[str], characters: int) -> bytes:
    wanted = characters // (sum(map(len, blocks)) // len(blocks)) + 1
    return "\n\n".join([head, *islice(cycle(blocks), wanted)])[:characters].encode()


def _people(page: ParsedPage) -> set[str]:
    staff = {name for credit in page.imprint.credits for name in credit.names}
    return staff | {person.name for article in page.articles for person in article.byline}
