"""Rows of one model in the form of another."""

import re
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import QuerySet, UniqueConstraint
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.shared.deleting import refuse_kept
from articles.admin.shared.overwriting import OverwritesNothing
from articles.admin.shared.pickers import CarefulPickers


class RowForm(OverwritesNothing):
    """A row whose place among the others is judged by its formset, which sees them all."""

    def validate_constraints(self) -> None:
        """Leave out what must be unique among the rows of one parent.

        Django 6 asks the database row by row, and so refuses rows that exchange places; Django 5 never calls this.
        """
        parents = {name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        form: Any = self  # as Django's own method does; its types leave these two out
        try:
            self.instance.validate_constraints(exclude=form._get_validation_exclusions() | parents)
        except ValidationError as error:
            form._update_errors(error)


class RowFormSet(BaseInlineFormSet[Any, Any, Any]):
    """Rows that are refused in the words of the constraint, and come back as new ones where somebody deleted them."""

    gone = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.management_form.is_valid():
            self.renew_rows_that_are_gone()

    def renew_rows_that_are_gone(self) -> None:
        """Turn the rows that were deleted since the form was opened into new ones, behind those that are still there.

        Django would refuse the hidden key of such a row, and show neither the row nor why. One that was to be deleted
        here as well is left out.
        """
        numbers = sorted({int(found["row"]) for name in self.sent if (found := self.row_of.match(name))})
        stored = [number for number in numbers if number < self.initial_form_count()]
        there = {str(row.pk) for row in self.get_queryset()}
        kept = [number for number in stored if self.value(number, self.key) in there]
        gone = [number for number in stored if number not in kept and not self.value(number, DELETION_FIELD_NAME)]
        if len(kept) < self.initial_form_count():
            self.gone = len(gone)
            self.data = self.renumbered([*kept, *gone, *numbers[len(stored) :]], len(kept))
            del self.management_form  # read from the data before

    def renumbered(self, numbers: list[int], kept: int) -> MultiValueDict[str, Any]:
        """Give the data with just these rows in this order.

        All but the first `kept` of them come without a key, and without what they showed: they are new.
        """
        new = {old: at for at, old in enumerate(numbers)}
        data: MultiValueDict[str, Any] = MultiValueDict()
        for name, values in self.sent.lists():
            found = self.row_of.match(name)
            if not found:
                data.setlist(name, values)
            elif (row := new.get(int(found["row"]))) is not None:
                is_of_a_stored_row = found["shown"] or found["field"] == self.key
                if row < kept or not is_of_a_stored_row:
                    data.setlist(f"{found['shown'] or ''}{self.prefix}-{row}-{found['field']}", values)
        data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(kept)
        data[f"{self.prefix}-{TOTAL_FORM_COUNT}"] = str(len(new))
        return data

    @property
    def sent(self) -> MultiValueDict[str, Any]:
        return cast("MultiValueDict[str, Any]", self.data)

    def value(self, number: int, field: str) -> Any:
        return self.sent.get(f"{self.prefix}-{number}-{field}")

    @cached_property
    def row_of(self) -> re.Pattern[str]:
        """The names of a row's fields, and of what they showed: credits-0-role, initial-credits-0-role."""
        return re.compile(rf"(?P<shown>initial-)?{re.escape(str(self.prefix))}-(?P<row>[0-9]{{1,4}})-(?P<field>.+)")

    @property
    def key(self) -> str:
        return str(self.get_queryset().model._meta.pk.name)

    def clean(self) -> None:
        super().clean()
        if self.gone:
            message = ngettext(
                "%(count)d row was deleted by somebody else meanwhile and stands here as a new one: "
                "save once more to keep it, or remove it first.",
                "%(count)d rows were deleted by somebody else meanwhile and stand here as new ones: "
                "save once more to keep them, or remove them first.",
                self.gone,
            )
            raise ValidationError(message % {"count": self.gone})

    def get_unique_error_message(self, unique_check: Any) -> str:
        """Use the words of the constraint: Django would name the columns in English."""
        for constraint in self.fk.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and set(constraint.fields) == set(unique_check):
                return str(constraint.violation_error_message)
        return super().get_unique_error_message(unique_check)


class ExchangingFormSet(RowFormSet):
    """Rows that may exchange what is unique among them in one save."""

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        """Let none of the rows that change hold what is unique; then each gets its own."""
        if commit:
            changed = [form.instance.pk for form in self.initial_forms if form.has_changed()]
            self.set_free(self.get_queryset().filter(pk__in=changed))
        saved: list[Any] = super().save_existing_objects(commit)
        return saved

    def set_free(self, rows: QuerySet[Any]) -> None:
        """Free what is unique among these rows: they leave, and saving puts them back under their keys."""
        rows.delete()


class NumberedForm(RowForm):
    """A row whose `position` may be left empty: it then comes after the last."""

    next_position = 1

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "position" in self.fields:  # not where the rows are only looked at
            self.fields["position"].required = False
            self.fields["position"].widget.attrs["placeholder"] = _("at the end")

    def clean_position(self) -> int:
        position = self.cleaned_data["position"]
        return self.next_position if position is None else position


class PrintedForm(NumberedForm):
    """A row that keeps names as printed: whoever picks another record means its name, unless one is typed."""

    names: ClassVar[dict[str, str]] = {"correspondent": "name", "editor": "name", "unit": "unit_name"}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for picked, name in self.names.items():
            if name in self.fields and picked in cleaned:
                is_other = picked in self.changed_data and name not in self.changed_data
                if is_other or not cleaned.get(name):
                    cleaned[name] = cleaned[picked].name if cleaned[picked] else ""
        return cleaned


class NumberedFormSet(ExchangingFormSet):
    """Rows that are numbered on from the greatest position stored."""

    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        super().add_fields(form, index)
        if index is not None and isinstance(form, NumberedForm):
            last = max((row.position for row in self.get_queryset()), default=0)
            form.next_position = last + 1 + max(0, index - self.initial_form_count())


class DeskInline(CarefulPickers, InlineModelAdmin[Any, Any]):
    """Rows in the form of another model; a form holds at most so many, however many it says that it has."""

    extra, max_num = 0, 100
    most = 200

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, absolute_max=self.most, **kwargs)
        formset.form.hand_clean_DELETE = refuse_kept
        return formset

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Lock the rows of a form that is being saved: they are compared with what it showed."""
        rows = super().get_queryset(request)
        is_saving = request.method == "POST" and connection.in_atomic_block and self.has_change_permission(request)
        return rows.select_for_update(of=("self",), no_key=True) if is_saving else rows


class NumberedInline(DeskInline, admin.TabularInline[Any, Any]):
    form, formset = NumberedForm, NumberedFormSet
