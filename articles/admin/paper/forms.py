"""Fields and forms of the desk."""

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
