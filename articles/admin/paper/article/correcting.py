"""更正 in the form of a piece: what stands, and what can be done about it, each asked on a page of its own.

Nothing here edits a row: a correction is made, retracted, and noted as printed by the service functions of the desk.
"""

from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.article.unsaved.relogin import kept_through_login
from articles.admin.paper.article.versions import readable
from articles.admin.paper.correction import SECTION, marked_state
from articles.admin.shared.links import change_url
from articles.admin.shared.staff import staff
from articles.editorial import DeskRefusal, correct, may, note_printed, printable_pages, retract
from articles.enums import DeskAction
from articles.models import Article, Correction, Page

LONGEST = 1000  # characters: a correction is a few lines of print


class Question(forms.Form):
    """What is asked about the corrections of a piece, or about one of them, and what is done with the answer."""

    title: ClassVar[Any]
    button: ClassVar[Any]
    done: ClassVar[Any]
    action: ClassVar[DeskAction] = DeskAction.CORRECT

    def __init__(self, data: Any = None, *, piece: Article, correction: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.piece, self.correction = piece, correction

    def act(self, by: User) -> Correction:
        """Do it with what was typed; raises `DeskRefusal`."""
        raise NotImplementedError


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField", "lang": "zh-Hans"})


class CorrectForm(Question):
    title, button = _("Make a correction"), _("Publish the correction")
    done = _("The correction is before readers.")

    wrong = forms.CharField(
        label=_("what was wrong"),
        max_length=LONGEST,
        widget=_lines(2),
        help_text=_("The wrong words as they were read, or what is missing."),
    )
    right = forms.CharField(
        label=_("what is right"),
        max_length=LONGEST,
        widget=_lines(2),
        help_text=_(
            "Readers see both at the head of the piece at once. A correction cannot be changed, only retracted."
        ),
    )

    def act(self, by: User) -> Correction:
        return correct(article=self.piece, by=by, **self.cleaned_data)


class RetractForm(Question):
    title = button = _("Retract the correction")
    action = DeskAction.RETRACT
    done = _("The correction is retracted, and readers are told why.")

    reason = forms.CharField(
        label=_("reason"),
        max_length=LONGEST,
        widget=_lines(2),
        help_text=_("Readers see it beside the correction, which stays there, struck through."),
    )

    def act(self, by: User) -> Correction:
        return retract(correction=self.correction, by=by, **self.cleaned_data)


class PrintedForm(Question):
    title = button = _("Note as printed")
    done = _("It is noted where the correction was printed.")

    page: Any = forms.ModelChoiceField(
        label=_("printed on"),
        queryset=Page.objects.none(),
        empty_label=None,
        help_text=_("Only pages of issues since the day of the correction whose date is known are offered."),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        page: Any = self.fields["page"]
        page.queryset = pages = printable_pages(self.correction)
        if self.correction.printed_in:
            page.required, page.empty_label = False, _("not printed after all")
        self.initial["page"] = self.correction.printed_in or pages.filter(issue__date=self.correction.due_on).first()

    def act(self, by: User) -> Correction:
        return note_printed(correction=self.correction, by=by, **self.cleaned_data)


class Corrects(ModelAdmin[Any]):
    """Pieces whose form shows their corrections, and takes a new one."""

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        piece: Article | None = context["original"]
        if piece:
            by = staff(request)
            context |= {
                "corrections": [(row, marked_state(row)) for row in corrections_of(piece)],
                "correct_form": CorrectForm(piece=piece) if may(DeskAction.CORRECT, piece, by) else None,
                "may_retract": bool(may(DeskAction.RETRACT, piece, by)),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def correcting_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the addresses at which the corrections of a piece are made, retracted and noted as printed."""

    def asked(address: str, name: str, form: type[Question]) -> URLPattern:
        def answered(request: HttpRequest, article: int, correction: int | None = None) -> HttpResponse:
            return answer(model_admin, request, question_of(model_admin, request, form, article, correction))

        def back(request: HttpRequest, article: int, correction: int | None = None) -> HttpResponse:
            return ask(model_admin, request, question_of(model_admin, request, form, article, correction))

        return path(address, kept_through_login(model_admin, answered, back), name=f"articles_article_{name}")

    return [
        asked("<int:article>/correct/", "correct", CorrectForm),
        asked("<int:article>/corrections/<int:correction>/retract/", "retract", RetractForm),
        asked("<int:article>/corrections/<int:correction>/printed/", "printed", PrintedForm),
    ]


def corrections_of(piece: Article) -> Any:
    """Give the corrections of a piece with how they stand, the newest first."""
    rows = Correction.objects.filter(article=piece).with_state()
    return rows.select_related("article__page", "printed_in__issue")


def question_of(
    model_admin: ModelAdmin[Any], request: HttpRequest, form: type[Question], article: int, correction: int | None
) -> Question:
    """Make the form, with what was sent in it; 404 where the piece or the correction is not there."""
    piece = readable(model_admin, request, article)
    row = get_object_or_404(corrections_of(piece), pk=correction) if correction else None
    return form(request.POST if request.method == "POST" else None, piece=piece, correction=row)


def answer(model_admin: ModelAdmin[Any], request: HttpRequest, question: Question) -> HttpResponse:
    """Do what was asked for and lead to the piece, or ask, once more with what was typed where it is refused."""
    refusal = may(question.action, question.piece, staff(request)).why
    if request.method == "POST" and question.is_valid():
        try:
            question.act(staff(request))
        except DeskRefusal as refused:
            refusal = str(refused)
        else:
            messages.success(request, question.done)
            return HttpResponseRedirect(f"{change_url(question.piece)}#{SECTION}")
    return ask(model_admin, request, question, refusal)


def ask(model_admin: ModelAdmin[Any], request: HttpRequest, question: Question, refusal: str = "") -> HttpResponse:
    """Ask on a page of its own."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": question.piece,
        "title": f"{question.title}：{question.piece.title}",
        "form": question,
        "correction": question.correction,
        "refusal": refusal,
        "back": f"{change_url(question.piece)}#{SECTION}",
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/articles/article/correct.html", context)
