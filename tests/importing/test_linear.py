"""Reading a page takes time in proportion to its length, whatever stands in its lines."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from articles import chinese, importing, proofreading
from benchmarks.pages import REPEATED, hostile
from tests.importing.test_properties import check

# Linear reading takes a few seconds for all of these; one alone took ten minutes where time went with the square of
# a line's length.
CHARACTERS, LONGEST_SECONDS = 250_000, 240
READ = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
import django
django.setup()
from contextlib import suppress
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused
from benchmarks.pages import hostile
for repeated in ("(", "【", "“", " ", "记者 ", "责编:", "本报讯", "1", "农机、"):
    with suppress(PageRefused):
        parse_page(hostile(repeated, {characters})["one line"], "page.txt")
print("read all")
"""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Give every pattern that a module of the import or of proof-reading names, alone or in a table."""
    for package in (chinese, importing, proofreading):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(found.name)).items():
                for index, pattern in enumerate(patterns_in(value)):
                    yield f"{found.name.removeprefix('articles.')}.{name}[{index}]", pattern


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in(tuple(value.values()))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from patterns_in(item)


def unbounded(nodes: Any, last: bool = True) -> Iterator[str]:
    """Give the repeats of a parsed pattern that have no upper bound, but for a last one that nothing can fail after."""
    nodes = list(nodes)
    for index, (code, value) in enumerate(nodes):
        at_end = last and index == len(nodes) - 1
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, high, inside = value
            if high is codes.MAXREPEAT and not (at_end and len(inside) == 1):
                yield str(inside)
            yield from unbounded(inside, last=False)
        elif code is codes.SUBPATTERN:
            yield from unbounded(value[3], at_end)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from unbounded(branch, at_end)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from unbounded(value[1], last=False)
        elif code is codes.ATOMIC_GROUP:
            yield from unbounded(value, at_end)
        elif code is codes.GROUPREF_EXISTS:
            yield from (repeat for branch in value[1:] if branch for repeat in unbounded(branch, last=False))


@pytest.mark.parametrize("pattern", ["[ ]*:", "(?:a+b)", "(?=a*)b", "a(?:b+)?c", "(?:a+)+"])
def test_repeat_without_bound_is_found(pattern):
    assert list(unbounded(parser.parse(pattern)))


def test_no_pattern_repeats_without_bound():
    found = {name: list(unbounded(parser.parse(pattern.pattern))) for name, pattern in patterns()}
    assert len(found) > 80
    assert {name: repeats for name, repeats in found.items() if repeats} == {}


def test_long_lines_of_repeated_signs_are_read():
    code = READ.format(characters=CHARACTERS)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert done.stdout == "read all\n", done.stderr


@pytest.mark.parametrize("repeated", REPEATED)
def test_repeated_signs_are_kept_or_refused(repeated):
    for page in hostile(repeated, 400).values():
        check(page)
