"""Forms of the page list: the date of the issue, a page that is added or changed, a piece that is moved."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.issue_form import IssueForm
from articles.admin.shared.overwriting import OverwritesNothing
from articles.models import Page
from articles.models.paper.page import LAST_PAGE

MOST_PLACES = 200
PLACE, UP, DOWN, OFF = "place", "up", "down", "off"


class DateForm(IssueForm):
    """The date of an issue alone; one that makes pieces appear or vanish is asked for twice."""

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by  # type: ignore[misc]  # the form of the admin is made anew for each request, and this one is not
        self.fields["date"].widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
        self.fields["date"].label = _("date")

    class Meta(IssueForm.Meta):
        fields = ["date"]  # type: ignore[assignment]  # the form of the admin has all


class PageSetUpForm(OverwritesNothing):
    """What a page is called, and how much it holds."""

    class Meta:
        model = Page
        fields = ["number", "section", "measure"]

    def _get_validation_exclusions(self) -> set[str]:
        """Judge the number among the pages of the issue, too, which the form does not show."""
        form: Any = super()  # Django's types leave it out
        excluded: set[str] = form._get_validation_exclusions()
        return excluded - {"issue"}


class AddPageForm(forms.Form):
    """A page to come; without a number it gets the next free one."""

    number = forms.IntegerField(label=_("page number"), min_value=1, max_value=LAST_PAGE, required=False)
    section = forms.CharField(label=_("section"), max_length=40, required=False)


class MoveForm(forms.Form):
    """Which piece goes where: with a button, or let go of where it was dragged.

    `stood` is the key of the page on which it was shown, `at` its place there. `here` and `to` name a page and how its
    pieces stood, as `12:0f3a…`; `position` is the place on the other page, behind the last one where it is empty.
    """

    article = forms.IntegerField(min_value=1)
    stood = forms.IntegerField(min_value=1, required=False)
    at = forms.IntegerField(min_value=1, max_value=MOST_PLACES, required=False)
    here = forms.RegexField(r"^[0-9]{1,18}:[0-9a-f]{12}$", required=False)
    to = forms.RegexField(r"^[0-9]{1,18}:[0-9a-f]{12}$", required=False)
    position = forms.IntegerField(min_value=1, max_value=MOST_PLACES, required=False)
    act = forms.ChoiceField(choices=[(name, name) for name in (PLACE, UP, DOWN, OFF)])

    @property
    def target(self) -> tuple[str, int | None]:
        """The page as it was shown, and the place there; an empty page means that the piece is taken off."""
        told = self.cleaned_data
        match told["act"]:
            case "up":
                return told["here"], max(1, (told["at"] or 1) - 1)
            case "down":
                return told["here"], (told["at"] or 0) + 1
            case "off":
                return "", None
            case _:
                return told["to"], told["position"]
