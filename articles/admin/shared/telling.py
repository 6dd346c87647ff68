"""What was done to several rows at once, and what was refused."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from articles.editorial import DeskRefusal

Row = TypeVar("Row", bound=Model)


def tell_each(request: HttpRequest, done: str, rows: QuerySet[Row], action: Callable[[Row], object]) -> None:
    """Do it to each, and say of each what was done or why not."""
    names = []
    for row in rows:
        try:
            names.append(str(action(row)))
        except DeskRefusal as refusal:
            messages.warning(request, str(refusal))
    if names:
        messages.success(request, f"{done}{'、'.join(names)}")


def tell_moved(request: HttpRequest, count: int) -> None:
    """Say how many pieces went along with the date of their issue, if any did."""
    if count:
        text = ngettext(
            "%(count)d article follows the date of the issue.",
            "%(count)d articles follow the date of the issue.",
            count,
        )
        messages.info(request, text % {"count": count})
