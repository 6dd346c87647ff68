from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from articles.models import Article
from articles.public.machines.linked_data import news_article
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_issue,
    make_page,
    make_unit,
)

pytestmark = pytest.mark.django_db

SITE = "https://paper.example/"
PRINTED = datetime(2025, 4, 28, tzinfo=ZoneInfo("Asia/Shanghai"))
PUBLISHER = {"@type": "NewsMediaOrganization", "name": "茂南新闻", "url": SITE}


def test_news_article_says_all_that_is_known():
    page = make_page(issue=make_issue(date=PRINTED.date(), number="1580"), number=2, section="要闻")
    article = make_article(
        page=page, headline="春耕,开始了", deck="三万亩,插秧", dateline="本报讯", published_at=PRINTED
    )
    person = make_correspondent("林晓禾")
    make_byline(article, person, unit=make_unit("东河镇"))
    make_correction(article, day=PRINTED.date())
    article.tags.add("春耕")
    Article.objects.update(updated_at=PRINTED)
    article.refresh_from_db()
    address = f"https://paper.example/articles/{article.pk}/"
    assert news_article(article, SITE) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": "春耕，开始了",
        "alternativeHeadline": "三万亩，插秧",
        "datePublished": "2025-04-28T00:00:00+08:00",
        "dateModified": "2025-04-28T00:00:00+08:00",
        "inLanguage": "zh-Hans",
        "isAccessibleForFree": True,
        "author": [
            {
                "@type": "Person",
                "name": "林晓禾",
                "url": f"https://paper.example/correspondents/{person.pk}/",
                "affiliation": {"@type": "Organization", "name": "东河镇"},
            }
        ],
        "publisher": PUBLISHER,
        "dateline": "本报讯",
        "keywords": ["春耕"],
        "correction": [{"@type": "CorrectionComment", "text": "误：三万亩　正：二万亩", "datePublished": "2025-04-28"}],
        "articleSection": "要闻",
        "printSection": "要闻",
        "printPage": "2",
        "printEdition": "2025年4月28日 总第1580期",
        "isPartOf": {
            "@type": "PublicationIssue",
            "url": f"https://paper.example/issues/{page.issue_id}/",
            "issueNumber": "1580",
            "datePublished": "2025-04-28",
        },
    }


def test_news_article_without_print_or_people_names_the_paper():
    described = news_article(make_article(page=None), SITE)
    assert described["author"] == PUBLISHER
    assert {"printPage", "isPartOf", "keywords", "correction"} & set(described) == set()


def test_piece_without_a_date_is_of_no_day():
    described = news_article(make_article(), SITE)
    assert {"datePublished", "dateModified"} & set(described) == set()
    assert "datePublished" not in described["isPartOf"]


def test_web_piece_is_of_its_moment():
    described = news_article(make_article(page=None, published_at=PRINTED.replace(hour=9)), SITE)
    assert described["datePublished"] == "2025-04-28T09:00:00+08:00"


def test_undated_issue_is_named_by_its_number_or_not_at_all():
    edition = {}
    for number in ("", "1580"):
        described = news_article(make_article(page=make_page(issue=make_issue(number=number))), SITE)
        edition[number] = described.get("printEdition")
    assert edition == {"": None, "1580": "总第1580期"}


def test_byline_without_people_is_an_organization():
    described = news_article(make_article(byline_raw="本报综合"), SITE)
    assert described["author"] == [{"@type": "Organization", "name": "本报综合"}]
