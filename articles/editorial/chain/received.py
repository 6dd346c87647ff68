"""What somebody who is to sign has received, and what they make of it: their own changes break no chain."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.editorial.chain.signatures import Chain
from articles.models import Revision


@dataclass(frozen=True, slots=True)
class Change:
    """A revision that changed the printed words since the last signature, and who made it."""

    revision: Revision
    author: int | None
    name: str


def changes_since(chain: Chain, latest: Revision) -> tuple[Change, ...]:
    """Give what changed the printed words of a piece since its last standing signature, oldest first; in one query.

    Nothing, where the words are again those that were signed, or where nothing is signed.
    """
    left = chain.left
    if left is None or left.digest == latest.digest:
        return ()
    rows = Revision.objects.filter(article=latest.article_id, number__gt=left.number)
    return tuple(_changing(rows.defer("content").order_by("number"), left.digest))


def _changing(rows: Iterable[Revision], digest: str) -> Iterable[Change]:
    for row in rows:
        if row.digest != digest:
            yield Change(row, row.author_id, row.author_name)
        digest = row.digest


def is_broken(changes: Iterable[Change]) -> bool:
    """Tell whether no signer can answer for what has changed: more than one person did it, or the newsroom itself."""
    authors = {change.author for change in changes}
    return len(authors) > 1 or None in authors


def received_by(login: int, chain: Chain, latest: Revision) -> Revision:
    """Give the revision that somebody had before them, before their own last changes.

    After a signature it is the one that was left there. A first reviewer receives what others wrote last.
    """
    if chain.left is not None:
        return chain.left
    rows = Revision.objects.filter(article=latest.article_id, number__lt=latest.number).defer("content")
    received = latest
    for row in rows.order_by("-number"):
        if received.author_id != login:
            break
        received = row
    return received
