"""The one door from records to rows: `store` lands a page whole, in one transaction, or not at all."""

from articles.importing.persist.store import Outcome, Stored, store

__all__ = ["Outcome", "Stored", "store"]
