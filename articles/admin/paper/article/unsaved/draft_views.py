"""我的草稿: one's own drafts, to be opened again, read, or discarded."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.paper.article.unsaved.drafts import KEY, address_of, draft_page, is_there
from articles.admin.shared.expired import pressed_again
from articles.admin.shared.staff import staff
from articles.models import Draft


def draft_urls(model_admin: ModelAdmin[Any]) -> list[URLPattern]:
    """Give the addresses of the pages about drafts; whoever may log in has drafts of their own, and sees no other."""

    @require_safe
    def listed(request: HttpRequest) -> HttpResponse:
        drafts = list(Draft.objects.of(staff(request)).select_related("article"))
        context = {
            **model_admin.admin_site.each_context(request),
            "title": _("My drafts"),
            "opts": model_admin.opts,
            "drafts": [(draft, address_of(draft), is_there(draft)) for draft in drafts],
        }
        return TemplateResponse(request, "admin/articles/article/drafts.html", context)

    @require_safe
    def shown(request: HttpRequest, draft: int) -> HttpResponse:
        return draft_page(model_admin, request, get_object_or_404(Draft.objects.of(staff(request)), pk=draft))

    @require_POST
    def discarded(request: HttpRequest, draft: int) -> HttpResponse:
        """Forget a draft, and the one that has taken its place in the form it was opened in."""
        going = Draft.objects.of(staff(request)).filter(Q(pk=draft) | Q(key=request.POST.get(KEY, "")))
        article = going.values_list("article", flat=True).first()
        going.order_by().delete()
        name, args = ("change", [article]) if article else ("drafts", [])
        return HttpResponseRedirect(reverse(f"admin:articles_article_{name}", args=args))

    def own_drafts(draft: int) -> str:
        return reverse("admin:articles_article_drafts")

    site = model_admin.admin_site
    return [
        path("drafts/", site.admin_view(listed), name="articles_article_drafts"),
        path("drafts/<int:draft>/", site.admin_view(shown), name="articles_article_draft"),
        path(
            "drafts/<int:draft>/discard/",
            pressed_again(site, discarded, own_drafts),
            name="articles_article_draft_discard",
        ),
    ]
