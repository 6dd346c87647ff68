"""What somebody who is to sign has received, and what they make of it: their own changes break no chain."""

from collections.abc import Iterable, Mapping, Sequence
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


def changes_of_all(chains: Mapping[int, Chain], latest: Sequence[Revision]) -> Mapping[int, tuple[Change, ...]]:
    """Give the same of several pieces by key: in one query, or in none where no words have changed."""
    left = {row.article_id: chain.left for row in latest if (chain := chains[row.article_id]).left}
    changed = {row.article_id for row in latest if (was := left.get(row.article_id)) and was.digest != row.digest}
    since: dict[int, list[Revision]] = {key: [] for key in changed}
    rows = Revision.objects.filter(article__in=changed).defer("content").order_by("article_id", "number")
    for row in rows if changed else ():
        if row.number > left[row.article_id].number:
            since[row.article_id].append(row)
    return {key: tuple(_changing(since[key], left[key].digest)) if key in changed else () for key in chains}


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
