"""What can be merged, and what leads to it: correspondents and units by bylines, editors by credits."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Model

from articles.models import (
    Byline,
    Correspondent,
    CorrespondentMerge,
    Credit,
    Editor,
    EditorMerge,
    Merge,
    Mergeable,
    Unit,
    UnitMerge,
)


class Reference(NamedTuple):
    """A field of another model that leads to a row; where it is `unique`, only one row may."""

    model: type[Model]
    field: str
    is_unique: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rows that can be merged.

    `rows` are the bylines or credits that lead to such a row by the field `end`; each stands on an `owner` (an article,
    a page) at a `place` there (a role, a label). `is_alone`: one row stands only once at a place. `own` are fields of
    the row itself, each of which one row alone may hold a value of; `references` are other fields that lead to it.
    """

    model: type[Mergeable]
    merges: type[Merge]
    rows: type[Model]
    end: str
    owner: str
    place: str
    is_alone: bool = True
    own: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def manager(self) -> Any:
        return self.model._default_manager

    @property
    def leading(self) -> Any:
        """The bylines or credits, in order."""
        return self.rows._default_manager.order_by(self.owner, "position")

    def new_merge(self, **ends: Mergeable) -> Any:
        return self.merges(**ends)

    @property
    def done(self) -> Any:
        """The merges that have not been undone."""
        return self.merges.objects.standing()


KINDS = {
    kind.model: kind
    for kind in (
        Kind(Correspondent, CorrespondentMerge, Byline, "correspondent", "article", "role", own=("editor",)),
        Kind(
            Editor,
            EditorMerge,
            Credit,
            "editor",
            "page",
            "label",
            own=("user",),
            references=(Reference(Correspondent, "editor", is_unique=True),),
        ),
        Kind(
            Unit,
            UnitMerge,
            Byline,
            "unit",
            "article",
            "role",
            is_alone=False,
            references=(Reference(Correspondent, "unit"),),
        ),
    )
}


def kind_of(row: Mergeable) -> Kind:
    """Give the kind that a row is of."""
    return KINDS[type(row)]
