"""What a browser would send back from an admin form that was opened and left as it is."""

from typing import Any

from django.forms import BoundField, CheckboxInput
from django.http import HttpResponse

from articles.admin.paper.article.form.byline_rows import sent_rows
from articles.admin.paper.article.form.bylines import BylineList


def filled(response: HttpResponse) -> dict[str, Any]:
    """Read every field of a change page with its value, the rows of its inlines too."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    each = [field for form in forms for field in form]
    fields = {field.html_name: _sent(field) for field in each}
    shown = {field.html_initial_name: _shown(field) for field in each if field.field.show_hidden_initial}
    rows = fields.pop("bylines", None)
    return {**fields, **shown, **dict(sent_rows(rows or ()))}


def _sent(field: BoundField) -> Any:
    widget = getattr(field.field.widget, "widget", field.field.widget)  # out of the admin's wrapper
    if isinstance(widget, BylineList):
        return field.value()
    if isinstance(widget, CheckboxInput):
        return "on" if field.value() else ""
    value = widget.format_value(field.value())
    return "" if value is None else value


def _shown(field: BoundField) -> Any:
    """Read what a field says that it showed."""
    data, name = field.form.data, field.html_initial_name
    return data[name] if name in data else field.field.hidden_widget().format_value(field.value()) or ""


def errors(response: HttpResponse) -> list[str]:
    """Tell every error message of a refused form."""
    form = response.context["adminform"].form
    messages = [message for found in form.errors.values() for message in found]
    for inline in response.context["inline_admin_formsets"]:
        messages += [message for row in inline.formset.errors for found in row.values() for message in found]
        messages += inline.formset.non_form_errors()
    return messages
