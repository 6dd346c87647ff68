"""The bin (回收站): what was deleted at the desk, to look at, to restore, and to delete for good."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.paper.article.actions import ask
from articles.admin.paper.article.timeline import TimeLine
from articles.admin.paper.forms import ReasonForm
from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.links import nothing
from articles.admin.shared.readonly import Kept
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_each
from articles.editorial import DeskRefusal, purge, restore_from_bin
from articles.enums import EntryAction
from articles.models import BinnedArticle, Entry


@admin.action(description=_("Restore"), permissions=["restore"])
def restore_articles(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[BinnedArticle]) -> None:
    """Bring pieces back, and say of each that lost its place that it did."""
    by, back = staff(request), []
    for article in queryset:
        try:
            restored = restore_from_bin(article=article, by=by)
        except DeskRefusal as refusal:
            messages.warning(request, str(refusal))
            continue
        back.append(article.title)
        if restored.lost:
            said = {"title": article.title, "place": restored.lost}
            text = gettext("“%(title)s” is back without its place, which another piece has taken: %(place)s.")
            messages.warning(request, text % said)
    if back:
        messages.success(request, gettext("Restored:") + "、".join(back))


@admin.action(description=_("Delete for ever"), permissions=["purge"])
def purge_articles(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[BinnedArticle]
) -> TemplateResponse | None:
    """Ask for the reason on a page of its own, then delete for good."""
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if form.is_valid():
        by, told = staff(request), form.cleaned_data
        done = gettext("Deleted for ever:")
        tell_each(request, done, queryset, lambda article: purge(article=article, by=by, **told))
        return None
    return ask(
        model_admin,
        request,
        queryset,
        title=gettext("Delete articles for ever"),
        intro=gettext("These articles will be deleted for ever, with all their revisions. Nobody can bring them back:"),
        form=form,
        action="purge_articles",
        button=gettext("Delete for ever"),
    )


@admin.register(BinnedArticle)
class BinAdmin(Kept, TimeLine, DeskAdmin[BinnedArticle]):
    """The pieces in the bin, for those who may see articles; restored by those who may delete them."""

    list_display = ["title", "binned_at", "binned_by", "binned_why", "visibility", "page"]
    list_select_related = ["page__issue"]
    list_filter = ["visibility"]
    list_per_page = 50
    search_fields = ["headline", "kicker", "bylines__name"]
    search_help_text = _("Words of the headline or the kicker, or a name of the byline.")
    date_hierarchy = "binned_at"
    ordering = ["-binned_at", "-id"]
    actions = [restore_articles, purge_articles]
    fieldsets = [
        (_("The bin"), {"fields": ["binned_at", "binned_by", "binned_why", ("visibility", "page", "position")]}),
        (_("Text"), {"fields": ["kicker", "headline", "deck", "byline_raw", "dateline", "body"]}),
    ]
    readonly_fields = ["binned_at", "binned_by", "binned_why"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[BinnedArticle]:
        moves = Entry.objects.filter(article=OuterRef("pk"), action=EntryAction.BIN)[:1]
        in_bin = super().get_queryset(request).filter(binned_at__isnull=False, continues=None)
        rows: QuerySet[BinnedArticle] = in_bin.annotate(
            by=Subquery(moves.values("actor_name")), why=Subquery(moves.values("reason"))
        )
        return rows

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": gettext("The bin"), **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer what may be done to the piece below it; the answer goes to the list, as an action on this one."""
        context |= {
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "can_restore": self.has_restore_permission(request),
            "can_purge": self.has_purge_permission(request) and context["original"].is_purgeable,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return staff(request).has_perm("articles.view_article")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_restore_permission(self, request: HttpRequest) -> bool:
        return staff(request).has_perm("articles.delete_article")

    def has_purge_permission(self, request: HttpRequest) -> bool:
        return staff(request).has_perm("articles.purge_article")

    @admin.display(description=_("headline"), ordering="headline")
    def title(self, article: BinnedArticle) -> str:
        return article.title

    @admin.display(description=_("who"))
    def binned_by(self, article: Any) -> str:
        return str(article.by)

    @admin.display(description=_("reason"))
    def binned_why(self, article: Any) -> str:
        return str(article.why) or nothing()
