"""Proof-reading: what in a piece looks wrong, found by pure functions over what it says. No Django, no queries.

`check` is the entrance. What is known of people, offices, words and the day of the issue comes in as a value (`Known`).
"""

from articles.proofreading.checking import check
from articles.proofreading.records import Confused, Finding, Known, Office, Said, TitleLengths

__all__ = ["Confused", "Finding", "Known", "Office", "Said", "TitleLengths", "check"]
