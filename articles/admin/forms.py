"""Fields and forms of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.models import Article, parse_body, render_body


class BodyField(forms.CharField):
    """A body, one block a line; what is stored is the same whichever blank lines and line ends were typed."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return render_body(parse_body((super().to_python(value) or "").replace("\r", "\n")))


class ArticleForm(forms.ModelForm):
    body = BodyField(
        label=_("body"),
        required=False,
        help_text=Article._meta.get_field("body").help_text,
        widget=forms.Textarea(attrs={"class": "desk-body", "rows": 30, "lang": "zh-Hans"}),
    )

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 -- the admin's fieldsets name them
        widgets = {
            name: forms.TextInput(attrs={"class": f"desk-title desk-{name}"}) for name in ("kicker", "headline", "deck")
        }


class WithdrawForm(forms.Form):
    """Why a piece is taken off the site; kept on record."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("Kept in the history of each article; readers do not see it."),
    )
