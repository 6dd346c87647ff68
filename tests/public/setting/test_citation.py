from datetime import UTC, date, datetime

import pytest

from articles.enums import BylineRole
from articles.public.setting.citation import cite
from tests.factories import make_article, make_byline, make_correspondent, make_issue, make_page

pytestmark = pytest.mark.django_db

ADDRESS = "https://paper.example/articles/7/"


def cited(article):
    return cite(article, "东河新闻", ADDRESS)


def test_print_is_cited_by_author_title_paper_day_and_page():
    page = make_page(issue=make_issue(date=date(2026, 3, 5)), number=2)
    article = make_article(page=page, headline="东河: 一渠清水到田头")
    for name in ("林晓禾", "陈禾"):
        make_byline(article, make_correspondent(name))
    assert cited(article) == "林晓禾, 陈禾. 东河： 一渠清水到田头[N]. 东河新闻, 2026-03-05(2)."


def test_what_is_not_known_is_not_invented():
    assert cited(make_article(headline="春耕")) == "春耕[N]. 东河新闻, 出版日期不详."


def test_more_than_three_authors_are_cut_short():
    article = make_article(headline="春耕")
    for name in ("甲", "乙", "丙", "丁"):
        make_byline(article, make_correspondent(name))
    assert cited(article).startswith("甲, 乙, 丙, 等. 春耕")


def test_photographer_is_named_only_where_nobody_wrote():
    article = make_article(headline="春耕")
    make_byline(article, make_correspondent("摄影人"), role=BylineRole.PHOTOGRAPHER)
    assert cited(article).startswith("摄影人. 春耕")
    make_byline(article, make_correspondent("执笔人"))
    assert cited(article).startswith("执笔人. 春耕")


def test_web_piece_is_cited_by_its_day_in_shanghai_and_its_address():
    article = make_article(page=None, headline="春耕", published_at=datetime(2026, 3, 4, 16, tzinfo=UTC))
    assert cited(article) == f"春耕[EB/OL]. 东河新闻(2026-03-05). {ADDRESS}."
