"""Pairs of neighbouring characters: what both databases index, and the questions put to those indexes.

SQLite keeps pairs as words in their order, the last character of a line alone, and answers phrases. PostgreSQL keeps
them as a set, single characters too: a term of three characters or more is looked up by its pairs and then in the text.
Folded text holds no ASCII but letters and digits, so nothing here needs quoting.
"""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def pairs(folded: str) -> str:
    """Write the lines of a folded text as pairs, for SQLite's index."""
    return " ".join(line[place : place + 2] for line in folded.split("\n") for place in range(len(line)))


def pairs_of_term(term: str) -> list[str]:
    """Give the pairs that a text with this term holds; a single character stands for itself."""
    return [term[place : place + 2] for place in range(max(1, len(term) - 1))]


def as_phrases(terms: Iterable[str]) -> str:
    """Ask SQLite's index for all terms; a single character is the head of a pair, or the last of a line."""
    return " AND ".join(f'"{" ".join(pairs_of_term(term))}"{"*" if len(term) == 1 else ""}' for term in terms)


def as_lexemes(terms: Iterable[str]) -> str:
    """Ask PostgreSQL's index for the pairs of all terms."""
    return " & ".join(dict.fromkeys(f"'{pair}'" for term in terms for pair in pairs_of_term(term)))


def lend_to_sqlite(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Give a new connection to SQLite the function that its triggers call."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("articles_pairs", 1, pairs, deterministic=True)
