"""What was done, and what was refused, to several rows at once."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from articles.editorial import DeskRefusal

Row = TypeVar("Row", bound=Model)


def tell_each(request: HttpRequest, done: str, rows: QuerySet[Row], action: Callable[[Row], Row]) -> None:
    """Do it to each, and say of each what was done or why not."""
    names = []
    for row in rows:
        try:
            names.append(str(action(row)))
        except DeskRefusal as refusal:
            messages.warning(request, str(refusal))
    if names:
        messages.success(request, f"{done}{'、'.join(names)}")
