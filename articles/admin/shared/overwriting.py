"""Forms that overwrite nothing: a form that was open while others saved writes only what its editor has changed.

Each field sends along what it showed (Django's `show_hidden_initial`), so that `changed_data` is what was changed in
this form, whatever is stored by now.
"""

from typing import Any, TypeVar, cast

from django import forms
from django.contrib import admin, messages
from django.db import connection
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.formats import localize
from django.utils.translation import gettext as _

from articles.editorial import DeskRefusal
from articles.models import Entry

Row = TypeVar("Row", bound=Model)


class OverwritesNothing(forms.ModelForm[Any]):
    """A form whose untouched fields keep what others saved; where both changed one, it comes back with both versions.

    What was typed is still in it, and what is stored now counts as shown: saving once more is the answer. Its row has
    to be locked since before it was read. `meanwhile` names the fields that others have changed.
    """

    meanwhile: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in self.initial.keys() & self.fields.keys():
                is_told = not self.is_bound or self.add_initial_prefix(name) in self.data
                self.fields[name].show_hidden_initial = is_told

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk:
            touched = set(self.changed_data)
            self.meanwhile = tuple(name for name in self.fields if self._is_other(name, self._shown(name)))
            for name in self.initial.keys() & cleaned.keys() - touched:
                cleaned[name] = getattr(self.instance, name)
            for name in self.meanwhile:
                if name in touched and self._is_other(name, self[name].data):
                    self.add_error(name, self._both_changed(name))
            if self.meanwhile and cleaned.pop(DELETION_FIELD_NAME, False):
                self.add_error(None, self._changed_before_deletion())
            self._show_what_is_stored(touched)
        return cleaned

    def _shown(self, name: str) -> Any:
        """Give what a field showed when the form was opened, as it was sent; what is stored where nothing was."""
        sent = self.data.get(self.add_initial_prefix(name)) if self.fields[name].show_hidden_initial else None
        return self.initial.get(name) if sent is None else sent

    def _is_other(self, name: str, value: Any) -> bool:
        """Tell whether a value is another than the one stored; ends of lines do not count."""
        return name in self.initial and self.fields[name].has_changed(_plain(self.initial[name]), _plain(value))

    def _both_changed(self, name: str) -> str:
        told = {"stored": self._stored(name), "name": _last_author(self.instance)}
        if told["name"]:
            said = _(
                "%(name)s saved this meanwhile; it now says “%(stored)s”. What you typed stands here: "
                "save once more to put it in place of that."
            )
        else:
            said = _(
                "Somebody has changed this meanwhile; it now says “%(stored)s”. What you typed stands here: "
                "save once more to put it in place of that."
            )
        return said % told

    def _changed_before_deletion(self) -> str:
        said = _("Somebody has changed this meanwhile; it now says “%(stored)s”. Save once more to delete it anyhow.")
        return said % {"stored": "；".join(self._stored(name) for name in self.meanwhile)}

    def _stored(self, name: str) -> str:
        """Say what is stored in words."""
        value = getattr(self.instance, name)
        return _("(empty)") if value in (None, "") else str(localize(value))

    def _show_what_is_stored(self, touched: set[str]) -> None:
        """Let a form that comes back show in untouched fields what is stored, and have all compared with that."""
        if not self.meanwhile:
            return
        data = cast("QueryDict", self.data).copy()
        self.data = data
        for name in self.meanwhile:
            field = self.fields[name]
            stored = field.hidden_widget().format_value(field.prepare_value(self.initial[name])) or ""
            data[self.add_initial_prefix(name)] = stored
            if name not in touched:
                data[self.add_prefix(name)] = stored


class KeepsWhatOthersSaved(admin.ModelAdmin[Row]):
    """A model with such a form: its row is locked before it is read, and only columns that were changed are written."""

    form = OverwritesNothing

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save a form; where the desk refuses what it allowed when the form was checked, check and show it again."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DeskRefusal:
            return super().changeform_view(request, *args, **kwargs)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Row | None:
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        list(self.model._base_manager.select_for_update(no_key=True).filter(pk=row.pk).values_list("pk"))
        return super().get_object(request, object_id, from_field)

    def save_model(self, request: HttpRequest, obj: Row, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
            return
        obj.save(update_fields=[name for name in form.changed_data if name in form.initial])
        if kept := [str(form.fields[name].label) for name in form.meanwhile if name not in form.changed_data]:
            text = _("Others saved this meanwhile, and it was kept: %(fields)s.")
            messages.info(request, text % {"fields": "、".join(kept)})


def _plain(value: Any) -> Any:
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _last_author(row: Model) -> str:
    """Name who saved a row last, where it is on record under its own name."""
    return Entry.objects.about(row).values_list("actor_name", flat=True).first() or ""
