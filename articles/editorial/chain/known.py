"""What is to be known of several pieces to tell what somebody may do with each, read at once for lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User

from articles.editorial.chain.persons import Marks, marks_of_all, writers_of
from articles.editorial.chain.received import Change, changes_of_all
from articles.editorial.chain.signatures import Chain, chains_of
from articles.editorial.editing.working import latest_of
from articles.enums import Stage
from articles.models import Article


@dataclass(frozen=True, slots=True)
class Known:
    """By the key of a piece its chain and who changed it since its last signature; by that of a login its marks."""

    chains: Mapping[int, Chain]
    changes: Mapping[int, tuple[Change, ...]]
    logins: Mapping[int, Marks]


def known_of(pieces: Sequence[Article], by: User, others: Iterable[User] = ()) -> Known:
    """Read what is to be known of pieces with their latest revisions, of who asks, and of other logins.

    Takes at most eight queries, however many they are.
    """
    chains = chains_of(pieces)
    changes = changes_of_all(chains, [piece.latest_revision for piece in pieces if piece.latest_revision])
    return Known(chains, changes, marks_of_all({by, *others}))


def with_writers(known: Known, pieces: Iterable[Article]) -> Known:
    """Add who wrote those of the pieces that wait for a review, whose latest revisions are at hand; in one query."""
    reviewed = [piece for piece in pieces if piece.stage in Stage.reviews()]
    writers = writers_of(row.person for piece in reviewed for row in latest_of(piece).said.bylines)
    return replace(known, chains={key: replace(chain, writers=writers) for key, chain in known.chains.items()})
