"""What a piece says, apart from the row that holds it: the one value that is saved, merged, compared and restored."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from articles.enums import BlockKind
from articles.models.paper.body import Block

if TYPE_CHECKING:
    from articles.models.paper.article import Article
    from articles.models.paper.byline import Byline

VERSION = 1  # of the JSON form; a change of its meaning adds one and is read here for ever
TITLES = ("kicker", "headline", "deck", "byline_raw", "dateline")


@dataclass(frozen=True, slots=True)
class BylineRow:
    """One name over or under a piece: keys of the rows, and name, label and unit as printed."""

    person: int
    name: str
    role: str
    label: str = ""
    unit: int | None = None
    unit_name: str = ""

    @property
    def words(self) -> str:
        """Say who wrote, as a page does: label, name, unit."""
        return " ".join(filter(None, (self.label, self.name, self.unit_name)))

    def as_json(self) -> dict[str, Any]:
        """Give the part of the form that a revision stores."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Content:
    """Titles, byline as printed, dateline, body; who wrote it; and how it is arranged: tags, page, place on it.

    `page` is the key of the page. `pictures` is empty until pieces have any.
    """

    kicker: str = ""
    headline: str = ""
    deck: str = ""
    byline_raw: str = ""
    dateline: str = ""
    body: tuple[Block, ...] = ()
    bylines: tuple[BylineRow, ...] = ()
    tags: tuple[str, ...] = ()
    page: int | None = None
    position: int | None = None
    pictures: tuple[Any, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Give the form that a revision stores; `from_json` reads it."""
        return {
            "version": VERSION,
            **{name: getattr(self, name) for name in TITLES},
            "body": [[block.kind.value, block.text] for block in self.body],
            "bylines": [row.as_json() for row in self.bylines],
            "tags": list(self.tags),
            "page": self.page,
            "position": self.position,
            "pictures": list(self.pictures),
        }

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> Self:
        """Read the form that `as_json` gives; what it lacks is empty.

        Raises `ValueError` for a form that a later version of this program wrote.
        """
        if form.get("version", 0) > VERSION:
            raise ValueError(f"a content of version {form['version']}, where {VERSION} is the newest known")
        return cls(
            **{name: form.get(name, "") for name in TITLES},
            body=tuple(Block(BlockKind(kind), text) for kind, text in form.get("body", ())),
            bylines=tuple(BylineRow(**row) for row in form.get("bylines", ())),
            tags=tuple(form.get("tags", ())),
            page=form.get("page"),
            position=form.get("position"),
            pictures=tuple(form.get("pictures", ())),
        )

    @property
    def digest(self) -> str:
        """The SHA-256 of the printed words, in hexadecimal: what a signature stands for.

        Tags, page and place are arrangement, and the marks of crossheads and captions formatting: they do not count.
        """
        words = [
            [getattr(self, name) for name in TITLES],
            [block.text for block in self.body],
            [[row.name, row.label, row.unit_name] for row in self.bylines],
        ]
        return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def content_of(
    article: "Article", bylines: "Iterable[Byline] | None" = None, tags: Iterable[str] | None = None
) -> Content:
    """Read what the row of a piece, its bylines and its tags say: for a public piece, what readers see.

    Bylines and the names of tags can be given; rows that were prefetched cost no query, else each takes one.
    """
    rows = article.bylines.all() if bylines is None else bylines
    return Content(
        **{name: getattr(article, name) for name in TITLES},
        body=tuple(article.blocks),
        bylines=tuple(
            BylineRow(
                person=row.correspondent_id,
                name=row.name,
                role=row.role,
                label=row.label,
                unit=row.unit_id,
                unit_name=row.unit_name,
            )
            for row in sorted(rows, key=lambda row: row.position)
        ),
        **arrangement_of(article, tags),
    )


def arrangement_of(article: "Article", tags: Iterable[str] | None = None) -> dict[str, Any]:
    """Read what is no word of a piece and takes effect at once, also while it is public: tags, page, place on it."""
    if tags is None:
        known = getattr(article, "_prefetched_objects_cache", {})
        rows = article.taggings.all() if "taggings" in known else article.taggings.select_related("tag")
        tags = (row.tag.name for row in rows)
    return {"tags": tuple(tags), "page": article.page_id, "position": article.position}
