"""What is typed into a form, read before anybody has judged it."""

from dataclasses import replace
from typing import Any

from django.utils.datastructures import MultiValueDict

from articles.admin.paper.article.form.byline_rows import TypedRow, key_in, rows_in
from articles.editorial.editing.drafting import Typed
from articles.models import BylineRow, Content, parse_body
from articles.models.paper.content import TITLES
from articles.tags import split_tags


def content_typed(typed: Typed, shown: Content) -> Content:
    """Read what is typed as well as it can be, before anybody has judged it, to be compared with what the desk has.

    What a form only showed, the words or the place (`closing`), is as it is shown.
    """
    fields = dict(typed)
    told: dict[str, Any] = {"tags": tuple(split_tags(fields.get("tags", "")))}
    if "body" in fields:
        told |= {name: fields.get(name, getattr(shown, name)).strip() for name in TITLES}
        rows = rows_in(MultiValueDict({name: [value] for name, value in typed}))
        told["body"] = tuple(parse_body(fields["body"].replace("\r", "\n")))
        told["bylines"] = tuple(said_of(row) for row in rows if not row.is_empty)
    if "position" in fields:
        told |= {name: key_in(fields.get(name, "")) for name in ("page", "position")}
    return replace(shown, **told)


def said_of(row: TypedRow) -> BylineRow:
    return BylineRow(key_in(row.person) or 0, row.name, row.role, row.label, key_in(row.unit), row.unit_name)
