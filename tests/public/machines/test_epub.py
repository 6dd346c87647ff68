"""An e-book, held against what EPUB 3.3 asks of a package."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest

from articles.models import Article
from articles.public.machines.epub import bind
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
CHANGED = datetime(2025, 4, 28, 2, 30, 15, tzinfo=UTC)


@pytest.fixture
def issue():
    """An issue of two pages, with signs that XML cannot take as they are."""
    issue = make_issue(date=CHANGED.date(), number="1580")
    front, inside = (make_page(issue=issue, number=number, section="要闻", hotline="2960000") for number in (1, 2))
    make_credit(front, make_editor("陆远桥"))
    make_credit(front, make_editor("陶宜"))
    make_article(page=inside, headline="", body="短讯<一则>&二则。")
    lead = make_article(
        page=front, headline="春风,吹绿\x0b<东河>", kicker="春耕", deck="插秧", body="## 抢农时\n插秧。"
    )
    make_byline(lead, make_correspondent(), unit=make_unit("东河镇"))
    make_correction(lead, right="二万&亩", day=date(2025, 4, 29))
    make_manuscript(page=front, position=9, headline="机密")
    Article.objects.published().update(updated_at=CHANGED, published_at=CHANGED)
    return issue


@pytest.fixture
def book(issue, client):
    response = client.get(f"/issues/{issue.pk}/issue.epub")
    assert response["Content-Type"] == "application/epub+zip"
    assert response["Content-Disposition"] == 'attachment; filename="2025-04-28.epub"'
    return ZipFile(BytesIO(response.content))


def tree(book, name):
    return ElementTree.fromstring(book.read(name))  # noqa: S314  # our own


def test_media_type_comes_first_and_plain(book):
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra, book.read(first)) == (
        "mimetype",
        ZIP_STORED,
        b"",
        b"application/epub+zip",
    )


def test_package_names_the_issue(book, issue):
    container = tree(book, "META-INF/container.xml")
    assert [root.get("full-path") for root in container.iter() if root.tag.endswith("rootfile")] == ["issue.opf"]
    package = tree(book, "issue.opf")
    told = {element.tag.removeprefix(DC): element.text for element in package.iter() if element.tag.startswith(DC)}
    assert told == {
        "identifier": f"http://testserver/issues/{issue.pk}/",
        "title": "茂南新闻 2025年4月28日 总第1580期",
        "language": "zh-Hans",
        "creator": "茂南新闻",
        "publisher": "茂南新闻",
        "date": "2025-04-28",
    }
    assert package.get("unique-identifier") == package.find(f".//{DC}identifier").get("id")
    assert package.find(f".//{OPF}meta[@property='dcterms:modified']").text == "2025-04-28T02:30:15Z"
    assert [series.text for series in package.iter() if series.get("property") == "group-position"] == ["1580"]


def test_manifest_spine_and_files_agree(book):
    items = {item.get("id"): item for item in tree(book, "issue.opf").iter(f"{OPF}item")}
    spine = [item.get("idref") for item in tree(book, "issue.opf").iter(f"{OPF}itemref")]
    files = set(book.namelist()) - {"mimetype", "META-INF/container.xml", "issue.opf"}
    assert {item.get("href") for item in items.values()} == files
    assert [name for name, item in items.items() if item.get("properties") == "nav"] == ["nav"]
    assert spine == [name for name, item in items.items() if item.get("media-type") == "application/xhtml+xml"]


def test_contents_follow_print(book):
    nav = next(nav for nav in tree(book, "nav.xhtml").iter(f"{XHTML}nav") if nav.get(TYPE) == "toc")
    assert [span.text for span in nav.iterfind(f".//{XHTML}li/{XHTML}span")] == ["第1版 要闻", "第2版 要闻"]
    links = ["".join(link.itertext()) for link in nav.iter(f"{XHTML}a")]
    assert links == ["春风，吹绿 <东河>", "短讯<一则>&二则。", "本期编务"]
    assert {link.get("href") for link in nav.iter(f"{XHTML}a")} <= set(book.namelist())


def test_article_holds_its_parts_and_nothing_from_elsewhere(book):
    name = next(name for name in book.namelist() if name.startswith("article-") and "东河" in book.read(name).decode())
    document = tree(book, name)
    texts = [re.sub(r"\s+", " ", "".join(part.itertext())).strip() for part in document.find(f"{XHTML}body")]
    assert texts == [
        "第1版 要闻",
        "春耕",
        "春风，吹绿 <东河>",
        "插秧",
        "通讯员 林晓禾（东河镇）",
        "更正 2025年4月29日 误 三万亩 正 二万&亩",
        "抢农时 插秧。",
    ]
    assert [link.get("href") for link in document.iter() if link.get("href")] == ["style.css"]
    assert not [link for link in document.iter() if link.get("src")]


def test_staff_is_named_page_by_page(book, issue):
    body = tree(book, "imprint.xhtml").find(f"{XHTML}body")
    texts = ["".join(part.itertext()).strip() for part in body]
    assert texts == [
        "本期编务",
        "第1版 要闻",
        "责编：陆远桥 陶宜",
        "新闻热线：2960000",
        "第2版 要闻",
        "新闻热线：2960000",
        f"茂南新闻 2025年4月28日 总第1580期http://testserver/issues/{issue.pk}/",
    ]


def test_landmarks_lead_to_what_there_is(book):
    nav = next(nav for nav in tree(book, "nav.xhtml").iter(f"{XHTML}nav") if nav.get(TYPE) == "landmarks")
    spine = [item.get("idref") for item in tree(book, "issue.opf").iter(f"{OPF}itemref")]
    links = {link.get(TYPE): link.get("href") for link in nav.iter(f"{XHTML}a")}
    assert links == {"toc": "#contents", "bodymatter": f"{spine[1]}.xhtml"}


def test_cover_names_the_issue(book):
    cover = tree(book, "cover.svg")
    assert [text.text for text in cover.iter("{http://www.w3.org/2000/svg}text")] == [
        "茂南新闻",
        "2025年4月28日",
        "总第1580期",
    ]


def test_sheet_without_number_or_section_has_no_page_to_name(client):
    article = make_article(page=make_page(issue=make_issue()), byline_raw="本报综合")
    response = client.get(f"/issues/{article.page.issue_id}/issue.epub")
    book = ZipFile(BytesIO(response.content))
    shown = {name: book.read(name).decode() for name in book.namelist()}
    assert [name for name, text in shown.items() if "版次未标" in text or "None" in text] == []
    assert '<p class="byline">本报综合</p>' in shown[f"article-{article.pk}.xhtml"]


def test_same_articles_make_the_same_bytes(issue):
    articles = list(Article.objects.published().in_issue(issue).as_printed())
    assert bind(issue, articles, "https://paper.example/") == bind(issue, articles, "https://paper.example/")


def test_hidden_issue_is_not_bound(client):
    issue = make_manuscript(page=make_page(), position=1).page.issue
    assert client.get(f"/issues/{issue.pk}/issue.epub").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(client, count, django_assert_num_queries):
    page = make_page()
    for number in range(count):
        article = make_article(page=page)
        make_byline(article, make_correspondent(f"作者{number}"))
        make_correction(article)
    with django_assert_num_queries(6):
        client.get(f"/issues/{page.issue_id}/issue.epub")
