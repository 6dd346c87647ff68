"""签发 and release from the form: saved first, signed as read, shown when it was chosen."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from articles.enums import Stage, Step, Visibility
from articles.models import Article
from tests.admin.forms import filled
from tests.factories import make_article, make_issue, make_manuscript, make_page, make_passed, make_signed, make_source

pytestmark = pytest.mark.django_db
RIGHTS = (
    "change_article",
    "view_article",
    "submit_article",
    "sign_off_article",
    "release_article",
    "withdraw_article",
)


@pytest.fixture
def chief(login):
    """An editor who may sign off and release, beside what any editor may."""
    return login("秦晓岚", *RIGHTS)


def url_of(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def send(client, article, *verbs, **fields):
    return client.post(url_of(article), {**filled(client.get(url_of(article))), **dict.fromkeys(verbs, "1"), **fields})


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def stored(article):
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def ready():
    """A piece with a whole chain, which no reader sees."""
    return make_signed(make_manuscript())


def test_a_manuscript_is_saved_and_submitted_at_once(chief):
    article = make_manuscript()
    response = send(chief, article, "_submit", headline="新题")
    assert said(response) == ["《新题》已保存。", "《新题》已送审。"]
    assert (stored(article).headline, stored(article).stage) == ("新题", Stage.FIRST_REVIEW)


def test_what_the_signer_changes_is_saved_and_signed_at_once(chief):
    article = make_signed(make_manuscript(), Step.FINAL_REVIEW)
    response = send(chief, article, "_sign_off", headline="新题")
    assert said(response) == ["《新题》已保存。", "《新题》已签发。"]
    assert (stored(article).headline, stored(article).stage) == ("新题", Stage.FIRST_PROOF)


def test_a_piece_is_released_now(chief, ready):
    assert "《未发的稿件》已发布。" in said(send(chief, ready, "_publish"))
    assert stored(ready).is_public


def test_a_manuscript_is_not_published(chief):
    article = make_manuscript()
    assert any("才能发布" in text for text in said(send(chief, article, "_publish")))
    assert stored(article).visibility == Visibility.HIDDEN


def test_a_piece_is_released_at_a_moment_of_the_papers_clock(chief, ready):
    article = ready
    page = chief.get(url_of(article))
    assertContains(page, f"报社时间：{timezone.localtime():%Y-%m-%d}")
    send(chief, article, "_publish", release="moment", release_at="明天 6:00")
    moment = timezone.localtime(stored(article).published_at)
    assert (moment.date() - timezone.localdate(), moment.hour) == (timedelta(days=1), 6)
    assert not stored(article).is_public


def test_a_moment_that_cannot_be_read_signs_nothing_and_loses_nothing(chief):
    article = make_manuscript()
    response = send(chief, article, "_publish", headline="新题", release="moment", release_at="改天")
    assert any("不是时间" in text for text in said(response))
    assert (stored(article).headline, stored(article).stage) == ("新题", Stage.MANUSCRIPT)


def test_a_piece_is_released_with_its_issue(chief):
    issue = make_issue(date=timezone.localdate() + timedelta(days=2))
    article = make_passed(make_page(issue=issue))
    send(chief, article, "_publish", release="issue")
    assert stored(article).published_at == issue.printed_at


def test_what_others_saved_meanwhile_is_not_signed_unread(chief, admin_client):
    article = make_signed(make_manuscript(headline="旧题", body="第一段。"), Step.FINAL_REVIEW)
    stale = filled(chief.get(url_of(article)))
    assert send(admin_client, article, headline="同事的题").status_code == 302
    response = chief.post(url_of(article), {**stale, "body": "第一段，改。", "_sign_off": "1"})
    assert any("再签发" in text for text in said(response))
    piece = stored(article)
    assert (piece.headline, piece.body, piece.stage) == ("同事的题", "第一段，改。", Stage.FIRST_REVIEW)


def test_who_may_not_sign_is_offered_nothing_and_a_crafted_request_does_nothing(login):
    client = login("方小满", "change_article", "view_article")
    reviewed, ready = make_signed(make_manuscript(), Step.FINAL_REVIEW), make_article(visibility=Visibility.HIDDEN)
    for article in (reviewed, ready):
        page = client.get(url_of(article))
        for verb in ("_sign_off", "_publish", "_withdraw"):
            assertNotContains(page, f'name="{verb}"')
            send(client, article, verb)
        assert (stored(article).stage, stored(article).is_public) == (article.stage, False)
    act = {"action": "publish_articles", "_selected_action": ready.pk}
    client.post(reverse("admin:articles_article_changelist"), act)
    assert not stored(ready).is_public


def test_a_public_piece_is_corrected_by_signing_again(chief):
    article = make_article(headline="旧题", stage=Stage.MANUSCRIPT)
    send(chief, article, headline="新题")
    assert stored(article).headline == "旧题"
    make_signed(stored(article))
    send(chief, article, "_publish")
    assert (stored(article).headline, stored(article).is_public) == ("新题", True)


def test_a_correction_of_print_is_shown_by_who_may_correct_it(login):
    page = make_page()
    article = make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), headline="旧题")
    client = login("林校", "change_article", "view_article", "correct_transcription_article")
    send(client, article, headline="新题")
    assert stored(article).headline == "新题"
    assertNotContains(client.get(url_of(article)), 'name="_sign_off"')


@pytest.fixture
def scheduled(chief, ready):
    """A piece that is to be released tomorrow."""
    send(chief, ready, "_publish", release="moment", release_at="明天 6:00")
    assert not stored(ready).is_public
    return ready


def test_a_scheduled_piece_is_released_now(chief, scheduled):
    assert "《未发的稿件》已发布。" in said(send(chief, scheduled, "_publish", release="now"))
    assert stored(scheduled).is_public


def test_the_form_of_a_scheduled_piece_shows_its_moment(chief, scheduled):
    moment = timezone.localtime(stored(scheduled).published_at)
    assertContains(chief.get(url_of(scheduled)), f'value="{moment:%Y-%m-%d} 06:00"')


def test_a_choice_that_is_none_publishes_nothing(chief):
    article = make_manuscript()
    response = send(chief, article, "_publish", headline="新题", release="nonsense")
    assert any("请选择" in text for text in said(response))
    assert (stored(article).headline, stored(article).stage) == ("新题", Stage.MANUSCRIPT)


def test_a_refused_moment_stays_in_the_form(chief, ready):
    article = ready
    response = send(chief, article, "_publish", release="moment", release_at="改<天")
    page = chief.get(response.url)
    assertContains(page, '<option value="moment" selected>')
    assertContains(page, 'value="改&lt;天"')


def test_a_refused_form_keeps_the_moment(chief, ready):
    article = ready
    response = send(chief, article, "_publish", release="moment", release_at="明天 7:00", position="x")
    assertContains(response, 'value="明天 7:00"')
