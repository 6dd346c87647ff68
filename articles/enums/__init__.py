"""Closed vocabularies of the trade; their Chinese labels are in the catalogue."""

from articles.enums.desk import DeskAction, EntryAction, RevisionWay, Stage, Step, Verdict, entry_actions
from articles.enums.imports import RunState, kind_of, note_kinds
from articles.enums.paper import (
    ROLES_OF,
    BlockKind,
    BlockOrigin,
    BylineRole,
    Contribution,
    CorrectionState,
    CreditRole,
    FeeBasis,
    Visibility,
)
from articles.enums.proofreading import ErrorFinder, ErrorKind, HolderState

__all__ = [
    "ROLES_OF",
    "BlockKind",
    "BlockOrigin",
    "BylineRole",
    "Contribution",
    "CorrectionState",
    "CreditRole",
    "DeskAction",
    "EntryAction",
    "ErrorFinder",
    "ErrorKind",
    "FeeBasis",
    "HolderState",
    "RevisionWay",
    "RunState",
    "Stage",
    "Step",
    "Verdict",
    "Visibility",
    "entry_actions",
    "kind_of",
    "note_kinds",
]
