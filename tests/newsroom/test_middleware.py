import pytest
from django.http import HttpResponse
from django.urls import reverse

from newsroom.middleware import content_security_policy, revalidation
from tests.factories import make_article, make_correction, make_manuscript, make_withdrawn


def test_every_response_carries_the_policy(client):
    policy = client.get(reverse("admin:login"), follow=True).headers["Content-Security-Policy"]
    assert policy == (
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    )


def test_a_page_that_is_not_there_carries_it_too(client):
    assert "Content-Security-Policy" in client.get("/nowhere/").headers


def test_policy_is_read_from_the_setting(settings, rf):
    settings.SECURE_CSP = {"default-src": ["'none'"], "img-src": ["'self'", "https://pictures.example"]}
    response = content_security_policy(lambda request: HttpResponse())(rf.get("/"))
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; img-src 'self' https://pictures.example"


def test_policy_of_a_view_is_kept(rf):
    answer = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'"})
    response = content_security_policy(lambda request: answer)(rf.get("/"))
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


SHARED = "public, max-age=0, must-revalidate"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/articles/", "/search/?q=春耕", "/feed.atom", "/sitemap.xml", "/robots.txt"])
def test_page_is_kept_by_every_cache_and_not_sent_twice(client, address):
    make_article()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, first["Cache-Control"]) == (200, SHARED)
    assert (again.status_code, again["Cache-Control"], again.content) == (304, SHARED, b"")


@pytest.mark.django_db
def test_changed_page_is_sent_anew(client):
    article = make_article()
    address = article.get_absolute_url()
    before = client.get(address)["ETag"]
    make_correction(article)
    assert client.get(address, headers={"If-None-Match": before}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "status"), [(make_manuscript, 404), (make_withdrawn, 410)])
def test_error_page_is_asked_for_each_time(client, make, status):
    response = client.get(make().get_absolute_url())
    assert response.status_code == status
    assert "public" not in response["Cache-Control"]
    assert client.get("/nowhere/")["Cache-Control"] == SHARED


@pytest.mark.django_db
def test_desk_is_kept_by_no_cache(admin_client):
    for address in ("/admin/", "/admin/articles/article/", "/healthz"):
        response = admin_client.get(address)
        assert "no-store" in response["Cache-Control"]
        assert "ETag" not in response


@pytest.mark.parametrize(
    "headers", [{"Vary": "Cookie"}, {"Vary": "Accept, cookie"}, {"Cache-Control": "private, no-cache"}]
)
def test_what_is_personal_is_left_alone(rf, headers):
    response = revalidation(lambda request: HttpResponse(headers=headers))(rf.get("/"))
    assert response.headers.get("Cache-Control") == headers.get("Cache-Control")


def test_what_sets_a_cookie_or_answers_a_form_is_left_alone(rf):
    answer = HttpResponse()
    assert "Cache-Control" not in revalidation(lambda request: answer)(rf.post("/"))
    answer.set_cookie("type_size", "large")
    assert "Cache-Control" not in revalidation(lambda request: answer)(rf.get("/"))
