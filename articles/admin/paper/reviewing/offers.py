"""What somebody can do with a piece now, and why not the rest: all of it is asked of the one table."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.admin.paper.article.releasing import is_transcribed, shows_something
from articles.admin.paper.reviewing.acts import ACTS, BOTH, Act
from articles.editorial import May, may, may_each
from articles.editorial.reviewing.reviews import ORDER
from articles.enums import DeskAction, Stage
from articles.models import Article

AWAITED = {
    Stage.MANUSCRIPT: "submit",
    **dict.fromkeys(Stage.reviews(), "approve"),
    Stage.SIGNING: "sign-off",
    **dict.fromkeys(Stage.proofs(), "proof"),
    Stage.READY: "release",
    Stage.PRINTED: "transcribe",
}


@dataclass(frozen=True, slots=True)
class Offers:
    """What somebody can do with a piece now, in the order of its buttons, and why not the rest.

    `awaited` is the button that the piece waits for.
    """

    ready: tuple[Act, ...]
    refused: tuple[tuple[Act, str], ...]
    edit: May
    answer: May
    awaited: str = ""

    @property
    def main(self) -> list[Act]:
        """The buttons of every day."""
        return [act for act in self.ready if not act.is_rare]

    @property
    def rare(self) -> list[Act]:
        """The others, which are not always in sight."""
        return [act for act in self.ready if act.is_rare]

    @property
    def due(self) -> str:
        """Why not, for what the piece waits for: empty where that is offered."""
        return next((why for act, why in self.refused if act.name == self.awaited), "")

    def has(self, name: str) -> bool:
        """Tell whether a button is offered."""
        return any(act.name == name for act in self.ready)


def offers_of(piece: Article, by: User) -> Offers:
    """Ask the table about every button."""
    answers = may_each(piece, by)
    ready, refused = [], []
    for act in ACTS:
        answer = answers[act.action]
        if act is BOTH:
            ready += [act] if _may_both(piece, by, answers) else []
        elif not answer:
            refused.append((act, answer.why))
        elif _has_sense(act.action, piece):
            ready.append(act)
    return Offers(
        tuple(ready),
        tuple(refused),
        answers[DeskAction.EDIT],
        answers[DeskAction.ANSWER],
        AWAITED.get(Stage(piece.stage), ""),
    )


def _may_both(piece: Article, by: User, answers: Mapping[DeskAction, May]) -> bool:
    """Ask whether somebody may sign off what they approve at its final review."""
    if piece.stage != Stage.FINAL_REVIEW or not answers[DeskAction.REVIEW]:
        return False
    reviewed = copy(piece)
    reviewed.stage = Stage.SIGNING
    return bool(may(DeskAction.SIGN_OFF, reviewed, by))


def _has_sense(action: DeskAction, piece: Article) -> bool:
    """Leave out buttons that would change nothing: readers see already what would be shown."""
    match action:
        case DeskAction.RELEASE:
            return shows_something(piece)
        case DeskAction.TRANSCRIBE:
            return is_transcribed(piece)
        case _:
            return True


def stages_before(stage: Stage) -> tuple[Stage, ...]:
    """Give the stages to which a piece can be sent back, the nearest first."""
    return ORDER[: ORDER.index(stage)][::-1] if stage in ORDER else ()
