"""The table of contents of proof-reading: which checks there are, and how their findings become an answer."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from articles.proofreading.checks.confused import check_confused_words
from articles.proofreading.checks.dates import check_dates
from articles.proofreading.checks.doubled import check_doubled
from articles.proofreading.checks.numbering import check_numbering
from articles.proofreading.checks.numbers import check_numbers
from articles.proofreading.checks.pairs import check_pairs
from articles.proofreading.checks.people import check_people
from articles.proofreading.checks.repeated import check_repeated
from articles.proofreading.checks.titles import check_titles
from articles.proofreading.checks.widths import check_widths
from articles.proofreading.records import Finding, Known, Said
from articles.proofreading.texts import Piece, Text, read

CHECKS: tuple[Callable[[Piece, Known], Iterator[Finding]], ...] = (
    check_pairs,
    check_numbering,
    check_doubled,
    check_repeated,
    check_confused_words,
    check_widths,
    check_dates,
    check_numbers,
    check_titles,
    check_people,
)
# characters before and after a finding by which it is known again in a later text
NEAR = 6


def check(said: Said, known: Known) -> tuple[Finding, ...]:
    """Find what looks wrong in a piece, in the order of reading. It raises nothing, whatever the piece says."""
    piece = read(said)
    places = {(text.field, text.block): (at, text) for at, text in enumerate(piece.texts)}
    found = [(*places[finding.field, finding.block], finding) for each in CHECKS for finding in each(piece, known)]
    found.sort(key=lambda row: (row[0], row[2].start, row[2].end, row[2].code))
    seen: Counter[str] = Counter()
    return tuple(replace(finding, key=_key(finding, text, seen)) for _, text, finding in found)


def _key(finding: Finding, text: Text, seen: Counter[str]) -> str:
    """Name a finding by what it is and what stands close by; of several that are alike, by which of them it is."""
    before = text.words[max(0, finding.start - NEAR) : finding.start]
    parts = (finding.code, finding.excerpt, before, text.words[finding.end : finding.end + NEAR])
    alike = "\0".join(parts)
    seen[alike] += 1
    return hashlib.sha256(f"{alike}\0{seen[alike]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
