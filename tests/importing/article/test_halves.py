"""Pages of one issue, parted by lines `= 第N版`: which halves are joined, what they make, and what stays in doubt."""

import re
from dataclasses import replace

from articles.importing.article.halves import Half, join, match_halves
from articles.importing.page.jumps import jumps_of
from articles.importing.pipeline import parse_page
from tests.importing.cases import answer, cases, labelled, say_people

_PAGE = re.compile(r"^= 第(\d|-)版$", re.MULTILINE)


def halves_of(printed):
    """Read the halves of all pages, their keys counted from 1."""
    _, *parts = _PAGE.split(printed)
    found = [
        (int(number) if number.isdecimal() else None, jump, article)
        for number, text in zip(parts[::2], parts[1::2], strict=True)
        for article in parse_page(text.lstrip("\n").encode(), "case.txt").articles
        for jump in jumps_of(article.notes)
    ]
    return {key: Half(key, *half) for key, half in enumerate(found, 1)}


def say_whole(article):
    kinds = {"paragraph": "段", "crosshead": "小标题", "caption": "图说"}
    for block in article.body:
        lines = "+".join(map(str, block.lines))
        more = "+".join(map(str, block.continued))
        yield f"{kinds[block.kind]} {lines}{'/' if more else ''}{more}: {block.text}"
    yield labelled("署名", say_people(article.byline))
    yield labelled("原文署名", article.byline_raw)


@cases("joining")
def test_halves_are_joined(printed, expected):
    halves = halves_of(printed)
    matches = match_halves(list(halves.values()))
    said = []
    for first, rest in matches.joined:
        said.append(f"{first} + {rest}")
        said += say_whole(join(halves[first].article, halves[rest].article))
    doubts = [f"{key} ? {' '.join(map(str, others))}" for key, others in sorted(matches.candidates.items())]
    assert answer(said, doubts) == expected


def test_more_halves_than_a_newspaper_has_are_left_alone():
    halves = halves_of("= 第1版\n春耕开始\n\n农机下了地。(下转第二版)\n= 第2版\n(上接第一版)\n\n各项农事,不误农时。")
    assert match_halves(list(halves.values())).joined == ((1, 2),)
    many = [replace(half, key=key) for key in range(31) for half in halves.values()]
    assert match_halves(many).joined == ()
