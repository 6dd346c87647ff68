"""The form of a piece: its texts, its tags and its place."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from taggit.forms import TagField

from articles.admin.paper.article.form.bylines import BylinesField
from articles.admin.paper.article.unsaved.drafts import new_key
from articles.admin.paper.forms import not_too_long
from articles.editorial import Cleaning, clean_pasted, content_at_desk
from articles.models import Article, Content, Revision, parse_body, render_body
from articles.models.paper.content import TITLES
from articles.tags import split_tags

WORDS = ("kicker", "headline", "deck", "body")
PASTED = (*TITLES, "body")
CARRIED = ("base", "conflicts", "form_key", "restored")  # unseen


class PastedField(forms.CharField):
    """A text of one line, cleaned of what comes along when it is pasted; `cleanings` say what was done.

    What stood there `before` stays as it is: nobody pasted it.
    """

    one_line = True
    before = ""
    cleanings: tuple[Cleaning, ...] = ()

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        cleaned, cleanings = clean_pasted(text, one_line=self.one_line)
        self.cleanings = () if text == self.before else cleanings
        return text if text == self.before else cleaned.strip()


class BodyField(PastedField):
    """A body, one block a line; what is stored is the same whichever blank lines and line ends were typed."""

    widget = forms.Textarea
    one_line = False

    def to_python(self, value: Any) -> str:
        return render_body(parse_body(super().to_python(value)))


class TagsField(TagField):  # type: ignore[misc]  # taggit ships no types
    """Tags as they are typed, in the order in which they were given."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return split_tags(initial) != split_tags(data)


class CarriedField(forms.CharField):
    """What a form carries along unseen; nobody types it."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class ArticleForm(forms.ModelForm[Any]):
    """The form of a piece; `typed`, where there is any, is what it comes back with, unsaved and not judged yet."""

    typed: ClassVar[QueryDict | None] = None
    may_add: ClassVar[dict[str, bool]] = {}  # by column of a byline: whether a person, a unit may be entered there

    base = CarriedField(label="", required=False)
    conflicts = CarriedField(label="", required=False)
    form_key = CarriedField(label="", required=False, max_length=40, initial=new_key)
    restored = CarriedField(label="", required=False, max_length=40)
    body = BodyField(
        label=_("body"),
        required=False,
        help_text=Article._meta.get_field("body").help_text,
        widget=forms.Textarea(attrs={"class": "desk-body", "rows": 30, "lang": "zh-Hans"}),
    )
    bylines = BylinesField(label=_("bylines"))
    tags = TagsField(label=_("tags"), required=False, help_text=_("Part tags by commas, 、 or spaces."))

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 -- the admin's fieldsets name them
        field_classes = dict.fromkeys(TITLES, PastedField)
        widgets = {
            name: forms.TextInput(attrs={"class": f"desk-title desk-{name}"}) for name in ("kicker", "headline", "deck")
        }

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        self.is_reopened = data is None and self.typed is not None
        data = self.typed if data is None else data
        self.base_revision, self.shown = _base_of(kwargs.get("instance"), data)
        kwargs["initial"] = {**_initial(self.base_revision, self.shown), **(kwargs.get("initial") or {})}
        super().__init__(data, files, **kwargs)
        for name in PASTED:
            pasted: Any = self.fields.get(name)  # none where the words are only read
            if pasted:
                pasted.before = self.initial[name]
        if "position" in self.fields:
            self.fields["position"].widget.attrs["placeholder"] = _("at the end")
        bylines: Any = self.fields.get("bylines")
        if bylines:
            bylines.before = self.shown.bylines
            bylines.widget.may_add = self.may_add

    def full_clean(self) -> None:
        if self.is_reopened:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Refuse a piece without a word, as the Enter key would send it from an empty form."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk and self.base_revision is None:
            raise ValidationError(_("The form does not say which version it showed: open it anew."))
        if not self.errors and "body" in self.fields and not any(cleaned.get(name) for name in WORDS):
            raise ValidationError(_("The piece has no words yet: type its headline or its body, then save."))
        return cleaned

    def clean_tags(self) -> list[str]:
        """Refuse what is too long for a tag; taggit would hand it on to the database."""
        return not_too_long(self.cleaned_data["tags"])

    def _get_validation_exclusions(self) -> set[str]:
        """Judge the place of a piece only where it was changed: another may have moved the piece meanwhile.

        A page without a place gets its next free one when the piece is saved.
        """
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        place = {"page", "position"}
        is_left_open = self.cleaned_data.get("page") is not None and self.cleaned_data.get("position") is None
        return {*excluded, *place} if is_left_open or place.isdisjoint(self.changed_data) else excluded


def _base_of(piece: Article | None, data: Any) -> tuple[Revision | None, Content]:
    """Tell which revision a form shows, and what it says: the one that was sent with it, or else the latest."""
    if piece is None or not piece.pk:
        return None, Content()
    if data is None:
        return piece.latest_revision, content_at_desk(piece)
    sent = str(data.get("base", ""))
    base = Revision.objects.filter(article=piece, pk=sent).first() if re.fullmatch(r"[0-9]{1,18}", sent) else None
    return base, base.said if base else content_at_desk(piece)


def _initial(base: Revision | None, shown: Content) -> dict[str, Any]:
    """Give a content as the fields of a form show it."""
    return {
        **{name: getattr(shown, name) for name in TITLES},
        "base": base.pk if base else "",
        "body": render_body(list(shown.body)),
        "bylines": shown.bylines,
        "tags": "、".join(shown.tags),
        "page": shown.page,
        "position": shown.position,
    }
