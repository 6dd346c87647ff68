from typing import Any

from django.contrib import admin
from django.db.models import F, Prefetch, QuerySet
from django.forms import ModelForm, Script
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from articles.admin.imports.import_note import NoteInline
from articles.admin.paper.article.actions import (
    bin_articles,
    hold_articles,
    publish_articles,
    publish_articles_with_issue,
    submit_articles,
    tag_articles,
    withdraw_articles,
)
from articles.admin.paper.article.correcting import Corrects, correcting_urls
from articles.admin.paper.article.deleting import IntoBin
from articles.admin.paper.article.findings import ProofReads, finding_urls
from articles.admin.paper.article.form.closing import ClosesFields
from articles.admin.paper.article.form.piece_form import CARRIED, ArticleForm
from articles.admin.paper.article.form.saving import SavesRevisions
from articles.admin.paper.article.listing import HeldFilter, TellsWaiting
from articles.admin.paper.article.releasing import Releases
from articles.admin.paper.article.searching import Searched
from articles.admin.paper.article.timeline import TimeLine
from articles.admin.paper.article.unsaved.draft_views import draft_urls
from articles.admin.paper.article.unsaved.drafts import KeepsTyped
from articles.admin.paper.article.unsaved.endpoints import endpoint_urls
from articles.admin.paper.article.unsaved.relogin import kept_through_login
from articles.admin.paper.article.versions import version_urls
from articles.admin.paper.print_error import TellsErrors
from articles.admin.paper.reviewing.views import review_urls
from articles.admin.shared.base import DeskAdmin
from articles.admin.shared.filters import narrowed_to
from articles.admin.shared.links import change_url, link_to, nothing
from articles.admin.shared.staff import staff
from articles.editorial.statistics import ErrorRate, rate_of_piece
from articles.importing.persist import trace
from articles.models import Article, Byline, Correspondent, Issue, Page, Unit

REVIEWS, SOURCE = _("Reviews and proofs"), _("Source")


@admin.register(Article)
class ArticleAdmin(
    ClosesFields,
    ProofReads,
    Corrects,
    TellsErrors,
    Releases,
    KeepsTyped,
    SavesRevisions,
    IntoBin,
    TellsWaiting,
    TimeLine,
    Searched,
    DeskAdmin[Article],
):
    class Media:
        js = [Script("articles/admin/form.js", defer=True), Script("articles/admin/findings.js", defer=True)]

    list_display = ["title", "place", "authors", "characters", "waiting", "visibility", "published_at"]
    list_select_related = ["page__issue"]
    list_filter = [
        narrowed_to(Issue, "page__issue"),
        narrowed_to(Page, "page"),
        narrowed_to(Correspondent, "bylines__correspondent"),
        narrowed_to(Unit, "bylines__unit"),
        narrowed_to(Tag, "tags"),
        "visibility",
        "stage",
        HeldFilter,
        ("page", admin.EmptyFieldListFilter),
    ]
    list_per_page = 50
    date_hierarchy = "published_at"
    actions = [
        submit_articles,
        publish_articles,
        publish_articles_with_issue,
        hold_articles,
        withdraw_articles,
        tag_articles,
        bin_articles,
    ]

    form = ArticleForm
    autocomplete_fields = ["page"]
    fieldsets = [
        (_("Text"), {"fields": ["kicker", "headline", "deck", "dateline", "body", "characters", "tags"]}),
        (_("Bylines"), {"fields": ["byline_raw", "bylines"]}),
        (
            REVIEWS,
            {"fields": [("stage", "revision"), ("visibility", "published_at", "withdrawn_at"), "withdrawal_notice"]},
        ),
        (SOURCE, {"fields": ["source_link", "other_half", "provenance"], "classes": ["collapse"]}),
        (_("Page"), {"fields": [("page", "position")]}),
    ]
    # Only service functions of the desk move a piece along or show it to readers.
    readonly_fields = [
        "characters",
        "stage",
        "revision",
        "visibility",
        "published_at",
        "withdrawn_at",
        "withdrawal_notice",
        "source_link",
        "other_half",
        "provenance",
    ]
    inlines = [NoteInline]
    save_on_top = True

    def get_urls(self) -> list[Any]:
        """Add what the form needs beside itself, and let neither form lose a text to an expired session."""
        return [
            *draft_urls(self),
            *endpoint_urls(self),
            *version_urls(self),
            *review_urls(self),
            *finding_urls(self),
            *correcting_urls(self),
            path("add/", kept_through_login(self, self.add_view)),
            path("<path:object_id>/change/", kept_through_login(self, self.change_view)),
            *super().get_urls(),
        ]

    def error_rate(self, row: Article) -> ErrorRate:
        return rate_of_piece(row)

    def may_have_errors(self, row: Article) -> bool:
        """Tell whether readers have seen the piece, here or in print."""
        return not row.is_purgeable

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Leave out sections that say nothing; a form that can be sent carries along what nobody sees."""
        empty = {REVIEWS} if obj is None else set()
        if obj is None or not (obj.source or obj.continues or obj.rest):
            empty.add(SOURCE)
        shown: list[Any] = [(name, {**told}) for name, told in super().get_fieldsets(request, obj) if name not in empty]
        is_sent = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*shown, (None, {"fields": [CARRIED]})] if is_sent else shown

    def get_inline_instances(self, request: HttpRequest, obj: Article | None = None) -> list[Any]:
        """Leave out rows of other models where there are none."""
        inlines = super().get_inline_instances(request, obj)
        return [inline for inline in inlines if obj and inline.model._default_manager.filter(article=obj).exists()]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Take words and a place from an address, but nothing that a form makes itself."""
        initial = super().get_changeform_initial_data(request)
        return {name: value for name, value in initial.items() if name not in {"bylines", *CARRIED}}

    def get_form(self, request: HttpRequest, obj: Article | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        by = staff(request)
        form.may_add = {
            "correspondent": by.has_perm("articles.add_correspondent"),
            "unit": by.has_perm("articles.add_unit"),
        }
        return form

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        bylines = Prefetch("bylines", Byline.objects.order_by("position"))
        return super().get_queryset(request).prefetch_related(bylines)

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """List pieces without their texts."""
        changelist: Any = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.without_text().defer("page__imported")
        return changelist

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm[Any], change: bool) -> None:
        key = obj.pk
        super().save_model(request, obj, form, change)
        self.forget_typed(request, key)

    @admin.display(description=_("headline"), ordering="headline")
    def title(self, article: Article) -> str:
        return article.title

    @admin.display(description=_("page"), ordering=F("page__issue__sorts_on").desc(nulls_last=True))
    def place(self, article: Article) -> str | None:
        return str(article.page) if article.page else None

    @admin.display(description=_("bylines"))
    def authors(self, article: Article) -> str:
        return " ".join(byline.name for byline in article.bylines.all())

    @admin.display(description=_("source text"))
    def source_link(self, article: Article) -> str:
        return link_to(article.source)

    @admin.display(description=_("other half"))
    def other_half(self, article: Article) -> str:
        return link_to(article.continues or article.rest)

    @admin.display(description=_("blocks and their source lines"))
    def provenance(self, article: Article) -> str:
        if article.imported is None:
            return nothing()
        context = {
            "blocks": trace(article),
            "source_url": change_url(article.source) if article.source else "",
            "rest": article.rest,
            "rest_url": change_url(article.rest.source) if article.rest and article.rest.source else "",
        }
        return render_to_string("admin/articles/article/provenance.html", context)
