"""Each check on texts of our own: what it has to find, and what it has to leave alone."""

from pathlib import Path

import pytest

from articles.codes import FindingCode
from articles.proofreading import check
from tests.importing.cases import read_cases
from tests.proofreading.pieces import read_piece, say_findings

FOLDER = Path(__file__).parent / "cases"
CASES = [(path.stem, *case) for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize(
    ("printed", "expected"), [case[2:] for case in CASES], ids=[f"{case[0]}: {case[1]}" for case in CASES]
)
def test_case(printed, expected):
    assert say_findings(check(*read_piece(printed))) == expected


def test_every_code_has_a_case_that_finds_it_and_every_file_one_that_finds_nothing():
    found = {line.partition(":")[0] for *_, expected in CASES for line in expected.splitlines()}
    assert found == set(FindingCode)
    assert {name for name, *_, expected in CASES if not expected} == {name for name, *_ in CASES}
