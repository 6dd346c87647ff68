"""None of these tests has a database: an error page asks it nothing."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client
from django.urls import path
from django.utils import timezone

from articles.models import Article
from articles.public.views import errors
from newsroom.urls import handler400, handler403, handler404, handler500
from newsroom.urls import urlpatterns as paper

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def fails_with(error):
    def view(request):
        raise error

    return view


urlpatterns = [
    *paper,
    path("bad/", fails_with(SuspiciousOperation("机密"))),
    path("closed/", fails_with(PermissionDenied("机密"))),
    path("broken/", fails_with(RuntimeError("机密"))),
    path("gone/", errors.gone, {"article": Article(headline="春耕", body="机密", withdrawn_at=timezone.now())}),
]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/bad/", 400, "请求无法识别"),
        ("/closed/", 403, "无权查看"),
        ("/nowhere/", 404, "没有这个页面"),
        ("/gone/", 410, "本稿已撤下"),
        ("/broken/", 500, "页面出错了"),
    ],
)
def test_error_is_told_in_the_papers_style(client, settings, address, status, title):
    settings.PAPER_NAME = "东河新闻"
    client.raise_request_exception = False
    response = client.get(address)
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in response.text
    assert '<a href="/">东河新闻</a>' in response.text
    assert "noindex" in response.text
    assert "机密" not in response.text


def test_expired_form_is_told_in_the_papers_style(settings):
    settings.PAPER_NAME = "东河新闻"
    response = Client(enforce_csrf_checks=True).post("/admin/login/")
    assert response.status_code == 403
    assert "<h1>表单已过期</h1>" in response.text
    assert '<a href="/">东河新闻</a>' in response.text
