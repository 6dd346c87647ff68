"""A form that is sent after its sender has logged in anew."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

URL = "/admin/articles/article/add/"


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}])
def test_form_of_ours_can_be_sent_once_more(strict, headers):
    sent = {"body": "\n一<b>\n二", "csrfmiddlewaretoken": "out-of-date", "_continue": "1"}
    response = strict.post(URL, sent, headers=headers)
    assertContains(response, "再发送一次", status_code=403)
    assertContains(response, '<textarea hidden name="body">\n\n一&lt;b&gt;\n二</textarea>', status_code=403)
    assertContains(response, '<textarea hidden name="_continue">\n1</textarea>', status_code=403)
    assertNotContains(response, "out-of-date", status_code=403)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://elsewhere.example"}])
def test_form_of_somebody_else_is_not_helped_on(strict, headers):
    assertNotContains(strict.post(URL, {"body": "一句话"}, headers=headers), "一句话", status_code=403)


def test_password_is_not_given_back(strict):
    sent = {"username": "desk", "password": "chunfeng"}
    response = strict.post("/admin/login/", sent, headers={"Sec-Fetch-Site": "same-origin"})
    assertNotContains(response, "chunfeng", status_code=403)
