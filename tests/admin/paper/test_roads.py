"""Every road to readers that goes past a signature ends before it: crafted requests to the screens of the desk."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.editorial.chain.report import unsigned_pieces
from articles.enums import Stage, Step, Visibility
from articles.models import Article, Page
from tests.admin.forms import filled
from tests.factories import make_issue, make_manuscript, make_page, make_signed, make_staff

pytestmark = pytest.mark.django_db
TITLE = "没有签过的标题"
CRAFTED = {
    "visibility": Visibility.PUBLISHED,
    "stage": Stage.READY,
    "published_at": "2025-05-06 06:00:00",
    "published_at_0": "2025-05-06",
    "published_at_1": "06:00:00",
    "live_revision": "1",
    "latest_revision": "1",
    "follows_issue": "on",
    "withdrawn_at": "",
    "held_at": "",
}
RELEASED = {"_publish": "1", "release": "now"}
ALMOST = [None, Step.FINAL_REVIEW, Step.SIGN_OFF, Step.SECOND_PROOF]


def make(upto: Step | None, page: Page) -> Article:
    piece = make_manuscript(headline=TITLE, page=page, position=1)
    return make_signed(piece, upto) if upto else piece


def form_of(piece: Article) -> str:
    return reverse("admin:articles_article_change", args=[piece.pk])


def by_the_form(client: Client, piece: Article) -> Any:
    """Press the button that releases, alone and with each other one."""
    for button in ("_publish", "_sign_off", "_submit"):
        fields = _filled(client, form_of(piece))
        answer = client.post(form_of(piece), {**fields, **CRAFTED, **RELEASED, button: "1"})
    return answer


def by_a_bare_request(client: Client, piece: Article) -> Any:
    return client.post(form_of(piece), {**CRAFTED, **RELEASED, "headline": TITLE, "body": "正文。"})


def by_the_add_form(client: Client, _piece: Article) -> Any:
    address = reverse("admin:articles_article_add")
    page = client.get(address)
    fields = filled(page) if page.status_code == 200 else {}
    return client.post(address, {**fields, "headline": TITLE, "body": "正文。", **CRAFTED, **RELEASED})


def by_the_list(client: Client, piece: Article) -> Any:
    chosen = {"_selected_action": [piece.pk], "select_across": "1", "index": "0"}
    return client.post(reverse("admin:articles_article_changelist"), {"action": "publish_articles", **chosen})


def by_rows_of_the_list(client: Client, piece: Article) -> Any:
    rows = {f"form-0-{name}": value for name, value in {**CRAFTED, "id": piece.pk}.items()}
    management = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "_save": "1"}
    return client.post(reverse("admin:articles_article_changelist"), {**management, **rows})


def by_rows_of_the_page(client: Client, piece: Article) -> Any:
    address = reverse("admin:articles_page_change", args=[piece.page_id])
    return client.post(address, {**_filled(client, address), **_inline(piece)})


def by_rows_of_the_issue(client: Client, piece: Article) -> Any:
    address = reverse("admin:articles_issue_change", args=[piece.page.issue_id])
    return client.post(address, {**_filled(client, address), **_inline(piece), "date": "2025-05-06"})


def _filled(client: Client, address: str) -> dict[str, Any]:
    page = client.get(address)
    return filled(page) if page.status_code == 200 and "adminform" in page.context else {}


def _inline(piece: Article) -> dict[str, Any]:
    """Send rows of articles, as if an inline took them."""
    row = {f"articles-0-{name}": value for name, value in {**CRAFTED, "id": piece.pk}.items()}
    return {"articles-TOTAL_FORMS": "1", "articles-INITIAL_FORMS": "1", **row}


def by_the_review_screen(client: Client, piece: Article) -> Any:
    """Press every button that releases, signs a transcription or opens the piece."""
    address = reverse("admin:articles_article_review", args=[piece.pk])
    read = {"revision": piece.latest_revision_id, "state": piece.stage}
    for name in ("transcribe", "release"):
        answer = client.post(address, {**read, "_act": name, "opinion": "同意。", "release": "now", **CRAFTED})
    return answer


def by_the_screen_of_the_page(client: Client, piece: Article) -> Any:
    address = reverse("admin:articles_issue_page", args=[piece.page.issue_id, piece.page_id])
    seen = {"seen": f"{piece.pk}:{piece.latest_revision_id}", "release": "on"}
    for step in (Step.PASS, Step.THIRD_PROOF):
        answer = client.post(address, {**seen, "_step": step, "step": step, "_sign": step})
    return answer


ROADS: list[Callable[[Client, Article], Any]] = [
    by_the_form,
    by_a_bare_request,
    by_the_add_form,
    by_the_list,
    by_rows_of_the_list,
    by_rows_of_the_page,
    by_rows_of_the_issue,
    by_the_review_screen,
    by_the_screen_of_the_page,
]


@pytest.fixture
def page() -> Page:
    return make_page(issue=make_issue(date=timezone.localdate()), number=1, section="要闻")


@pytest.fixture(params=["superuser", "every permission of a piece"])
def crafty(request: pytest.FixtureRequest, client: Client) -> Client:
    """Log in who may do everything that a person may do with pieces."""
    if request.param == "superuser":
        client.force_login(User.objects.create_superuser("root"))
    else:
        names = ["article", "page", "issue"]
        actions = ["view", "add", "change", "release", "sign_off", "submit", "reopen", "place", "withdraw"]
        codenames = [f"{action}_{name}" for action in actions for name in names]
        extra = ["correct_transcription_article", "proof_page", "pass_page"]
        client.force_login(make_staff("权柄", *codenames, *extra))
    return client


@pytest.mark.parametrize("upto", ALMOST)
@pytest.mark.parametrize("road", ROADS)
def test_no_request_shows_what_was_not_signed(
    road: Callable[[Client, Article], Any], upto: Step | None, crafty: Client, page: Page
) -> None:
    piece = make(upto, page)
    answer = road(crafty, piece)
    assert answer.status_code in (200, 302, 400, 403, 404, 405, 409)
    assert not Article.objects.exclude(visibility=Visibility.HIDDEN).exists()
    assert list(unsigned_pieces()) == []
    assert Client().get(reverse("article", args=[piece.pk])).status_code == 404
    assert Article.objects.get(pk=piece.pk).live_revision is None


def test_the_roads_are_open_for_what_was_signed(client: Client, page: Page) -> None:
    """What ends above ends for want of a signature."""
    client.force_login(User.objects.create_superuser("root"))
    for road in (by_the_form, by_the_list, by_the_review_screen):
        Article.objects.filter(page=page).update(page=None, position=None)
        piece = make(Step.THIRD_PROOF, page)
        road(client, piece)
        assert Article.objects.get(pk=piece.pk).is_public, road.__name__
