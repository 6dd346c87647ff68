"""The form of a piece: its texts, its tags and its place."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.admin.paper.article.bylines import BylinesField
from articles.admin.paper.article.drafts import new_key
from articles.models import Article, content_of, parse_body, render_body

TEXTS = ("kicker", "headline", "deck", "body")
CARRIED = ("form_key", "restored")  # unseen
LONGEST_TAG = Tag._meta.get_field("name").max_length


class BodyField(forms.CharField):
    """A body, one block a line; what is stored is the same whichever blank lines and line ends were typed."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return render_body(parse_body((super().to_python(value) or "").replace("\r", "\n")))


class CarriedField(forms.CharField):
    """What a form carries along unseen; nobody types it."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class ArticleForm(forms.ModelForm[Any]):
    """The form of a piece; `typed`, where there is any, is what it comes back with, unsaved and not judged yet."""

    typed: ClassVar[QueryDict | None] = None
    may_add: ClassVar[dict[str, bool]] = {}  # by column of a byline: whether a person, a unit may be entered there

    form_key = CarriedField(label="", required=False, max_length=40, initial=new_key)
    restored = CarriedField(label="", required=False, max_length=40)
    body = BodyField(
        label=_("body"),
        required=False,
        help_text=Article._meta.get_field("body").help_text,
        widget=forms.Textarea(attrs={"class": "desk-body", "rows": 30, "lang": "zh-Hans"}),
    )
    bylines = BylinesField(label=_("bylines"))

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 -- the admin's fieldsets name them
        widgets = {
            name: forms.TextInput(attrs={"class": f"desk-title desk-{name}"}) for name in ("kicker", "headline", "deck")
        }

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(self.typed if data is None else data, files, **kwargs)
        self.is_reopened = data is None and self.typed is not None
        if self.instance.pk:
            self.initial["bylines"] = content_of(self.instance).bylines
        bylines: Any = self.fields["bylines"]
        bylines.before = self.initial.get("bylines", ())
        bylines.widget.may_add = self.may_add

    def full_clean(self) -> None:
        if self.is_reopened:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse a piece without a word, as the Enter key would send it from an empty form."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(cleaned.get(name) for name in TEXTS):
            raise ValidationError(_("The piece has no words yet: type its headline or its body, then save."))
        return cleaned

    def clean_tags(self) -> list[str]:
        """Refuse what is too long for a tag; taggit would hand it on to the database."""
        tags: list[str] = self.cleaned_data["tags"]
        if any(len(tag) > LONGEST_TAG for tag in tags):
            message = _("A tag has at most %(count)d characters: part tags by commas, 、 or spaces.")
            raise ValidationError(message, params={"count": LONGEST_TAG})
        return tags
