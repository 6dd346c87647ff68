"""Fields of words. Control characters, which no page, feed or book can hold, never get into the database through them.

They are taken out here, where every way of writing a row passes (`save`, `bulk_create`, `update`, a form), so that
nothing which shows a text has to think of them. Raw SQL does not pass here.
"""

import re
from typing import Any

from django.db import models

# What neither XML nor HTML can hold and nobody can read, and halves of a surrogate pair, which no database takes
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# The soft line end of a word processor, the form feed of page texts, NEL, and Unicode's own two
LINE_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")


def clean_text(text: str, line_end: str) -> str:
    """Leave out control characters; what ends a line without being a line end becomes `line_end`."""
    return LINE_END.sub(line_end, CONTROL.sub("", text))


class _Clean(models.Field[Any, str]):
    """Clean a value whichever way it comes in; the instance that is saved holds what was stored."""

    line_end = " "

    def deconstruct(self) -> Any:
        """Tell migrations of the plain field: the column is the same."""
        name, _, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.get_internal_type()}", args, kwargs

    def to_python(self, value: Any) -> Any:
        return self._clean(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return self._clean(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self._clean(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def _clean(self, value: Any) -> Any:
        return clean_text(value, self.line_end) if isinstance(value, str) else value


class CleanCharField(_Clean, models.CharField[Any, str]):
    """One line of words."""


class PrintedField(CleanCharField):
    """What print calls somebody or something; where nothing is given, the name of the record that `of` names.

    The name of a record may change, what stands on a printed page does not.
    """

    def __init__(self, *args: Any, of: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.of = of

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        record = None if getattr(model_instance, self.attname) else getattr(model_instance, self.of)
        if record is not None:
            setattr(model_instance, self.attname, record.name)
        return super().pre_save(model_instance, add)


class CleanTextField(_Clean, models.TextField[Any, str]):
    """Words in several lines."""

    line_end = "\n"
