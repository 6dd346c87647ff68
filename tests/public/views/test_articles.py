import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django.asserts import assertContains

from articles.codes import NoteCode
from articles.models import Article, ImportNote
from articles.public.setting.citation import cite
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_manuscript,
    make_note,
    make_page,
    make_retracted,
    make_scheduled,
    make_withdrawn,
)
from tests.importing.pages import dated, land, page_text

SEED = settings.BASE_DIR / "seeds" / "000_ab0d92b2bf0d86ab.txt"
pytestmark = pytest.mark.django_db

NUMBERING, ORDER = "原版此处序号或有出入，编辑核实中", "原版此处顺序或有出入，编辑核实中"


def later():
    return timezone.now() + timedelta(hours=1)


@pytest.fixture
def reviewer(client):
    """A member of staff who may read articles, logged in."""
    user = User.objects.create_user("chushen", password="x", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    return user


def test_article_shows_its_parts_in_the_order_of_print(client):
    article = make_article(
        kicker="全区春耕现场会召开",
        headline="春风吹绿东河岸",
        deck="三万亩早稻插秧",
        dateline="本报讯",
        body="近日,早稻插秧。\n## 抢农时\n天未亮。",
    )
    make_byline(article, make_correspondent("林晓禾"))
    text = client.get(article.get_absolute_url()).text.partition("<article")[2]
    parts = ["全区春耕", "</h1>", "三万亩", "林晓禾", "本报讯</b> 近日，早稻", '<h2 class="crosshead">抢农时', "天未亮"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_article_without_anything_optional_is_whole(client):
    article = make_article(headline="", body="短讯一则。", page=None)
    response = client.get(article.get_absolute_url())
    assert "<h1" in response.text
    assert not {"kicker", "deck", "byline", "dateline", "corrections", "tags", "neighbours"} & set(
        response.text.split('"')
    )


def test_article_byline_without_people_is_shown_as_printed(client):
    article = make_article(byline_raw="本报综合报道")
    assert "本报综合报道" in client.get(article.get_absolute_url()).text


def test_article_shows_its_tags(client):
    article = make_article()
    article.tags.add("春耕", "++")
    text = client.get(article.get_absolute_url()).text
    assert 'rel="tag">春耕</a>' in text
    assert "<li>++</li>" in text


def told(text):
    """Read what stands between the heading of a piece and its text, line by line, without its marks."""
    _before, _mark, behind = text.partition('<aside class="corrections"')
    corrections, _mark, words = behind.partition("</aside>\n")
    assert words.lstrip().startswith('<div class="text">')
    return re.sub(r"<[^>]*>|^[^>]*>", "", corrections).split()


def test_article_says_at_its_head_what_was_wrong_and_what_is_right(client):
    article = make_article()
    row = make_correction(article, wrong="三万亩,", right="二万亩", day=date(2026, 3, 5))
    text = client.get(article.get_absolute_url()).text
    assert told(text) == ["更正", "2026年3月5日", "误", "三万亩，", "正", "二万亩"]
    assert row.signer_name not in text


def test_article_strikes_a_retracted_correction_through_and_says_why(client):
    article = make_article()
    row = make_retracted(article, "原文无误。", day=date(2026, 3, 5))
    why = f"此更正已于{date_format(timezone.localdate())}撤回：原文无误。"
    text = client.get(article.get_absolute_url()).text
    assert told(text) == ["更正", "2026年3月5日", why, "误", row.wrong, "正", row.right]
    assert "</p>\n<del><dl>" in text
    assert f"<dd>{row.right}</dd></div>\n</dl></del>" in text


def test_article_says_a_correction_of_before_as_it_was(client):
    article = make_article()
    make_correction(article, text="三万亩应为二万亩。", day=date(2025, 4, 29))
    assert told(client.get(article.get_absolute_url()).text) == ["更正", "2025年4月29日", "三万亩应为二万亩。"]


def linked_data(response):
    return json.loads(response.text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])


def test_article_tells_search_engines_what_it_is(client):
    article = make_article(headline="春风</script><b>&", body="近日,插秧。")
    response = client.get(article.get_absolute_url())
    told = linked_data(response)
    assert (told["headline"], told["url"]) == (article.title, f"http://testserver/articles/{article.pk}/")
    assert f'<link rel="canonical" href="http://testserver/articles/{article.pk}/">' in response.text
    assert '<meta property="og:title" content="春风&lt;/script&gt;&lt;b&gt;&amp;">' in response.text
    assert '<meta property="og:description" content="近日，插秧。">' in response.text


def test_preview_tells_search_engines_nothing(client, reviewer):
    html = client.get(make_manuscript().get_absolute_url()).text
    assert not [sign for sign in ("ld+json", "og:", "canonical") if sign in html]


def test_article_says_where_it_is_from_what_is_in_doubt_and_how_to_cite_it(client):
    land(
        page_text("东河备春耕\n\n一、抢农时\n\n春耕开始了。\n\n其三,护新绿\n\n人人下田。", head=dated(page=2)), "2.txt"
    )
    (article,) = Article.objects.all()
    make_note(page=article.page, article=article, line=7, text="此处存疑,待核")
    address = article.get_absolute_url()
    text = client.get(address).text
    assert "本文文字据印刷版面录入。" in text
    assert f'<aside class="doubts">\n<p>{NUMBERING}</p>\n</aside>' in text
    assert "存疑" not in text  # lines and reasons are for the desk
    assert f'<span class="citation">{cite(article, "茂南新闻", "")}</span>' in text
    ImportNote.objects.update(settled_at=timezone.now(), settled_by=User.objects.create_user("hegao"))
    assert NUMBERING not in client.get(address).text


def test_article_of_the_desk_is_not_said_to_be_from_print(client):
    assert "印刷版面" not in client.get(make_article().get_absolute_url()).text


def test_article_tells_no_note_that_only_the_desk_needs(client):
    article = make_article()
    make_note(page=article.page, article=article, code=NoteCode.KEPT_EDITED, text="机密提示")
    assert "机密提示" not in client.get(article.get_absolute_url()).text


@pytest.mark.parametrize("count", [1, 3])
def test_article_queries_do_not_grow(client, count, django_assert_num_queries):
    page = make_page()
    for number in range(count):
        article = make_article(page=page, headline="")
        make_correction(article)
        article.tags.add(f"标签{number}", "春耕")
    for number in range(count):
        make_byline(article, make_correspondent(f"作者{number}"))
    with django_assert_num_queries(5):
        assert client.get(article.get_absolute_url()).status_code == 200


def test_article_in_doubt_takes_one_query_more(client, django_assert_num_queries):
    article = make_article()
    for _ in range(3):
        make_note(page=article.page, article=article)
    with django_assert_num_queries(5):
        assert client.get(article.get_absolute_url()).status_code == 200


def test_article_in_doubt_and_corrected_takes_no_query_more(client, django_assert_num_queries):
    article = make_article()
    for code in (NoteCode.NUMBERING, NoteCode.ORDER_UNSURE, NoteCode.ORDER_RESTORED):
        make_note(page=article.page, article=article, code=code, text="第138行接第106行")
    for day, text in ((date(2026, 3, 5), "旧更正"), (date(2026, 3, 9), "新更正"), (date(2026, 3, 9), "再更正")):
        make_correction(article, day=day, wrong=text)
    with django_assert_num_queries(5):
        text = client.get(article.get_absolute_url()).text
    said = ["再更正", "新更正", "旧更正", NUMBERING, ORDER]
    assert sorted(said, key=text.rindex) == said
    assert (text.count(ORDER), "第138行" in text) == (1, False)


def test_article_that_needed_no_correction_takes_one_query_less(client, django_assert_num_queries):
    article = make_article()
    with django_assert_num_queries(4):
        assert client.get(article.get_absolute_url()).status_code == 200


def test_public_article_touches_no_session(client):
    response = client.get(make_article().get_absolute_url())
    assert not response.cookies
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("make", [make_manuscript, lambda **fields: make_scheduled(later(), **fields)])
def test_unpublished_article_is_not_found(client, make):
    article = make(headline="机密要闻", body="机密正文。")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert "机密" not in response.text


def test_withdrawn_article_is_gone_with_its_title_and_the_day(client):
    evening = datetime(2026, 3, 5, 20, tzinfo=UTC)  # of the next day in Shanghai
    article = make_withdrawn(headline="春风,吹绿<东河>", body="机密正文。", withdrawn_at=evening)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "<p>《春风，吹绿&lt;东河&gt;》已于2026年3月6日撤下。</p>\n<p><a" in response.text
    assert "机密" not in response.text


def test_withdrawn_article_tells_the_reason_meant_for_readers(client):
    article = make_withdrawn(withdrawal_notice="文中数据有误,重新核实后刊发。")
    assert "<p>文中数据有误，重新核实后刊发。</p>" in client.get(article.get_absolute_url()).text


def test_notice_of_what_is_public_again_is_not_told(client):
    assert "数据有误" not in client.get(make_article(withdrawal_notice="数据有误").get_absolute_url()).text


@pytest.mark.parametrize("make", [make_manuscript, make_withdrawn, lambda **fields: make_scheduled(later(), **fields)])
def test_staff_preview_what_is_hidden_and_no_cache_keeps_it(client, reviewer, make):
    response = client.get(make(headline="待审要闻").get_absolute_url())
    assert response.status_code == 200
    assert "未发布，仅内部可见" in response.text
    assert "待审要闻" in response.text
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))


def test_staff_see_no_banner_on_what_is_public(client, reviewer):
    assert "仅内部可见" not in client.get(make_article().get_absolute_url()).text


@pytest.mark.parametrize("lacking", ["is_staff", "is_active"])
def test_login_without_standing_previews_nothing(client, reviewer, lacking):
    setattr(reviewer, lacking, False)
    reviewer.save()
    assert client.get(make_manuscript().get_absolute_url()).status_code == 404


def test_staff_without_permission_preview_nothing(client, reviewer):
    reviewer.user_permissions.clear()
    assert client.get(make_manuscript().get_absolute_url()).status_code == 404


def test_address_of_the_rest_of_an_article_leads_to_the_whole(client):
    whole = make_article()
    rest = make_manuscript(continues=whole)
    response = client.get(rest.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, whole.get_absolute_url())


def test_article_joined_of_two_halves_is_shown_once(client):
    cut = "东河全力备春耕\n\n本报讯 春耕开始了。\n\n各镇要统筹推进(下转第2版)"
    for number, text in ((1, cut), (2, "东河全力备春耕\n\n(上接第1版)各项农事,不误农时。")):
        stored = land(page_text(text, head=dated(page=number)), f"{number}.txt")
    (shown,) = Article.objects.published()
    issue = client.get(stored.page.issue.get_absolute_url()).text
    assert re.findall(r'href="(/articles/\d+/)"', issue) == [shown.get_absolute_url()]
    assertContains(client.get(shown.get_absolute_url()), "<p>各镇要统筹推进各项农事，不误农时。</p>", html=True)
