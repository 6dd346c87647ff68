"""What can be done to several articles at once; each call goes through the service function that everyone uses."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from taggit.models import Tag

from articles.admin.paper.forms import BinForm, ReasonForm, TaggingForm, WithdrawForm
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_each
from articles.editorial import hold, move_to_bin, publish, submit, tag_pieces, withdraw
from articles.models import Article

MOST_TAGGED = 500


@admin.action(description=gettext_lazy("Publish"), permissions=["release"])
def publish_articles(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]) -> None:
    by = staff(request)
    tell_each(request, _("Published:"), queryset, lambda article: publish(article=article, by=by))


@admin.action(description=gettext_lazy("Publish with the issue"), permissions=["release"])
def publish_articles_with_issue(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]
) -> None:
    by = staff(request)
    tell_each(
        request,
        _("Published with the issue:"),
        queryset,
        lambda article: publish(article=article, by=by, with_issue=True),
    )


@admin.action(description=gettext_lazy("Submit"), permissions=["submit"])
def submit_articles(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]) -> None:
    by = staff(request)
    tell_each(request, _("Submitted for review:"), queryset, lambda article: submit(article=article, by=by))


@admin.action(description=gettext_lazy("Hold back"), permissions=["hold"])
def hold_articles(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]
) -> TemplateResponse | None:
    """Ask for the reason on a page of its own, then hold back."""
    form = ReasonForm(request.POST if "reason" in request.POST else None)
    if not form.is_valid():
        return ask(
            model_admin,
            request,
            queryset,
            title=_("Hold articles back"),
            intro=_("These articles wait until they are opened again; what was to come out does not:"),
            form=form,
            action="hold_articles",
            button=_("Hold back"),
        )
    by, told = staff(request), form.cleaned_data
    tell_each(request, _("Held back:"), queryset, lambda article: hold(article=article, by=by, **told))
    return None


@admin.action(description=gettext_lazy("Withdraw"), permissions=["withdraw"])
def withdraw_articles(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]
) -> TemplateResponse | None:
    """Ask for the reason on a page of its own, then withdraw."""
    form = WithdrawForm(request.POST if "reason" in request.POST else None)
    if not form.is_valid():
        return ask_to_withdraw(model_admin, request, queryset, form)
    by, told = staff(request), form.cleaned_data
    tell_each(request, _("Withdrawn:"), queryset, lambda article: withdraw(article=article, by=by, **told))
    return None


@admin.action(description=gettext_lazy("Move to the bin"), permissions=["delete"])
def bin_articles(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]
) -> TemplateResponse | None:
    """Ask why on a page of its own, then put them into the bin."""
    form = BinForm(request.POST if "reason" in request.POST else None)
    if not form.is_valid():
        return ask_to_bin(model_admin, request, queryset, form)
    by, told = staff(request), form.cleaned_data
    tell_each(request, _("Moved to the bin:"), queryset, lambda article: move_to_bin(article=article, by=by, **told))
    return None


@admin.action(description=gettext_lazy("Give and take tags"), permissions=["change"])
def tag_articles(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]
) -> TemplateResponse | None:
    """Ask which tags on a page of its own, then give and take them, all at once."""
    keys = list(queryset.values_list("pk", flat=True)[: MOST_TAGGED + 1])
    if len(keys) > MOST_TAGGED:
        messages.warning(request, _("At most %(count)d pieces are tagged at once.") % {"count": MOST_TAGGED})
        return None
    tags = Tag.objects.filter(taggings__content_object__in=keys).annotate(count=Count("taggings"))
    offered = list(tags.order_by("-count", "name").values_list("name", "count"))
    form = TaggingForm(offered, *([request.POST] if "add" in request.POST else []))
    if not form.is_valid():
        return ask(
            model_admin,
            request,
            queryset,
            title=_("Give and take tags"),
            intro=_("These pieces get tags or lose them, at once also for readers:"),
            form=form,
            action="tag_articles",
            button=_("Give and take tags"),
        )
    count = tag_pieces(articles=keys, by=staff(request), **form.cleaned_data)
    text = ngettext("Tags changed on %(count)d piece.", "Tags changed on %(count)d pieces.", count)
    messages.success(request, text % {"count": count})
    return None


def ask_to_withdraw(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article], form: WithdrawForm | None = None
) -> TemplateResponse:
    return ask(
        model_admin,
        request,
        queryset,
        title=_("Withdraw articles"),
        intro=_("These articles will be taken off the site. They stay on the desk, and can be published again:"),
        form=form or WithdrawForm(),
        action="withdraw_articles",
        button=_("Withdraw"),
    )


def ask_to_bin(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article], form: BinForm | None = None
) -> TemplateResponse:
    return ask(
        model_admin,
        request,
        queryset,
        title=_("Move articles to the bin"),
        intro=_("These articles go into the bin, with everything that hangs on them, and can be restored from there:"),
        form=form or BinForm(),
        action="bin_articles",
        button=_("Move to the bin"),
    )


def ask(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any], **asked: Any) -> TemplateResponse:
    """Ask on a page of its own before an action; the answer goes to the list, as that action on these articles."""
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "articles": queryset,
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "media": model_admin.media,
        **asked,
    }
    return TemplateResponse(request, "admin/articles/article/ask.html", context)
