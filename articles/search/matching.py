"""Whether an article holds terms, as a condition for its QuerySet: `Article.objects.filter(holds(terms))`."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.sql.compiler import SQLCompiler

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
        conditions = ["SELECT article_id FROM articles_searchtext WHERE pairs @@ %s::tsquery"]
        params = [as_lexemes(self.terms)]
        for term in self.terms:
            if self.in_titles:
                conditions.append("strpos(titles, %s) > 0")
                params.append(term)
            elif len(term) > EXACT_PAIRS:
                conditions.append("(strpos(titles, %s) > 0 OR strpos(text, %s) > 0)")
                params += [term, term]
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
