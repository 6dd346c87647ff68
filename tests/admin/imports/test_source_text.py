"""What was received: shown with its line numbers, downloaded byte for byte, never changed."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests.factories import make_source

pytestmark = pytest.mark.django_db

RECEIVED = "东河春\r\n<script>甲</script>\r\n".encode("gb18030")


@pytest.fixture
def source(db):
    source = make_source(name="第一版.txt", content=RECEIVED)
    source.encoding = "gb18030"
    source.save()
    return source


def bytes_of(source):
    return reverse("admin:articles_sourcetext_bytes", args=[source.pk])


def test_page_numbers_the_lines_and_escapes_them(admin_client, source):
    response = admin_client.get(reverse("admin:articles_sourcetext_change", args=[source.pk]))
    for number, text in [(1, "东河春"), (2, "&lt;script&gt;甲&lt;/script&gt;"), (3, "")]:
        assertContains(response, f'<tr id="L{number}"><th scope="row">{number}</th><td>{text}</td></tr>', html=True)


def test_download_gives_the_bytes_as_received(admin_client, source):
    response = admin_client.get(bytes_of(source))
    assert response.content == RECEIVED
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''%E7%AC%AC")


def test_download_of_nothing_is_not_found(admin_client):
    assert admin_client.get(reverse("admin:articles_sourcetext_bytes", args=[999])).status_code == 404


def test_download_needs_the_permission_to_view(login, source):
    assert login("方立", "view_article").get(bytes_of(source)).status_code == 403


def test_download_is_for_staff(client, source):
    assert client.get(bytes_of(source)).status_code == 302


def test_nobody_edits_a_source(admin_client, source):
    url = reverse("admin:articles_sourcetext_change", args=[source.pk])
    assert admin_client.post(url, {"name": "别的名字"}).status_code == 403
