from django.http import HttpResponse
from django.urls import reverse

from newsroom.middleware import content_security_policy


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
