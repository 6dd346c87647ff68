"""The form of an issue. A date that makes pieces appear or vanish is asked for twice."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.shared.overwriting import OverwritesNothing
from articles.editorial import DateEffect, DeskRefusal, effect_of_date, refuse_effect
from articles.models import Issue
from articles.models.paper.issue import last_day

UNKNOWN = "unknown"


class Confirmation(forms.CharField):
    """A box to tick, hidden until something is asked; what it sends is the answer, so that another question stands."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say no: an answer is nothing to keep."""
        return False

    def ask(self, answer: str) -> None:
        """Show the box, not ticked."""
        self.widget: forms.Widget = forms.CheckboxInput({"value": answer}, check_test=lambda value: False)


class IssueForm(OverwritesNothing):
    by: ClassVar[User]  # who fills it in

    date_confirmed = Confirmation(label=_("change the date"), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Issue
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        """Ask before pieces appear or vanish; nothing is saved until the box is ticked by who may decide that."""
        cleaned = super().clean()
        day: date | None = cleaned.get("date")
        is_possible = "date" in cleaned and (day is None or day <= last_day())  # else the model refuses it
        if self.instance.pk and "date" in self.changed_data and is_possible:
            effect = effect_of_date(issue=self.instance, day=day)
            try:
                refuse_effect(effect, self.by)
            except DeskRefusal as refusal:
                self.add_error("date", str(refusal))
                return cleaned
            question = _question(effect)
            answer = day.isoformat() if day else UNKNOWN
            if question and cleaned.get("date_confirmed") != answer:
                confirmation: Any = self.fields["date_confirmed"]
                confirmation.ask(answer)
                self.add_error("date_confirmed", question)
        return cleaned


def _question(effect: DateEffect) -> str:
    """Say how many pieces will appear or vanish; nothing where none does."""
    if effect.vanishing:
        return ngettext(
            "With this date %(count)d article vanishes from the site until that day. If that is meant, tick the box.",
            "With this date %(count)d articles vanish from the site until that day. If that is meant, tick the box.",
            effect.vanishing,
        ) % {"count": effect.vanishing}
    if effect.appearing:
        return ngettext(
            "With this date %(count)d article appears on the site at once. If that is meant, tick the box.",
            "With this date %(count)d articles appear on the site at once. If that is meant, tick the box.",
            effect.appearing,
        ) % {"count": effect.appearing}
    return ""
