"""Where in a piece something was changed, and how that is said to the desk."""

import dataclasses
from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Article, Block, BylineRow

WORDS = 12  # characters by which a block is named


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """One field of a `Content`, or one block of its body or row of its bylines.

    `field` is the name in `Content`, but `place` for page and place together, and `order` for where a block stands.
    `index` is the number of the block or row in the content that was made, from 0; None for a whole field, and for
    what is there no more. `label` says it in the language of the desk.
    """

    field: str
    index: int | None = None
    label: str = dataclasses.field(default="", compare=False)


def place_of_field(name: str) -> Place:
    """Name a field that is one thing."""
    others = {"place": _("page and place"), "pictures": _("pictures"), "bylines": _("bylines"), "tags": _("tags")}
    return Place(name, label=others.get(name) or str(getattr(Article, name).field.verbose_name))


def place_of_block(index: int | None, block: Block, *, name: str = "body") -> Place:
    """Name a block by its first words, so that it is found without counting."""
    words = Truncator(block.text).chars(WORDS, truncate="…")
    if index is None:
        return Place(name, None, _("body, deleted: “%(words)s”") % {"words": words})
    if name == "order":
        return Place(name, index, _("where this stands: “%(words)s”") % {"words": words})
    return Place(name, index, _("body: “%(words)s”") % {"words": words})


def place_of_row(index: int | None, row: BylineRow) -> Place:
    """Name a byline by its person."""
    if index is None:
        return Place("bylines", None, _("byline, removed: %(name)s") % {"name": row.name})
    return Place("bylines", index, _("byline: %(name)s") % {"name": row.name})


def tell_places(places: Sequence[Place]) -> str:
    """Say places in one line, each once."""
    return "、".join(dict.fromkeys(place.label for place in places))
