"""What is typed into a form, read before anybody has judged it."""

from dataclasses import replace
from typing import Any

from django.utils.datastructures import MultiValueDict

from articles.admin.paper.article.byline_rows import TypedRow, key_in, rows_in
from articles.editorial.editing.drafting import Typed
from articles.models import BylineRow, Content, parse_body
from articles.models.paper.content import TITLES
from articles.tags import split_tags


def content_typed(typed: Typed, shown: Content) -> Content:
    """Read what is typed as well as it can be, before anybody has judged it, to be compared with what the desk has."""
    fields = dict(typed)
    titles: dict[str, Any] = {name: fields.get(name, getattr(shown, name)).strip() for name in TITLES}
    place: dict[str, Any] = {name: key_in(fields.get(name, "")) for name in ("page", "position")}
    rows = rows_in(MultiValueDict({name: [value] for name, value in typed}))
    return replace(
        shown,
        **titles,
        **place,
        body=tuple(parse_body(fields.get("body", "").replace("\r", "\n"))),
        bylines=tuple(said_of(row) for row in rows if not row.is_empty),
        tags=tuple(split_tags(fields.get("tags", ""))),
    )


def said_of(row: TypedRow) -> BylineRow:
    return BylineRow(key_in(row.person) or 0, row.name, row.role, row.label, key_in(row.unit), row.unit_name)
