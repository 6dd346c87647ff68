"""What a form makes of a piece: read from its fields, saved over the revision it showed, and said."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.paper.article.form.piece_form import PASTED
from articles.admin.paper.article.unsaved.drafts import KEY, sent_by
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_moved
from articles.editorial import Conflict, Saved, claim_form, content_at_desk, create, enter_newcomers, save, tell_cleaned
from articles.editorial.content.places import tell_places
from articles.models import Article, Content, Revision, parse_body, render_body
from articles.models.paper.content import TITLES


def content_in(form: Any) -> Content:
    """Read what a form that is in order makes of the content that it showed; what it only showed stays."""
    cleaned = form.cleaned_data
    shown: Content = form.shown
    typed: dict[str, Any] = {name: cleaned[name] for name in (*TITLES, "bylines", "position") if name in cleaned}
    if "body" in cleaned:
        typed["body"] = tuple(parse_body(cleaned["body"]))
    if "page" in cleaned:
        typed["page"] = cleaned["page"].pk if cleaned["page"] else None
    return replace(shown, **typed, tags=tuple(cleaned["tags"]))


class SavesRevisions(ModelAdmin[Any]):
    """A form whose every save is a revision; what others saved since it was opened is merged, and said."""

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm[Any], change: bool) -> None:
        """Save the piece. Raises `Conflict`, and `DeskRefusal` for a piece or a place that is not to be had."""
        by, content = staff(request), content_in(form)
        sent = None if change or not request.POST.get(KEY) else claim_form(**sent_by(request))
        rows = enter_newcomers(rows=content.bylines, by=by, article=obj if change else None)
        content = replace(content, bylines=rows)
        shown: Any = form
        piece: Any = obj
        if change:
            saved, over = save_over(article=obj, base=shown.base_revision, content=content, request=request)
            tell_merged(request, saved, shown.base_revision, over)
            tell_moved(request, int(saved.moved))
            # What may be signed in the same breath: what its editor had before them, and nothing of others.
            piece.revision_read = None if saved.merged else saved.revision or shown.base_revision
            if saved.merged:
                name_as_stored(obj, content_at_desk(saved.article))
        else:
            saved = create(content=content, by=by)
            obj.pk, obj._state.adding = saved.article.pk, False
            if sent:
                sent.article = saved.article
                sent.save(update_fields=["article"])
        shown.revision = saved.revision  # what the history is told of
        if content.page and content.position is None and "page" in form.cleaned_data:
            told = {"page": form.cleaned_data["page"], "position": saved.article.position}
            messages.info(request, _("The piece stands at the next free place: %(page)s, place %(position)d.") % told)
        pasted = [shown.fields[name] for name in PASTED if name in shown.fields]
        cleaned = tell_cleaned(cleaning for field in pasted for cleaning in field.cleanings)
        told_of_people = shown.fields["bylines"].told if "bylines" in shown.fields else []
        for text in filter(None, [*told_of_people, cleaned]):
            messages.info(request, text)

    def save_related(self, request: HttpRequest, form: ModelForm[Any], formsets: Any, change: bool) -> None:
        """Save the rows of other models; tags are part of what a piece says, and saved with it."""
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)


def name_as_stored(piece: Article, stored: Content) -> None:
    """Let the object of a form, by which it is named to its editor and in its history, have the titles of the merge."""
    for name in TITLES:
        setattr(piece, name, getattr(stored, name))
    piece.body = render_body(list(stored.body))


def save_over(*, article: Article, base: Revision, content: Content, request: HttpRequest) -> tuple[Saved, bool]:
    """Save, and where nobody but the same person saved meanwhile, in another window, let the later words stand.

    The earlier ones are a revision, and so not lost. Raises `Conflict` where others did.
    """
    by = staff(request)
    try:
        return save(article=article, base=base, changes=content, by=by), False
    except Conflict as conflict:
        if authors(article, base) - {by.pk}:
            raise
        return save(article=article, base=conflict.latest, changes=conflict.content, by=by), True


def authors(article: Article, base: Revision) -> set[int | None]:
    """Tell who has saved a piece since a revision."""
    since = Revision.objects.filter(article=article, number__gt=base.number)
    return set(since.order_by().values_list("author", flat=True))


def names(revisions: Iterable[Revision]) -> str:
    return "、".join(dict.fromkeys(revision.author_name for revision in revisions))


def tell_merged(request: HttpRequest, saved: Saved, base: Revision, is_own: bool) -> None:
    """Say which places have what others saved since the form was opened, and who they are."""
    if is_own:
        messages.warning(request, _("You saved this piece in another window too: where both differ, this save stands."))
    if saved.merged:
        since = Revision.objects.filter(article=saved.article, number__gt=base.number).order_by("number")
        theirs = since.exclude(pk=saved.revision.pk) if saved.revision else since
        told = {"names": names(theirs), "places": tell_places(saved.merged)}
        messages.info(request, _("Merged with what %(names)s saved meanwhile: %(places)s.") % told)
