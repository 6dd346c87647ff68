"""Fields and forms of the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.models import Article
from articles.tags import split_tags


class TagForm(forms.ModelForm[Any]):
    """A tag under a name that comes back as it is from the tags of an article."""

    class Meta:
        model = Tag
        fields = ["name", "slug"]

    def clean_name(self) -> str:
        """Fold the name as articles do, and refuse what they would read as several tags, or none."""
        names = split_tags(self.cleaned_data["name"])
        if len(names) != 1:
            raise ValidationError(_("The name of a tag holds no comma, semicolon or space."))
        return names[0]


class ReasonForm(forms.Form):
    """Why something is done: what is kept on record."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("Kept in the history of each article; readers do not see it."),
    )


class BinForm(ReasonForm):
    """Why a piece goes into the bin, where there is anything to say."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = False


class WithdrawForm(ReasonForm):
    """Why a piece is taken off the site: what is kept on record, and what readers are told."""

    notice = forms.CharField(
        label=Article._meta.get_field("withdrawal_notice").verbose_name,
        max_length=Article._meta.get_field("withdrawal_notice").max_length,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text=_("At the address of each article readers find its title, the day, and what is said here."),
    )


def not_too_long(tags: list[str]) -> list[str]:
    """Refuse what is too long for a tag; the database would refuse it in its own words."""
    longest = Tag._meta.get_field("name").max_length
    if any(len(tag) > longest for tag in tags):
        message = _("A tag has at most %(count)d characters: part tags by commas, 、 or spaces.")
        raise ValidationError(message, params={"count": longest})
    return tags


class TaggingForm(forms.Form):
    """Which tags several pieces get, and which of theirs they lose."""

    add = forms.CharField(
        label=_("give"), required=False, max_length=500, help_text=_("Part tags by commas, 、 or spaces.")
    )
    remove = forms.MultipleChoiceField(label=_("take"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, tags: Sequence[tuple[str, int]], *data: Any) -> None:
        super().__init__(*data)
        chosen: Any = self.fields["remove"]
        chosen.choices = [(name, f"{name} {count}") for name, count in tags]

    def clean_add(self) -> list[str]:
        return not_too_long(split_tags(self.cleaned_data["add"]))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["add"] and not cleaned["remove"]:
            raise ValidationError({"add": _("Say which tags to give or to take.")})
        return cleaned
