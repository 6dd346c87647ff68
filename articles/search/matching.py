"""Whether an article holds terms, as a condition for its QuerySet: `Article.objects.filter(Holds(terms))`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.sql.compiler import SQLCompiler

from articles.models import Article
from articles.search.pairs import as_lexemes, as_phrases

EXACT_PAIRS = 2  # a term of so many characters is a pair itself and needs no second look


class Holds(Func):
    """Whether all terms, folded and at least one, stand in an article; `in_titles`: in its kicker, headline or deck.

    The keys are gathered first and then probed, by COALESCE, which planners do not see through: so both databases
    walk the published articles in their order and touch none of the long rows.
    """

    output_field = BooleanField()

    def __init__(self, terms: Sequence[str], *, in_titles: bool = False) -> None:
        super().__init__(F("pk"))
        self.terms, self.in_titles = tuple(terms), in_titles

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Write the condition."""
        key, key_params = compiler.compile(self.get_source_expressions()[0])
        held, params = _held(self.terms, connection.vendor, in_titles=self.in_titles)
        return f"COALESCE({key} IN ({held}), FALSE)", (*key_params, *params)


class Among(Func):
    """Whether the key of a row is one of some: on PostgreSQL, which takes any number of them as one array.

    Only where they are of the type of the key does it put them into a hash, and not walk them for every row.
    """

    output_field = BooleanField()

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(F("pk"))
        self.keys = list(keys)

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        """Write the condition."""
        key, key_params = compiler.compile(self.get_source_expressions()[0])
        return f"COALESCE({key} = ANY(%s::bigint[]), FALSE)", (*key_params, self.keys)


def holds_once(term: str, using: str) -> Q:
    """Say that an article holds a term, for who asks several times: no text is looked through twice.

    PostgreSQL looks through texts for a term of more than two characters; that is done now, and the keys are kept.
    """
    connection = connections[using]
    if connection.vendor == "sqlite" or len(term) <= EXACT_PAIRS:
        return Q(Holds([term]))
    held, params = _held([term], connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(held, params)
        return Q(Among(key for (key,) in cursor.fetchall()))


def count_but(articles: QuerySet[Article], terms: Sequence[str]) -> int:
    """Count what holds all terms in the index itself, but for some articles."""
    connection = connections[articles.db]
    held, params = _held(terms, connection.vendor)
    but, but_params = articles.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*) FROM ({held}) AS held WHERE pk NOT IN ({but})",  # noqa: S608
            [*params, *but_params],
        )
        return int(cursor.fetchone()[0])


def _held(terms: Sequence[str], vendor: str, *, in_titles: bool = False) -> tuple[str, list[str]]:
    """Ask an index for the keys of what holds all terms."""
    if vendor == "sqlite":
        phrases = as_phrases(terms)
        match = f"titles : ({phrases})" if in_titles else phrases
        return "SELECT rowid AS pk FROM articles_searchpairs WHERE articles_searchpairs MATCH %s", [match]
    pairs, columns = ("title_pairs", ["titles"]) if in_titles else ("pairs", ["titles", "text"])
    conditions = [f"SELECT article_id AS pk FROM articles_searchtext WHERE {pairs} @@ %s::tsquery"]  # noqa: S608
    params = [as_lexemes(terms)]
    for term in terms:
        if len(term) > EXACT_PAIRS:
            conditions.append(f"({' OR '.join(f'strpos({column}, %s) > 0' for column in columns)})")
            params += [term] * len(columns)
    return " AND ".join(conditions), params
