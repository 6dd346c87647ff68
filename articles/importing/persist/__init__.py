"""From records to rows: `store` lands a page whole, in one transaction, or not at all; `trace` leads back."""

from articles.importing.persist.foreseeing import Foreseen, Foresight
from articles.importing.persist.making import article_fields
from articles.importing.persist.provenance import SourceLine, TracedBlock, trace
from articles.importing.persist.store import Outcome, Stored, store

__all__ = [
    "Foreseen",
    "Foresight",
    "Outcome",
    "SourceLine",
    "Stored",
    "TracedBlock",
    "article_fields",
    "store",
    "trace",
]
