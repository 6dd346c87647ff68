"""Whether an article holds terms, as a condition for its QuerySet: `Article.objects.filter(holds(terms))`."""

from collections.abc import Sequence
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, QuerySet
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

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        pairs = "title_pairs" if self.in_titles else "pairs"
        conditions = [f"SELECT article_id FROM articles_searchtext WHERE {pairs} @@ %s::tsquery"]  # noqa: S608
        params = [as_lexemes(self.terms)]
        for term in self.terms:
            if len(term) > EXACT_PAIRS:
                columns = ("titles",) if self.in_titles else ("titles", "text")
                conditions.append(f"({' OR '.join(f'strpos({column}, %s) > 0' for column in columns)})")
                params += [term] * len(columns)
        return self._among(compiler, " AND ".join(conditions), params)

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        phrases = as_phrases(self.terms)
        match = f"titles : ({phrases})" if self.in_titles else phrases
        return self._among(
            compiler, "SELECT rowid FROM articles_searchpairs WHERE articles_searchpairs MATCH %s", [match]
        )

    def _among(self, compiler: SQLCompiler, keys: str, params: list[str]) -> tuple[str, tuple[Any, ...]]:
        key, key_params = compiler.compile(self.get_source_expressions()[0])
        return f"COALESCE({key} IN ({keys}), FALSE)", (*key_params, *params)


def count_but(articles: QuerySet[Article], terms: Sequence[str]) -> int:
    """Count, on SQLite, what holds all terms in the index itself, but for some articles."""
    sql, params = articles.order_by().values("pk").query.sql_with_params()
    count = f"SELECT COUNT(*) FROM articles_searchpairs WHERE articles_searchpairs MATCH %s AND rowid NOT IN ({sql})"  # noqa: S608
    with connections[articles.db].cursor() as cursor:
        cursor.execute(count, [as_phrases(terms), *params])
        return int(cursor.fetchone()[0])
