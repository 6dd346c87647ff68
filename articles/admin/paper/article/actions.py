"""What can be done to several articles at once; each call goes through the service function that everyone uses."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.paper.forms import WithdrawForm
from articles.admin.shared.staff import staff
from articles.admin.shared.telling import tell_each
from articles.editorial import publish, withdraw
from articles.models import Article


@admin.action(description=gettext_lazy("Publish"), permissions=["change"])
def publish_articles(model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article]) -> None:
    by = staff(request)
    tell_each(request, _("Published:"), queryset, lambda article: publish(article=article, by=by))


@admin.action(description=gettext_lazy("Withdraw"), permissions=["change"])
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


def ask_to_withdraw(
    model_admin: ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Article], form: WithdrawForm | None = None
) -> TemplateResponse:
    """Ask for the reason; the answer goes to the list, as an action on these articles."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Withdraw articles"),
        "opts": model_admin.opts,
        "articles": queryset,
        "form": form or WithdrawForm(),
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/articles/article/withdraw.html", context)
