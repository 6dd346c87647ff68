import pytest
from django.http import HttpResponse
from django.urls import path
from playwright.sync_api import expect

from newsroom.urls import urlpatterns
from tests.browser.checks import assert_accessible, watch

PAGE = '<!doctype html><html lang="zh"><title>要闻</title><main><h1>要闻</h1>{}</main></html>'


def show(content):
    return path("shown/", lambda request: HttpResponse(PAGE.format(content)))


@pytest.fixture
def shown(request, settings, live_server, context):
    """Open a page with the content given as the parameter; tell what was found wrong in it."""
    settings.ROOT_URLCONF = type("Urls", (), {"urlpatterns": [show(request.param), *urlpatterns]})
    page = context.new_page()
    problems = watch(page)
    page.goto(f"{live_server.url}/shown/", wait_until="networkidle")
    return page, problems


@pytest.mark.parametrize(
    ("shown", "problem"),
    [
        ("<script>1</script>", "Content-Security-Policy: script-src-elem refused inline"),
        ('<p style="color:red">红</p>', "Content-Security-Policy: style-src-attr refused inline"),
        ('<img alt="图" src="/nowhere.png">', "404 "),
    ],
    indirect=["shown"],
)
def test_watch_sees_what_goes_wrong(shown, problem):
    assert any(found.startswith(problem) for found in shown[1])


@pytest.mark.parametrize("shown", ["<p>春耕</p>"], indirect=True)
def test_a_sound_page_passes_every_check(shown):
    page, problems = shown
    assert_accessible(page)
    assert problems == []


@pytest.mark.parametrize("shown", ['<img src="data:image/gif;base64,R0lGODlhAQAB">'], indirect=True)
def test_accessibility_check_sees_a_picture_without_text(shown):
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(shown[0])


def test_staff_log_in_to_the_admin(page, live_server, django_user_model):
    django_user_model.objects.create_superuser("desk", password="春风又绿江南岸")
    page.goto(f"{live_server.url}/admin/")
    page.locator("[name=username]").fill("desk")
    page.locator("[name=password]").fill("春风又绿江南岸")
    page.locator("[type=submit]").click()
    expect(page.locator("#user-tools")).to_contain_text("desk")


def test_staff_page_is_logged_in(staff_page, live_server):
    staff_page.goto(f"{live_server.url}/admin/")
    expect(staff_page.locator("#user-tools")).to_contain_text("admin")
