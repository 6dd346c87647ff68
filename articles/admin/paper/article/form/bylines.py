"""The bylines of a piece as one list within its form: rows that are added, moved and removed like lines of a text."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.admin.paper.article.form.byline_rows import (
    MOST,
    Known,
    TypedRow,
    called,
    key_in,
    known_to,
    merged,
    rows_in,
    typed_rows,
)
from articles.enums import BylineRole
from articles.models import Byline, BylineRow

COLUMNS = {field.name: field for field in Byline._meta.concrete_fields}
LENGTHS = {name: COLUMNS[name].max_length or 0 for name in ("label", "name", "unit_name")}


class BylineList(forms.Widget):
    """Rows of role, label, name as printed, person, unit as printed and unit."""

    may_add: dict[str, bool] = {}  # to the people, to the units
    asked: dict[str, str] = {}  # by row: what is to be confirmed

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[TypedRow]:
        return rows_in(data if isinstance(data, MultiValueDict) else MultiValueDict({key: [data[key]] for key in data}))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # no row at all is an answer

    def id_for_label(self, id_: str) -> str:
        return ""  # it has many fields, each with a label of its own

    @property
    def media(self) -> forms.Media:
        return AutocompleteSelect(COLUMNS["correspondent"], admin.site).media

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        rows: Sequence[TypedRow] = value or []
        known = known_to(rows)
        context = {
            "rows": [self.shown(row, number, known) for number, row in enumerate(rows, start=1)],
            "new": self.shown(TypedRow("row"), "", known),
        }
        return render_to_string("admin/articles/article/bylines.html", context)

    def shown(self, row: TypedRow, number: int | str, known: Known) -> dict[str, Any]:
        """Give a row to the template: its fields in their order, each with its name and its label."""
        people = {row.person} if row.person else {str(key) for key in called(known, row.name)}
        units = {row.unit} if row.unit else {str(known.units_called.get(row.unit_name, ""))}
        widgets = {
            "role": forms.Select(choices=BylineRole.choices),
            "label": _line("label"),
            "name": _line("name"),
            "person": self.picker("correspondent", _offered(known.people, people)),
            "unit_name": _line("unit_name"),
            "unit": self.picker("unit", _offered(known.units, units)),
        }
        shown = []
        for column, widget in widgets.items():
            name = f"bylines-{row.row}-{column}"
            field = "correspondent" if column == "person" else column
            html = widget.render(name, getattr(row, column), {"id": f"id_{name}"})
            shown.append({"id": f"id_{name}", "label": COLUMNS[field].verbose_name, "html": html})
        return {"row": row.row, "number": number, "fields": shown, "asked": self.asked.get(row.row), "sign": row.sign}

    def picker(self, name: str, offered: dict[str, str]) -> forms.Widget:
        """Give a search box over people or units; without a script it offers those that the row may mean."""
        field: Any = COLUMNS[name]
        attrs = AutocompleteSelect(field, admin.site).build_attrs({})
        select = forms.Select(attrs=attrs, choices=[("", ""), *offered.items()])
        may_add = self.may_add.get(name, False)
        return RelatedFieldWidgetWrapper(select, field.remote_field, admin.site, can_add_related=may_add)


class BylinesField(forms.Field):
    """The list of bylines: cleaned it is a tuple of `BylineRow`s, 0 standing for whom or what is to be made."""

    widget = BylineList

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.before: tuple[BylineRow, ...] = ()
        self.told: list[str] = []  # what was put together, in sentences

    def prepare_value(self, value: Any) -> list[TypedRow]:
        return value if isinstance(value, list) else typed_rows(value or ())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(_plain(typed_rows(initial or ())) != _plain(data or []))

    def clean(self, value: list[TypedRow]) -> tuple[BylineRow, ...]:
        rows = [row for row in value if not row.is_empty]
        if len(rows) > MOST:
            raise ValidationError(_("A piece has at most %(count)d bylines.") % {"count": MOST})
        known = known_to(rows)
        self.widget.asked = {}
        errors: list[str] = []
        read = [self._read(row, number, known, errors) for number, row in enumerate(rows, start=1)]
        if errors:
            raise ValidationError(errors)
        one_each, names = merged(read)
        self.told = [_("“%(name)s” stood twice in one role: the rows were put together.") % {"name": n} for n in names]
        return tuple(one_each)

    def _read(self, row: TypedRow, number: int, known: Known, errors: list[str]) -> BylineRow:
        """Read one row; what is in doubt goes to `errors`, and what can be confirmed is asked of the row."""
        row = self._followed(row)
        ask: list[str] = []
        wrong: list[str] = []
        person = self._person(row, known, ask, wrong)
        unit = self._unit(row, known, ask, wrong)
        if row.role not in BylineRole.values:
            wrong.append(_("there is no such role."))
        if any(len(getattr(row, name)) > most for name, most in LENGTHS.items()):
            wrong.append(_("a name or a label is too long."))
        if ask and row.sure != row.sign:
            self.widget.asked[row.row] = " ".join(ask)
            wrong += [_("%(doubt)s Tick the box in the row if so, or mend it.") % {"doubt": doubt} for doubt in ask]
        errors += [_("Byline %(number)d: %(text)s") % {"number": number, "text": text} for text in wrong]
        name = row.name or (known.people[person].name if person and person in known.people else "")
        unit_name = row.unit_name or (known.units[unit].name if unit and unit in known.units else "")
        return BylineRow(person or 0, name, row.role, row.label, unit, unit_name)

    def _followed(self, row: TypedRow) -> TypedRow:
        """Let a name that was left as it was follow the person, or the unit, that is another now."""
        before = self.before[int(row.row)] if row.row.isdigit() and int(row.row) < len(self.before) else None
        if before and row.person and row.person != str(before.person) and row.name == before.name:
            row = replace(row, name="")
        if before and row.unit and row.unit != str(before.unit) and row.unit_name == before.unit_name:
            row = replace(row, unit_name="")
        return row

    def _person(self, row: TypedRow, known: Known, ask: list[str], wrong: list[str]) -> int | None:
        named = called(known, row.name) if row.name else set()
        if row.person:
            person = key_in(row.person) or 0
            if person not in known.people:
                wrong.append(_("the person chosen is there no more: choose again."))
            elif row.name and person not in named and (person, row.name) not in self._were():
                told = {"name": row.name, "person": known.people[person]}
                ask.append(_("“%(name)s” is %(person)s, under another name.") % told)
            return person
        if not row.name:
            wrong.append(_("a name is missing: type it, choose a person, or remove the row."))
        elif len(named) > 1:
            told = {"count": len(named), "name": row.name}
            wrong.append(_("%(count)d people go by the name “%(name)s”: choose one.") % told)
        elif not named and self.widget.may_add.get("correspondent"):
            ask.append(_("“%(name)s” is not known yet, and is to be entered as a new person.") % {"name": row.name})
        elif not named:
            wrong.append(_("“%(name)s” is not known, and you may not enter people.") % {"name": row.name})
        return next(iter(named), None)

    def _unit(self, row: TypedRow, known: Known, ask: list[str], wrong: list[str]) -> int | None:
        named = known.units_called.get(row.unit_name)
        if row.unit:
            unit = key_in(row.unit) or 0
            if unit not in known.units:
                wrong.append(_("the unit chosen is there no more: choose again."))
            elif row.unit_name and named != unit and (unit, row.unit_name) not in self._were_units():
                told = {"name": row.unit_name, "unit": known.units[unit]}
                ask.append(_("“%(name)s” is %(unit)s, under another name.") % told)
            return unit
        if not row.unit_name or named or (None, row.unit_name) in self._were_units():
            return named
        if self.widget.may_add.get("unit"):
            ask.append(_("“%(name)s” is not known yet, and is to be entered as a new unit.") % {"name": row.unit_name})
        else:
            wrong.append(_("“%(name)s” is not known, and you may not enter units.") % {"name": row.unit_name})
        return 0

    def _were(self) -> set[tuple[int, str]]:
        return {(row.person, row.name) for row in self.before}

    def _were_units(self) -> set[tuple[int | None, str]]:
        return {(row.unit, row.unit_name) for row in self.before}


def _offered(rows: Mapping[int, Model], keys: set[str]) -> dict[str, str]:
    return {str(key): str(row) for key, row in rows.items() if str(key) in keys}


def _line(name: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField", "maxlength": str(LENGTHS[name]), "autocomplete": "off"})


def _plain(rows: Iterable[TypedRow]) -> list[TypedRow]:
    """Leave out what says nothing: how a row is named in its form, what was confirmed, and rows without a word."""
    return [replace(row, row="", sure="") for row in rows if not row.is_empty]
