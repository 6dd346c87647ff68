"""Pages to measure with: the seed on other days, by other people."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from django.conf import settings

from articles.importing.pipeline import parse_page
from articles.importing.records import ParsedPage

A_DAY = 4  # pages
FIRST = date(2000, 1, 1)
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


def _filled(head: str, blocks: list[str], characters: int) -> bytes:
    wanted = characters // (sum(map(len, blocks)) // len(blocks)) + 1
    return "\n\n".join([head, *islice(cycle(blocks), wanted)])[:characters].encode()


def _people(page: ParsedPage) -> set[str]:
    staff = {name for credit in page.imprint.credits for name in credit.names}
    return staff | {person.name for article in page.articles for person in article.byline}
