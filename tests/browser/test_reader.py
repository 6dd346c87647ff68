"""A reader with a phone, a desk, a keyboard, a printer, and no JavaScript."""

import gzip
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.checks import assert_accessible
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_note,
    make_page,
    make_unit,
    make_withdrawn,
)
from tests.public.addresses import pages

LONG = "\n".join(
    f"## {title},从“要我做”到“我要做”\n"
    + "河边的柳树一夜之间绿了,大家都说今年的春天来得早。" * 12
    + "\n!! 图为东河两岸。"
    for title in ("一、抢农时", "二、修水渠", "三、护新绿")
)
# What is seen and can be touched: its words and its height
HEIGHTS = """targets => targets.filter(target => target.checkVisibility() && !target.closest(".skip, .unseen"))
  .map(target => [target.textContent, target.getBoundingClientRect().height])"""
TOPS = "targets => targets.filter(target => target.checkVisibility()).map(t => t.getBoundingClientRect().top)"
ADDRESS = "https://news.example.cn/" + "a" * 120


@pytest.fixture
def paper(transactional_db, client):
    """Print an issue of two pages with everything that can stand in one; name the address of every reader page."""
    issue = make_issue(date=date(2026, 3, 5), number="812")
    front = make_page(issue=issue, number=1, section="要闻", hotline="2960000", email="paper@example.cn")
    inside = make_page(issue=issue, number=2)
    person, editor = make_correspondent("林晓禾"), make_editor("陆远桥")
    make_credit(front, editor, label="责编 版式")
    lead = make_article(
        page=front,
        kicker="全区春耕生产现场会暨水利设施冬修总结会议在东河镇召开",
        headline="春风吹绿 “五河同治”结硕果",
        deck="三万亩早稻插秧 八百里水渠通水",
        dateline="本报讯",
        body=LONG,
    )
    second = make_article(page=front, headline="东河: 一渠清水到田头", body=f"详见{ADDRESS},欢迎来稿。")
    make_article(page=front, headline="", body="短讯一则,没有标题。")
    make_article(page=inside, headline="河边小记")
    unit = make_unit("东河文化站")
    for article in (lead, second):
        make_byline(article, person, unit=unit)
        article.tags.add("春耕")
    make_correction(lead)
    make_note(page=front, article=lead, line=44, text="原版作“其三,”,现照原样保留。")
    more = {"gone": make_withdrawn(page=inside).get_absolute_url(), "missing": "/none/"}
    return pages(client, lead) | more


def test_reader_walks_through_the_paper_without_javascript(plain_page, live_server, paper):
    page = plain_page
    page.goto(live_server.url)
    page.get_by_role("link", name="阅读整期报纸").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2026年3月5日 总第812期")
    page.get_by_role("main").get_by_role("link", name="春风吹绿").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("春风吹绿 “五河同治”结硕果")
    titles = ["更正", "一、抢农时，从“要我做”到“我要做”"]
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_contain_text(titles)
    page.get_by_role("link", name="下一篇").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("东河：一渠清水到田头")
    page.get_by_role("link", name="林晓禾").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("林晓禾")
    page.get_by_role("link", name="东河：一渠清水到田头").click()
    page.get_by_role("link", name="春耕").click()
    expect(page.get_by_role("main").get_by_role("heading", level=2)).to_have_count(2)


def test_reader_searches_the_paper_without_javascript(plain_page, live_server, paper):
    page = plain_page
    page.goto(live_server.url)
    page.get_by_label("搜索本报").fill("水渠 東河")
    page.get_by_role("button", name="搜索").click()
    expect(page.get_by_role("status")).to_have_text("找到 1 篇")
    page.get_by_label("字词").fill("柳树")
    page.get_by_label("排序").select_option(label="最新在前")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator("mark").first).to_have_text("柳树")
    page.get_by_role("link", name="春风吹绿").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("春风吹绿 “五河同治”结硕果")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(open_page, live_server, paper, scheme):
    page = open_page(color_scheme=scheme)
    for address in paper.values():
        page.goto(live_server.url + address)
        assert_accessible(page)


@pytest.mark.parametrize("size", ["usual", "large"])
@pytest.mark.parametrize("width", [360, 1400])
def test_no_page_is_wider_than_the_window(open_page, live_server, paper, width, size):
    page = open_page(viewport={"width": width, "height": 900})
    page.context.add_cookies([{"name": "type_size", "value": size, "url": live_server.url}])
    widths = {}
    for name, address in paper.items():
        page.goto(live_server.url + address)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(paper, width)


def test_lines_of_an_article_are_short_enough_to_read(open_page, live_server, paper):
    page = open_page(viewport={"width": 1400, "height": 900})
    page.goto(live_server.url + paper["article"])
    text = page.locator(".text p").nth(0)
    characters = text.evaluate("p => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)")
    assert 34 <= characters <= 40


def test_large_type_lasts_without_javascript(plain_page, live_server, paper):
    page, sizes = plain_page, []
    for step in ("大字", "常规"):
        page.goto(live_server.url + paper["article"])
        page.get_by_role("button", name=step).click()
        expect(page).to_have_url(live_server.url + paper["article"])
        page.goto(live_server.url)
        sizes.append(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))
    assert sizes == [20, 16]


def test_keyboard_skips_to_the_text(page, live_server, paper):
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_print_is_the_text_without_the_site(page, live_server, paper):
    page.goto(live_server.url + paper["article"])
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_paper_says_what_it_is_where_it_is_from_and_of_which_day(page, live_server, paper):
    page.goto(live_server.url + paper["article"])
    page.emulate_media(media="print")
    expect(page.get_by_text("茂南新闻", exact=True).first).to_be_visible()
    edition = page.locator(".masthead").evaluate("head => getComputedStyle(head, '::after').content")
    assert edition == '"2026年3月5日 总第812期 第1版 要闻"'
    expect(page.get_by_text(live_server.url + paper["article"], exact=True)).to_be_visible()


@pytest.mark.parametrize("size", ["usual", "large"])
def test_finger_finds_its_links(phone_page, live_server, paper, size):
    page, small = phone_page, {}
    page.context.add_cookies([{"name": "type_size", "value": size, "url": live_server.url}])
    for name, address in paper.items():
        page.goto(live_server.url + address)
        for target, least in ((".bar :is(a, button)", 44), ("a, button, input, select", 24)):
            heights = page.locator(target).evaluate_all(HEIGHTS)
            small |= {f"{name}: {text}": height for text, height in heights if height < least}
    assert small == {}


def test_navigation_takes_one_row_on_a_phone_in_large_type(phone_page, live_server, paper):
    phone_page.context.add_cookies([{"name": "type_size", "value": "large", "url": live_server.url}])
    phone_page.goto(live_server.url)
    tops = phone_page.locator(".bar :is(a, button)").evaluate_all(TOPS)
    assert len(set(tops)) == 1


def test_article_weighs_little_and_asks_nobody_else(page, live_server, paper):
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # a function: playwright marks what it is given
    page.goto(live_server.url + paper["article"], wait_until="networkidle")
    assert {answer.url.startswith(live_server.url) for answer in answers} == {True}
    assert sum(len(gzip.compress(answer.body())) for answer in answers) <= 40_000


def test_quoted_term_of_a_headline_is_never_broken(page, live_server, transactional_db):
    article = make_article(headline="全镇上下齐心推动“五河同治”取得新成效")
    page.goto(live_server.url + article.get_absolute_url())
    pieces = set()
    for width in range(320, 1400, 40):
        page.set_viewport_size({"width": width, "height": 740})
        pieces.add(page.locator("h1 span span").evaluate("term => term.getClientRects().length"))
    assert pieces == {1}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_looked_for_can_be_seen_in_forced_colours(open_page, live_server, paper, scheme):
    page = open_page(forced_colors="active", color_scheme=scheme)
    page.goto(f"{live_server.url}/search/?q=河边")
    colours = "mark => [getComputedStyle(mark).color, getComputedStyle(mark).backgroundColor]"
    ink, ground = page.locator("mark").first.evaluate(colours)
    assert ground.startswith("rgb(")  # and not transparent: the ink is made for its own ground
    assert ink != ground


@pytest.mark.parametrize("width", [360, 768, 1400])
def test_where_a_piece_stands_keeps_to_its_column(open_page, live_server, transactional_db, width):
    section = "东河两岸水利春耕农机现场会专版之二与志愿服务文化体育生活民生副刊综合要闻"
    article = make_article(page=make_page(issue=make_issue(number="812-813-814-815"), number=1, section=section))
    make_byline(article, make_correspondent("欧阳东河水利管理所通讯员小组"))
    page = open_page(viewport={"width": width, "height": 900})
    page.goto(f"{live_server.url}/articles/")
    edges = "row => [row, ...row.querySelectorAll('a, span')].map(each => each.getBoundingClientRect().right)"
    column, *inside = page.locator(".items .meta").evaluate(edges)
    assert max(inside) <= column + 1
