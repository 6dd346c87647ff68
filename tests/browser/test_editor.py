"""An editor's day in a real browser: find a piece, correct it, see it on the site, settle a doubt, withdraw.

Every page opened here is watched for breaches of the Content-Security-Policy (see conftest).
"""

import pytest
from django.contrib.auth.models import Permission, User
from playwright.sync_api import Page, expect

from articles.enums import Stage
from articles.models import Article, ImportNote
from tests.factories import make_article, make_byline, make_correspondent, make_note, make_page, make_source

PASSWORD = "chunfeng-lv-donghe"
MAY = [
    *("view_article", "change_article", "correct_transcription_article", "withdraw_article"),
    *("view_byline", "view_importnote", "change_importnote", "view_sourcetext"),
]


@pytest.fixture
def piece(transactional_db):
    """An article imported from the second page, with a doubt about its numbering."""
    page = make_page(number=2, section="要闻")
    source = make_source(page=page, content="春风吹绿东河岸\n春风又绿了\n东河两岸。".encode())
    block = {"kind": "paragraph", "text": "春风又绿了东河两岸。", "lines": [2, 3]}
    piece = make_article(page=page, stage=Stage.PRINTED, source=source, imported={"body": [block]})
    make_byline(piece, make_correspondent("林晓禾"))
    make_note(page=page, article=piece, line=3, text="序号不连续:一、三")
    return piece


@pytest.fixture
def desk(page: Page, live_server, piece):
    """The admin as an editor meets it after logging in by the form."""
    editor = User.objects.create_user("秦晓岚", password=PASSWORD, is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=MAY))
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("用户名").fill("秦晓岚")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="我的工作台")).to_be_visible()
    return page


def open_piece(desk):
    """Go from the front page to the piece by searching for its correspondent."""
    desk.get_by_role("link", name="稿件", exact=True).first.click()
    desk.locator("#searchbar").fill("林晓禾")
    desk.get_by_role("button", name="搜索").click()
    desk.get_by_role("link", name="春风吹绿东河岸").click()


def test_editor_finds_a_piece_corrects_it_and_sees_it_on_the_site(desk, piece):
    open_piece(desk)
    desk.get_by_label("主题").fill("东河两岸尽春光")
    desk.get_by_role("button", name="保存并继续编辑").first.click()
    expect(desk.locator(".messagelist .success")).to_be_visible()
    desk.get_by_role("link", name="在站点上查看").click()
    expect(desk.get_by_role("heading", name="东河两岸尽春光")).to_be_visible()


def test_editor_holds_a_block_against_its_source(desk, piece):
    open_piece(desk)
    desk.get_by_text("来源", exact=True).click()
    expect(desk.locator(".desk-provenance .desk-line")).to_have_text(["2 春风又绿了", "3 东河两岸。"])
    desk.locator(".desk-provenance .desk-line a").last.click()
    expect(desk.locator("tr:target")).to_contain_text("东河两岸。")


def test_editor_settles_a_doubt(desk, piece):
    desk.get_by_role("link", name="1 条导入提示待处理").click()
    desk.get_by_role("row", name="序号不连续").get_by_role("checkbox").check()
    desk.get_by_label("动作").select_option(label="标为已处理")
    desk.get_by_role("button", name="执行").click()
    expect(desk.get_by_text("已处理 1 条提示。")).to_be_visible()
    assert ImportNote.objects.get().settled_by.username == "秦晓岚"


def test_editor_withdraws_a_piece_for_a_reason(desk, piece, open_page, live_server):
    open_piece(desk)
    desk.get_by_label("主题").fill("东河两岸尽春光")
    desk.get_by_role("button", name="保存并撤下").first.click()
    desk.get_by_label("理由").fill("事实有误")
    desk.get_by_role("button", name="撤下").click()
    expect(desk.get_by_text("已撤下：东河两岸尽春光")).to_be_visible()
    assert not Article.objects.published().exists()
    reader = open_page()
    assert reader.goto(f"{live_server.url}/articles/{piece.pk}/").status == 410


@pytest.mark.parametrize(
    "path",
    [
        "articles/article/",
        "articles/article/add/",
        "articles/issue/add/",
        "articles/page/add/",
        "articles/correction/",
        "taggit/tag/add/",
    ],
)
def test_pages_of_the_desk_fit_a_phone(live_server, staff_page, piece, path):
    staff_page.set_viewport_size({"width": 390, "height": 800})
    staff_page.goto(f"{live_server.url}/admin/{path}", wait_until="networkidle")
    assert staff_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_articles_of_an_issue_are_read_on_a_phone(live_server, staff_page, piece):
    staff_page.set_viewport_size({"width": 390, "height": 800})
    staff_page.goto(f"{live_server.url}/admin/articles/issue/{piece.page.issue_id}/change/", wait_until="networkidle")
    link = staff_page.get_by_role("link", name="春风吹绿东河岸")
    assert link.bounding_box()["height"] < 30  # in one line
    expect(staff_page.get_by_label("删除")).to_be_visible()
    assert staff_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
