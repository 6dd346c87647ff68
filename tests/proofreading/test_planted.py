"""A piece of our own that is right, full of what looks wrong; and faults, each planted in it alone.

Real pieces are measured by `benchmarks/proof_articles.py`; these floors hold what was reached.
"""

from collections import Counter
from pathlib import Path

from articles.proofreading import check
from tests.proofreading.pieces import read_piece

FOLDER = Path(__file__).parent / "planted"
CLEAN = (FOLDER / "clean.txt").read_text(encoding="utf-8")
FAULTS = [
    row.split("\t")
    for row in (FOLDER / "faults.txt").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
MOST_MISSED, MOST_BESIDE = 2, 2  # a fault may be one in two ways: a number left out is also one too many told


def found_in(printed):
    return Counter(finding.code for finding in check(*read_piece(printed)))


def test_nothing_is_found_in_what_is_right():
    assert found_in(CLEAN) == {}


def test_planted_faults_are_found_and_little_else():
    missed, beside = [], []
    for code, right, wrong in FAULTS:
        assert right in CLEAN, right
        found = found_in(CLEAN.replace(right, wrong, 1))
        missed += [] if found[code] else [(code, wrong)]
        beside += [(wrong, other) for other in found if other != code]
    assert len(missed) <= MOST_MISSED, missed
    assert len(beside) <= MOST_BESIDE, beside
