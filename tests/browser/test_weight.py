"""What a page costs a reader: an ordinary article under 40 kB in all, nothing from elsewhere, no script."""

import gzip
from datetime import date
from urllib.parse import urlsplit

from tests.factories import make_article, make_byline, make_correction, make_correspondent, make_issue, make_page

LIGHT = 40_000
SENTENCES = [f"第{number}户春耕前领到稻种{number * 7}公斤,水渠已修到田头。" for number in range(60)]


def make_ordinary_article():
    """Make an article of 1,500 characters that differ, as text does, with what usually stands around one."""
    page = make_page(issue=make_issue(date=date(2026, 3, 5), number="812"), number=1, section="要闻")
    body = "\n".join(f"## 第{part}节\n" + "".join(SENTENCES[part * 20 : part * 20 + 20]) for part in range(3))
    article = make_article(
        page=page, kicker="全区春耕现场会召开", headline="春风吹绿东河岸", dateline="本报讯", body=body
    )
    for headline in ("东河: 一渠清水到田头", "河边小记", "柳林卫生院送药下乡"):
        make_article(page=page, headline=headline).tags.add("春耕")
    make_byline(article, make_correspondent())
    make_correction(article)
    article.tags.add("春耕")
    return article


def fetch(page, address):
    """Open a page, and give the address, the kind and the compressed size of all that it fetched."""
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    return [(got.url, got.request.resource_type, len(gzip.compress(got.body()))) for got in responses]


def test_ordinary_article_is_light_and_fetches_nothing_from_elsewhere(page, live_server, transactional_db):
    article = make_ordinary_article()
    assert article.characters > 1_400
    fetched = fetch(page, live_server.url + article.get_absolute_url())
    assert sum(size for _, _, size in fetched) < LIGHT, fetched
    assert {urlsplit(url).netloc for url, _, _ in fetched} == {urlsplit(live_server.url).netloc}
    assert [kind for _, kind, _ in fetched if kind == "document"] == ["document"]
    assert sum(kind == "stylesheet" for _, kind, _ in fetched) >= 1
    assert {kind for _, kind, _ in fetched} <= {"document", "stylesheet", "image", "other"}  # no script, no font


def test_no_page_holds_a_script_but_linked_data(page, live_server, transactional_db):
    article = make_ordinary_article()
    lists = ["/", "/issues/", "/articles/", "/search/?q=春耕", "/correspondents/", "/tags/春耕/"]
    for address in [article.get_absolute_url(), article.page.issue.get_absolute_url(), *lists]:
        page.goto(live_server.url + address)
        kinds = page.locator("script").evaluate_all("scripts => scripts.map(script => script.type)")
        assert set(kinds) <= {"application/ld+json"}, address
        assert page.locator("[style], style, iframe, object, embed").count() == 0, address
