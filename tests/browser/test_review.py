"""Reading and signing in a browser: by single keys, on a phone, and without a script."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect

from articles.enums import Stage, Step
from articles.models import Article
from tests.browser.checks import assert_accessible
from tests.factories import make_manuscript, make_signed, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
RIGHTS = {
    "责编": ["review_first_article"],
    "主任": ["review_second_article", "hold_article"],
    "总编": ["review_final_article", "sign_off_article", "hold_article"],
}
TEXT = """
今冬水利建设全面铺开，各镇抓住农闲时机，组织群众清淤疏渠。
东河镇率先动工，把任务分到村组，每天有三百多人在工地上忙碌。
在堤岸边，挖土机来回穿梭，几位老党员带头扛起了铁锹。
水务部门派出技术员驻点指导，完工以后统一验收。
“水通了，地就活了。”种了一辈子田的老农蹲在渠边，笑着掬起一捧清水。
往年春旱，下游的稻田常常要等上半个月才能灌上水。
如今渠道取直，闸门换新，从水库到田头只要两个小时。
学校组织学生到工地慰问，送去姜汤和手套。
沿线的果园也跟着受益，柑橘林边架起了滴灌的管子。
夜幕降临，工棚里亮起灯，大家围着图纸商量第二天的活计。
镇里的广播每天傍晚通报进度，落后的村要在会上说明原因。
预计春节以前，主干渠可以全线通水。
""".strip().replace("\n", "\n\n")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def open_as(open_page, live_server):
    """Open a page of 审读 as somebody with the rights of a post: `open_as("方责编", "责编", article)`."""

    def opened(name, post, article, **options):
        person = make_staff(name, "view_article", "change_article", *RIGHTS[post])
        client = Client()
        client.force_login(person)
        page = open_page(**options)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page.goto(f"{live_server.url}/admin/articles/article/{article.pk}/review/")
        return page

    return opened


def waiting_for(stage):
    article = make_manuscript(headline="冬修水利正当时", body=TEXT)
    if before := Step.chain()[: Step.chain().index(stage.step)]:
        make_signed(article, before[-1])
    Article.objects.filter(pk=article.pk).update(stage=stage)
    return article


def stage_of(article):
    return Article.objects.get(pk=article.pk).stage


def test_one_key_approves_and_no_key_does_while_somebody_types(open_as):
    article = waiting_for(Stage.SECOND_REVIEW)
    page = open_as("齐主任", "主任", article)
    assert_accessible(page)
    page.get_by_label("意见或理由").press_sequentially("that")
    assert stage_of(article) == Stage.SECOND_REVIEW
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    expect(page.locator(".messagelist")).to_contain_text("已通过，现为：待终审")
    assert article.signatures.latest("pk").opinion == "that"


def test_one_key_sends_back_once_the_reason_is_written(open_as):
    article = waiting_for(Stage.SECOND_REVIEW)
    page = open_as("齐主任", "主任", article)
    page.keyboard.press("h")
    expect(page.get_by_label("意见或理由")).to_be_focused()  # the reason is asked for, and the key is not typed
    page.keyboard.type("导语太长。")
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    expect(page.locator(".messagelist")).to_contain_text("已退回，现为：待初审")
    assert article.signatures.latest("pk").opinion == "导语太长。"


def test_the_first_review_asks_for_its_opinion_and_control_enter_sends_it(open_as):
    article = waiting_for(Stage.FIRST_REVIEW)
    page = open_as("方责编", "责编", article)
    page.keyboard.press("t")
    expect(page.get_by_label("意见（必填）")).to_be_focused()
    page.keyboard.type("事实清楚。")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist")).to_contain_text("已通过，现为：待复审")


def test_single_keys_can_be_switched_off(open_as):
    article = waiting_for(Stage.SECOND_REVIEW)
    page = open_as("齐主任", "主任", article)
    page.get_by_label("按单个键即可操作").uncheck()
    page.reload()
    page.keyboard.press("t")
    expect(page.get_by_label("按单个键即可操作")).not_to_be_checked()
    assert stage_of(article) == Stage.SECOND_REVIEW


def test_an_opinion_is_there_again_after_the_text_was_changed(open_as):
    article = waiting_for(Stage.SECOND_REVIEW)
    page = open_as("齐主任", "主任", article)
    page.get_by_label("意见或理由").fill("同意，改了题。")
    page.get_by_role("link", name="修改").click()
    page.locator("#id_headline").fill("冬修水利正当其时")
    page.get_by_role("button", name="保存并审读").click()
    expect(page.get_by_label("意见或理由")).to_have_value("同意，改了题。")
    expect(page.locator(".sheet-headline ins")).to_have_text("其")
    page.get_by_role("button", name="通过").click()
    expect(page.locator(".messagelist")).to_contain_text("已通过")
    page.reload()
    expect(page.locator("#opinion")).to_have_value("")  # it was sent
    signature = article.signatures.latest("pk")
    assert (signature.saw.number, signature.left.number, signature.opinion) == (1, 2, "同意，改了题。")


def test_a_piece_is_signed_on_a_phone_with_the_thumb(open_as):
    article = waiting_for(Stage.FINAL_REVIEW)
    page = open_as("秦总编", "总编", article, **PHONE)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for name in ("通过 T", "通过并签发 Q", "退回 H"):
        box = page.get_by_role("button", name=name.split()[0], exact=False).first.bounding_box()
        assert box["height"] >= 44
        assert 600 < box["y"] < 844  # in reach, though the text is long
    page.get_by_role("button", name="通过并签发").tap()
    expect(page.locator(".messagelist")).to_contain_text("已通过并签发，现为：待一校")
    assert stage_of(article) == Stage.FIRST_PROOF


def test_everything_works_without_a_script(open_as):
    article = waiting_for(Stage.SECOND_REVIEW)
    page = open_as("齐主任", "主任", article, java_script_enabled=False)
    page.get_by_label("意见或理由").fill("导语太长。")
    page.get_by_label("退回到").select_option("manuscript")
    page.get_by_role("button", name="退回").click()
    expect(page.locator(".messagelist")).to_contain_text("已退回，现为：来稿")


def test_one_key_leads_from_what_is_signed_to_the_next_piece(open_as):
    first, second = waiting_for(Stage.SECOND_REVIEW), waiting_for(Stage.SECOND_REVIEW)
    page = open_as("齐主任", "主任", first)
    page.keyboard.press("t")
    expect(page.locator(".messagelist")).to_contain_text("下一篇")
    page.keyboard.press("n")
    page.wait_for_url(f"**/{second.pk}/review/")
