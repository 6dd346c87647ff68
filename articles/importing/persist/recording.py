"""Put on record what an import did to articles, under the name of who imports; one query for all of a kind."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User

from articles.enums import EntryAction
from articles.models import Article, Entry, Revision, system_user


def record_import(
    author: User | None,
    action: EntryAction,
    rows: Sequence[Article],
    *,
    revisions: Iterable[Revision] = (),
    reason: str = "",
) -> None:
    """Append an entry for each article; `revisions` are those that were made of them."""
    if rows:
        Entry.objects.append(by=author or system_user(), action=action, rows=rows, revisions=revisions, reason=reason)
