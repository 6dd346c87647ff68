"""Rows of one noun in the form of another."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet, UniqueConstraint
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from articles.admin.pickers import CarefulPickers


class RowFormSet(BaseInlineFormSet):
    """Rows that are refused in the words of the constraint: Django would name the columns in English."""

    def get_unique_error_message(self, unique_check: Any) -> str:
        for constraint in self.fk.model._meta.constraints:
            if isinstance(constraint, UniqueConstraint) and set(constraint.fields) == set(unique_check):
                return str(constraint.violation_error_message)
        return super().get_unique_error_message(unique_check)

    def save_existing_objects(self, commit: bool = True) -> list[Any]:
        """Let rows exchange what is unique among them: first none of them holds it, then each gets its own."""
        if commit:
            changed = [form.instance.pk for form in self.initial_forms if form.has_changed()]
            self.set_free(self.get_queryset().filter(pk__in=changed))
        saved: list[Any] = super().save_existing_objects(commit)
        return saved

    def set_free(self, rows: QuerySet) -> None:
        """Free what is unique among these rows: they leave, and saving puts them back under their keys."""
        rows.delete()


class NumberedForm(forms.ModelForm):
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


class NumberedFormSet(RowFormSet):
    """Rows that are numbered on from the greatest position stored."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if index is not None and isinstance(form, NumberedForm):
            last = max((row.position for row in self.get_queryset()), default=0)
            form.next_position = last + 1 + max(0, index - self.initial_form_count())


class NumberedInline(CarefulPickers, admin.TabularInline):
    form, formset = NumberedForm, NumberedFormSet
    extra = 0
