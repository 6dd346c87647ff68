"""The likeliest reading of a whole page: a role for each line, and how sure each is.

The roles of a page form a chain: each line is weighed for all that it could be, and the sequence of roles that is
likeliest as a whole is taken (Viterbi); how sure a role is comes from all sequences together (forward-backward). Both
are linear in the number of lines. What a line stands in is remembered as far as print needs it: an article that has a
byline over its text seldom has another under it, so that two bylines speak for two articles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.importing.page.lattice import Chain, best_path, find_ways, near_steps, shares
from articles.importing.page.roles import FIRST, FOLLOWERS, ROLES, Role
from articles.importing.page.weights import Evidence, Weights

NUMBER = {role: index for index, role in enumerate(ROLES)}
# what keeps an article signed, after its byline
_KEEPS = (
    Role.PARAGRAPH,
    Role.TEXT,
    Role.ITEM,
    Role.CROSSHEAD,
    Role.CAPTION,
    Role.CAPTION_TEXT,
    Role.JUMP,
    Role.FURNITURE,
)
# Articles with a byline over the text are signed under it a tenth as often as others: as a logarithm.
SIGNED_TWICE = -2.3

State = tuple[Role, bool]  # a role, and whether it stands in an article that is signed already
STATES: tuple[State, ...] = (*((role, False) for role in ROLES), *((role, True) for role in _KEEPS))


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a line, the next likeliest, and how likely each is that is likely at all (0 to 1)."""

    role: Role
    other: Role
    shares: Mapping[Role, float]

    @property
    def sure(self) -> float:
        """How likely the role is."""
        return self.share(self.role)

    def share(self, *roles: Role) -> float:
        """Give how likely it is that the line has one of these roles."""
        return sum(self.shares.get(role, 0.0) for role in roles)


def decode(evidence: Sequence[Evidence], weights: Weights) -> list[Decision]:
    """Give the likeliest roles for lines of which this evidence is known."""
    chain = signed_chain(weights)
    scores = [weights.score(groups) for groups in evidence]
    ways = find_ways(scores, chain)
    found = shares(near_steps(ways, chain))
    return [_decision(*each) for each in zip(best_path(ways), found, scores, strict=True)]


def _decision(state: int, found: Mapping[int, float], scores: Sequence[float]) -> Decision:
    by_role: dict[Role, float] = {}
    for number, share in found.items():
        role = STATES[number][0]
        by_role[role] = by_role.get(role, 0.0) + share
    role = STATES[state][0]
    others = [one for one in by_role if one != role]
    if others:
        return Decision(role, max(others, key=by_role.__getitem__), by_role)
    scored = sorted(zip(scores, ROLES, strict=True), reverse=True)
    return Decision(role, next(one for _, one in scored if one != role), by_role)


@lru_cache(8)
def signed_chain(weights: Weights) -> Chain:
    """Give what may follow what when an article's bylines are remembered."""
    number = {state: index for index, state in enumerate(STATES)}
    steps = []
    for role, signed in STATES:
        for other in FOLLOWERS[role]:
            is_signed = other in _KEEPS and (signed or role == Role.BYLINE)
            twice = SIGNED_TWICE if signed and other == Role.CLOSING else 0.0
            weight = weights.transitions[role][NUMBER[other]] + twice
            steps.append((number[role, signed], number[other, is_signed], weight))
    first = [index for index, (role, signed) in enumerate(STATES) if role in FIRST and not signed]
    return Chain.of([NUMBER[role] for role, _ in STATES], first, steps)


def plain_chain(weights: Weights) -> Chain:
    """Give what may follow what by the roles alone, as the weights are fitted."""
    steps = [
        (NUMBER[one], NUMBER[role], weights.transitions[one][NUMBER[role]]) for one in ROLES for role in FOLLOWERS[one]
    ]
    return Chain.of(range(len(ROLES)), [NUMBER[role] for role in FIRST], steps)
