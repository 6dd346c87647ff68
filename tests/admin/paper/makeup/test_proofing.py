"""A page is read whole and signed; a changed one comes back, and nothing typed is lost."""

import re

import pytest
from django.contrib.messages import get_messages
from pytest_django.asserts import assertContains, assertNotContains

from articles.admin.paper.makeup import proofing
from articles.editorial import DeskRefusal, layout_of, move, sign_page
from articles.enums import Stage, Step
from articles.models import Article, Entry, PageSignature
from tests.admin.forms import filled
from tests.admin.paper.makeup.conftest import signed
from tests.factories import make_byline, make_correspondent, make_page, make_staff

FIRST, SECOND, THIRD, PASS = *Step.proofs(), Step.PASS


def sent(page, **typed):
    """Give the form of a page as its screen has it."""
    shown = page.content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', shown)
    (step,) = re.findall(r'name="step" value="([^"]+)"', shown)
    return {"seen": seen, "step": step, "opinion": "", **typed}


def passed_by_factories(page, upto=THIRD):
    for step in (FIRST, SECOND, THIRD, PASS)[: (FIRST, SECOND, THIRD, PASS).index(upto) + 1]:
        by = make_staff(f"签{step.value}", "proof_page", "pass_page", "change_article")
        sign_page(page=page, step=step, seen=layout_of(page).seen, by=by)


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def url(world):
    return world.url("page", world.pages[0].pk)


def test_whole_page_is_shown_with_a_link_to_change_each_piece(world, url, member):
    page = member("甘一校", "校对").get(url)
    for title in world.titles(0):
        assertContains(page, f'<h2 class="sheet-headline">{title}</h2>', html=True)
    assertContains(page, "这里是正文。", count=3)
    assertContains(page, ">修改</a>", count=3)
    assertContains(page, "签一校")
    refused = member("何通联", "通联").get(url)
    assertNotContains(refused, ">修改</a>")
    assertNotContains(refused, 'name="seen"')


def test_each_piece_has_what_proof_reading_finds(world, url, member):
    signed(world.pages[0], "水库蓄水", body="他说：“今年雨水多。")
    found = re.findall(
        r'<details class="makeup-findings".*?</details>', member("甘一校", "校对").get(url).content.decode(), re.DOTALL
    )
    assert len(found) == 1
    assert "校对发现" in found[0]
    assert "/review/#findings" in found[0]


@pytest.mark.parametrize("count", [1, 4])
def test_page_takes_as_many_queries_for_many_pieces(world, member, django_assert_num_queries, count):
    for number in range(count):
        signed(world.pages[1], f"第{number}篇", body="他说：“今年雨水多。")
        piece = signed(world.pages[1], f"待复审第{number}篇", Step.FIRST_REVIEW)
        make_byline(piece, make_correspondent(f"林晓{number}"))
    client, url = member("甘一校", "校对"), world.url("page", world.pages[1].pk)
    client.get(url)
    with django_assert_num_queries(20):
        client.get(url)


def test_proof_signs_the_page_and_its_pieces(world, url, member):
    client = member("甘一校", "校对")
    response = client.post(url, sent(client.get(url), opinion="第二段标点已改。"))
    assert response.url == f"{world.url('pages')}#page-{world.pages[0].pk}"
    assert told(response) == ["第1版 要闻：一校已签。"]
    assert PageSignature.objects.get().opinion == "第二段标点已改。"
    assert {piece.stage for piece in layout_of(world.pages[0]).pieces} == {Stage.SECOND_PROOF}


def test_page_that_changed_meanwhile_comes_back_with_the_opinion_and_what_changed(world, url, member):
    client = member("甘一校", "校对")
    typed = sent(client.get(url), opinion="我的意见还在。")
    signed(world.pages[0], "新来的稿")
    page = client.post(url, typed)
    assertContains(page, "其间有变动")
    assertContains(page, "我的意见还在。")
    assertContains(page, "您打开本版后的变动")
    assertContains(page, "新来：")
    assert not PageSignature.objects.exists()
    client.post(url, sent(page, opinion="再看过。"))
    assert PageSignature.objects.get().opinion == "再看过。"


def test_page_whose_order_changed_meanwhile_comes_back(world, url, member):
    client = member("甘一校", "校对")
    typed = sent(client.get(url))
    move(
        article=Article.objects.get(headline="食堂开门"),
        page=world.pages[0],
        position=1,
        by=make_staff("汪主任", "place_article"),
    )
    page = client.post(url, typed)
    assertContains(page, "移位：")
    assert not PageSignature.objects.exists()


def test_opinion_stays_where_the_page_cannot_be_signed_any_more(world, url, member):
    client = member("甘一校", "校对")
    typed = sent(client.get(url), opinion="我的意见还在。")
    Article.objects.filter(headline="食堂开门").update(stage=Stage.FINAL_REVIEW)
    assertContains(client.post(url, typed), "我的意见还在。")


def test_what_changed_since_the_last_proof_is_told_with_a_comparison(world, url, member):
    passed_by_factories(world.pages[0], FIRST)
    proofreader = member("殷二校", "校对")
    piece = Article.objects.get(headline="食堂开门")
    change = f"/admin/articles/article/{piece.pk}/change/"
    proofreader.post(change, {**filled(proofreader.get(change)), "headline": "食堂今日开门"})
    page = proofreader.get(url)
    assertContains(page, "签一校后的变动")
    assertContains(page, f"/admin/articles/article/{piece.pk}/compare/?from=1&amp;to=2")


def test_shared_proof_is_warned_of_and_goes_on_record(world, url, member, settings):
    settings.SHARED_PROOFS = {"second-proof": "warn", "third-proof": "warn"}
    client = member("甘一校", "校对")
    client.post(url, sent(client.get(url)))
    page = client.get(url)
    assertContains(page, "您已签过一校")
    client.post(url, sent(page))
    assert "一校由同一人签署。" in Entry.objects.about(world.pages[0]).first().message


def test_page_is_passed_and_its_pieces_are_released_in_one_press(world, url, member):
    passed_by_factories(world.pages[0])
    client = member("秦总编", "总编")
    page = client.get(url)
    assertContains(page, "本版稿件随本期发布")
    response = client.post(url, sent(page, release="on"))
    assert told(response)[0] == "第1版 要闻：付印已签。"
    assert told(response)[1].endswith("一期发布：渠水进村、灯会开幕、食堂开门。")
    assert set(Article.objects.values_list("visibility", "follows_issue")) == {("published", True)}
    assertContains(client.get(url), "本版已按现状付印")


def test_piece_that_cannot_be_released_is_told_and_the_others_are(world, url, member, monkeypatch):
    passed_by_factories(world.pages[0])
    release = proofing.publish

    def publish(*, article, **how):
        if article.headline == "灯会开幕":
            raise DeskRefusal("“灯会开幕”不能发布。")
        return release(article=article, **how)

    monkeypatch.setattr(proofing, "publish", publish)
    client = member("秦总编", "总编")
    said = told(client.post(url, sent(client.get(url), release="on")))
    assert "“灯会开幕”不能发布。" in said
    assert said[-1].endswith("一期发布：渠水进村、食堂开门。")


def test_page_is_passed_without_releasing(world, url, member):
    passed_by_factories(world.pages[0])
    client = member("秦总编", "总编")
    client.post(url, sent(client.get(url)))
    assert layout_of(world.pages[0]).is_passed
    assert not Article.objects.filter(visibility="published").exists()


def test_release_is_not_offered_to_who_may_not(world, url, login):
    passed_by_factories(world.pages[0])
    client = login("只付印", "view_issue", "view_article", "pass_page")
    page = client.get(url)
    assertNotContains(page, "本版稿件随本期发布")
    response = client.post(url, sent(page, release="on"))
    assert len(told(response)) == 4  # the page is passed, and each of three pieces is refused
    assert not Article.objects.filter(visibility="published").exists()


def test_opinion_outlives_an_expired_session(world, url, client, member, django_user_model):
    typed = sent(member("甘一校", "校对").get(url), opinion="我的意见还在。")
    asked = client.post(url, typed)
    assertContains(asked, "我的意见还在。")
    assert not PageSignature.objects.exists()


def test_crafted_step_is_refused(world, url, member):
    client = member("甘一校", "校对")
    assert client.post(url, {"step": "burn"}).status_code == 400
    refused = client.post(url, sent(client.get(url)) | {"step": "pass"})
    assertContains(refused, "无权")
    refused = client.post(url, sent(client.get(url)) | {"step": "first-review"})
    assert refused.status_code == 400
    assert not PageSignature.objects.exists()


def test_page_is_read_by_who_may_see_pieces(url, login):
    assert login("查某", "view_issue").get(url).status_code == 403


def test_page_of_another_issue_is_not_found(world, member):
    assert member("甘一校", "校对").get(world.url("page", make_page().pk)).status_code == 404
