"""The likeliest reading of a whole page: a role for each line, and how sure each is.

The roles of a page form a chain: each line is weighed for all that it could be, and the sequence of roles that is
likeliest as a whole is taken (Viterbi); how sure a role is comes from all sequences together (forward-backward). Both
are linear in the number of lines. What a line stands in is remembered as far as print needs it: an article that has a
byline over its text seldom has another under it, so that two bylines speak for two articles.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.page.roles import FIRST, FOLLOWERS, ROLES, Role
from articles.importing.page.weights import Weights

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
_NEVER = -1e9

State = tuple[Role, bool]  # a role, and whether it stands in an article that is signed already
STATES: tuple[State, ...] = (*((role, False) for role in ROLES), *((role, True) for role in _KEEPS))
_ROLE_OF = tuple(NUMBER[role] for role, _ in STATES)
_FIRST = frozenset(NUMBER[role] for role in FIRST)

Moves = Sequence[Sequence[tuple[int, float]]]  # for each state those that may stand before it, with the step's weight


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of a line, and how likely each role is there (0 to 1, in the order of `ROLES`)."""

    role: Role
    shares: tuple[float, ...]

    @property
    def sure(self) -> float:
        """How likely the role is."""
        return self.shares[NUMBER[self.role]]

    @property
    def other(self) -> Role:
        """The next likeliest role."""
        return max((role for role in ROLES if role != self.role), key=lambda role: self.shares[NUMBER[role]])

    def share(self, *roles: Role) -> float:
        """Give how likely it is that the line has one of these roles."""
        return sum(self.shares[NUMBER[role]] for role in roles)


def decode(evidence: Sequence[Sequence[str]], weights: Weights) -> list[Decision]:
    """Give the likeliest roles for lines of which this evidence is known."""
    if not evidence:
        return []
    rows = [weights.score(names) for names in evidence]
    scores = [[row[role] for role in _ROLE_OF] for row in rows]
    moves = _moves(weights)
    path = best_path(scores, moves)
    ahead, behind, _ = forward_backward(scores, moves)
    shares = [_of_roles([a * b for a, b in zip(one, two, strict=True)]) for one, two in zip(ahead, behind, strict=True)]
    return [Decision(ROLES[_ROLE_OF[state]], share) for state, share in zip(path, shares, strict=True)]


def _of_roles(row: Sequence[float]) -> tuple[float, ...]:
    """Add up the states of each role, and make shares of them."""
    sums = list(row[: len(ROLES)])
    for role, value in zip(_ROLE_OF[len(ROLES) :], row[len(ROLES) :], strict=True):
        sums[role] += value
    return tuple(_normal(sums))


def _moves(weights: Weights) -> list[list[tuple[int, float]]]:
    """Give for each state those that may stand before it."""
    into: list[list[tuple[int, float]]] = [[] for _ in STATES]
    for number, (role, signed) in enumerate(STATES):
        for other in FOLLOWERS[role]:
            is_signed = other in _KEEPS and (signed or role == Role.BYLINE)
            twice = SIGNED_TWICE if signed and other == Role.CLOSING else 0.0
            weight = weights.transitions[role][NUMBER[other]] + twice
            into[STATES.index((other, is_signed))].append((number, weight))
    return into


def transition_rows(weights: Weights) -> list[list[tuple[int, float]]]:
    """Give for each role those that may stand before it, with the weight of the step."""
    return [
        [(NUMBER[one], weights.transitions[one][NUMBER[role]]) for one in ROLES if role in FOLLOWERS[one]]
        for role in ROLES
    ]


def best_path(scores: Sequence[Sequence[float]], moves: Moves) -> list[int]:
    """Give the numbers of the likeliest states (Viterbi)."""
    best = [score if state in _FIRST else _NEVER for state, score in enumerate(scores[0])]
    back: list[list[int]] = []
    for row in scores[1:]:
        steps = [max([(best[before] + weight, before) for before, weight in into]) for into in moves]
        back.append([before for _, before in steps])
        best = [total + score for (total, _), score in zip(steps, row, strict=True)]
    state = max(range(len(best)), key=best.__getitem__)
    path = [state]
    for choices in reversed(back):
        state = choices[state]
        path.append(state)
    return path[::-1]


def forward_backward(
    scores: Sequence[Sequence[float]], moves: Moves
) -> tuple[list[list[float]], list[list[float]], list[list[float]]]:
    """Give what each line's states have before them and behind them, each row summing to 1, and the raised scores."""
    steps = [[(before, math.exp(weight)) for before, weight in into] for into in moves]
    raised = [_raised(row) for row in scores]
    ahead = [_normal([value if state in _FIRST else 0.0 for state, value in enumerate(raised[0])])]
    for row in raised[1:]:
        last = ahead[-1]
        sums = [sum([last[before] * weight for before, weight in into]) for into in steps]
        ahead.append(_normal([total * value for total, value in zip(sums, row, strict=True)]))
    onward: list[list[tuple[int, float]]] = [[] for _ in moves]
    for state, into in enumerate(steps):
        for before, weight in into:
            onward[before].append((state, weight))
    behind = [[1.0] * len(moves)]
    for row in reversed(raised[1:]):
        held = [value * later for value, later in zip(row, behind[-1], strict=True)]
        behind.append(_normal([sum([held[state] * weight for state, weight in out]) for out in onward]))
    return ahead, behind[::-1], raised


def _raised(row: Sequence[float]) -> list[float]:
    top = max(row)
    return [math.exp(value - top) for value in row]


def _normal(row: Sequence[float]) -> list[float]:
    total = sum(row)
    return [value / total for value in row]
