"""Whole pages from memory: without a query while nothing is written, fresh at once when something is."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings as installed
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date

from articles.editorial import correct, retract
from articles.models import Article
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.public.cache import edition, page_cache
from tests.factories import make_article, make_scheduled, make_staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(settings, tmp_path):
    settings.PAGE_CACHE, settings.KEEP_PAGES = str(tmp_path / "shared"), True
    edition.renew()
    return Client()


@pytest.fixture
def article(client):
    return make_article(headline="春耕开始了")


def headline(client, article):
    return "秋收开始了" if "秋收开始了" in client.get(article.get_absolute_url()).content.decode() else "春耕开始了"


def test_page_is_served_again_without_a_query(client, article, django_assert_num_queries):
    first = client.get(article.get_absolute_url())
    with django_assert_num_queries(0):
        again = client.get(article.get_absolute_url())
    assert (again.content, dict(again.headers)) == (first.content, dict(first.headers))


def test_page_is_made_anew_after_a_save(client, article):
    client.get(article.get_absolute_url())
    article.headline = "秋收开始了"
    article.save()
    assert headline(client, article) == "秋收开始了"


def test_page_is_made_anew_after_a_write_past_the_models(client, article):
    client.get(article.get_absolute_url())
    Article.objects.filter(pk=article.pk).update(headline="秋收开始了")
    assert headline(client, article) == "秋收开始了"


def test_who_has_a_session_is_served_anew(client, article, django_user_model, django_assert_max_num_queries):
    client.get(article.get_absolute_url())
    client.force_login(django_user_model.objects.create_user("desk"))
    client.get(article.get_absolute_url())
    with pytest.raises(pytest.fail.Exception), django_assert_max_num_queries(0):
        client.get(article.get_absolute_url())


def test_missing_pages_are_not_kept(client):
    assert client.get("/articles/1/").status_code == 404
    article = make_article(pk=1)
    assert client.get(article.get_absolute_url()).status_code == 200


def test_page_stands_no_longer_than_until_the_next_piece_is_due(client, article, monkeypatch):
    due = make_scheduled(timezone.now() + timedelta(seconds=90), headline="待发的稿")
    assert due.headline not in client.get("/articles/").text
    late = due.published_at + timedelta(seconds=1)
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", late.timestamp)
    monkeypatch.setattr("django.utils.timezone.now", lambda: late)
    assert due.headline in client.get("/articles/").content.decode()


@pytest.fixture(autouse=True)
def long_running(monkeypatch):
    monkeypatch.setattr(page_cache, "STARTED", timezone.now() - timedelta(days=30))


def settle():
    """Let the edition have stood for an hour; gives its moment as headers tell it."""
    stamp = Path(installed.PAGE_CACHE) / edition.STAMP
    moment = stamp.stat().st_mtime - 3600
    os.utime(stamp, (moment, moment))
    return http_date(moment)


def test_page_says_when_the_site_changed_last(client, article):
    Article.objects.update(published_at=timezone.now() - timedelta(days=1))
    moment = settle()
    response = client.get(article.get_absolute_url())
    assert response.headers["Last-Modified"] == moment
    again = {"If-Modified-Since": moment}
    assert client.get(article.get_absolute_url(), headers=again).status_code == 304
    assert client.head(article.get_absolute_url()).headers["Last-Modified"] == moment
    make_article()
    assert client.get(article.get_absolute_url(), headers=again).status_code == 200


@pytest.mark.parametrize("address", [None, "/corrections/", "/feed.atom", "/feed.json", "/articles/{}/ninjs.json"])
def test_correction_and_its_retraction_change_pages_and_validators(client, article, address):
    chief = make_staff("秦晓岚", "correct_article", "retract_article")
    address = address.format(article.pk) if address else article.get_absolute_url()
    Article.objects.update(published_at=timezone.now() - timedelta(days=1))
    correction = None
    for said in ("二万亩", "原文无误。"):
        edition.renew()  # which forgets what was kept in the second of a write
        moment = settle()
        before = client.get(address)
        assert (before.headers["Last-Modified"], said in before.text) == (moment, False)
        if correction:
            retract(correction=correction, reason=said, by=chief)
        else:
            correction = correct(article=article, wrong="三万亩", right=said, by=chief)
        for known in ({"If-None-Match": before.headers["ETag"]}, {"If-Modified-Since": moment}):
            after = client.get(address, headers=known)
            assert (after.status_code, said in after.text) == (200, True)
        assert after.headers["ETag"] != before.headers["ETag"]


def test_page_says_nothing_in_the_second_of_a_write(client, article):
    assert "Last-Modified" not in client.get(article.get_absolute_url()).headers


def test_piece_that_waited_changes_the_site_at_its_moment(client, article):
    Article.objects.update(published_at=timezone.now() - timedelta(minutes=20))
    settle()
    moment = http_date(Article.objects.get().published_at.timestamp())
    assert client.get("/").headers["Last-Modified"] == moment


def test_feed_and_sitemap_say_when_the_site_changed_last(client, article):
    Article.objects.update(published_at=timezone.now() - timedelta(days=1))
    moment = settle()
    for address in ("/feed.atom", "/feed.json", "/sitemap.xml", "/sitemap-articles.xml"):
        assert client.get(address).headers["Last-Modified"] == moment


def test_news_of_two_days_changes_by_itself_and_is_not_dated(client, article):
    settle()
    assert "Last-Modified" not in client.get("/sitemap-news.xml").headers


def test_page_kept_soon_after_a_write_is_dated_later(client, article):
    Article.objects.update(published_at=timezone.now() - timedelta(days=1))
    assert "Last-Modified" not in client.get("/").headers
    late = timezone.now() + timedelta(seconds=5)
    with patch("django.utils.timezone.now", lambda: late):
        assert "Last-Modified" in client.get("/").headers


def test_moments_are_asked_again_when_a_piece_falls_due(client, article, django_assert_num_queries):
    Article.objects.update(published_at=timezone.now() - timedelta(days=1))
    due = make_scheduled(timezone.now() + timedelta(seconds=90))
    settle()
    before = client.get("/").headers["Last-Modified"]
    late = due.published_at + timedelta(seconds=5)
    with (
        patch("django.utils.timezone.now", lambda: late),
        patch("django.core.cache.backends.locmem.time.time", late.timestamp),
    ):
        again = client.get("/", headers={"If-Modified-Since": before})
        assert (again.status_code, again.headers["Last-Modified"]) == (200, http_date(due.published_at.timestamp()))
        with django_assert_num_queries(0):
            assert client.get("/").content == again.content


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"path": "/articles/"}, {"path": "/articles/?page=2"}),
        ({"path": "/search/?q=春耕"}, {"path": "/search/?q=秋收"}),
        ({"path": "/"}, {"path": "/", "headers": {"host": "paper.example"}}),
        ({"path": "/"}, {"path": "/", "secure": True}),
    ],
)
def test_each_address_has_a_page_of_its_own(client, article, settings, first, second):
    settings.ALLOWED_HOSTS = ["testserver", "paper.example"]
    for _ in range(20):
        make_article(page=article.page)
    pages = [client.get(**where).content for where in (first, second, first, second)]
    assert pages[0] != pages[1]
    assert pages[:2] == pages[2:]


def test_head_of_a_page_is_no_page(client, article):
    assert client.head("/").content == b""
    assert client.get("/").content != b""


def test_what_is_not_for_everyone_is_not_kept(client, article):
    client.cookies["type_size"] = "large"
    assert client.get("/type-size.css").content != b""
    del client.cookies["type_size"]
    assert client.get("/type-size.css").content.strip() == b""


def test_piece_that_becomes_due_while_a_page_is_made_is_not_missed(client, article, monkeypatch):
    due = make_scheduled(timezone.now() + timedelta(seconds=90), headline="刚到点的稿")
    late = due.published_at + timedelta(seconds=1)
    made = ArticleQuerySet.published

    def slowly(articles, at=None):
        monkeypatch.setattr("django.utils.timezone.now", lambda: late)
        return made(articles, at or due.published_at - timedelta(seconds=1))

    with monkeypatch.context() as patched:
        patched.setattr(ArticleQuerySet, "published", slowly)
        assert due.headline not in client.get("/articles/").text
    assert due.headline in client.get("/articles/").text


def test_large_page_is_not_kept(client, article, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(page_cache, "LARGEST", 100)
    client.get("/articles/")
    with pytest.raises(pytest.fail.Exception), django_assert_max_num_queries(0):
        client.get("/articles/")


@pytest.mark.parametrize(
    "sql",
    [
        "/* by hand */ UPDATE articles_article SET headline = '秋收开始了'",
        "-- by hand\nUPDATE articles_article SET headline = '秋收开始了'",
        "WITH one AS (SELECT 1) UPDATE articles_article SET headline = '秋收开始了'",
    ],
)
def test_page_is_made_anew_after_sql_by_hand(client, article, sql):
    client.get(article.get_absolute_url())
    with connection.cursor() as cursor:
        cursor.execute(sql)
    assert headline(client, article) == "秋收开始了"


def test_pages_are_dated_where_they_are_not_kept(client, article, settings, django_assert_num_queries):
    settings.KEEP_PAGES = False
    Article.objects.update(published_at=timezone.now() - timedelta(days=1))
    moment = settle()
    for queries in (5, 4):  # the page's, and once in an edition the moments of pieces
        with django_assert_num_queries(queries):
            assert client.get(article.get_absolute_url()).headers["Last-Modified"] == moment


READER = """
import sys, django
django.setup()
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
client = Client()
for url in sys.stdin:
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url.strip()).content.decode()
    print(page.count("2024年12月31日"), page.count("2024年12月30日"), len(queries), flush=True)
"""


def test_page_of_one_process_is_fresh_when_another_has_written(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "PAGE_CACHE": str(tmp_path / "shared"),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "ALLOWED_HOSTS": "testserver",
        "DEBUG": "0",
        "SECRET_KEY": "for-a-reader-in-another-process-and-nobody-else-at-all",
        "SECURE_SSL_REDIRECT": "0",
    }

    def manage(*words):
        command = [sys.executable, installed.BASE_DIR / "manage.py", *words]
        subprocess.run(command, env=environment, check=True, capture_output=True)

    manage("migrate", "--verbosity=0")
    manage("load_demo", "--articles=1")
    assert (tmp_path / "shared" / edition.STAMP).exists()
    command = [sys.executable, "-c", READER]
    pipe = subprocess.PIPE
    reader = subprocess.Popen(command, env=environment, cwd=installed.BASE_DIR, text=True, stdin=pipe, stdout=pipe)

    def read():
        reader.stdin.write("/issues/\n")
        reader.stdin.flush()
        return [int(figure) for figure in reader.stdout.readline().split()]

    try:
        newest, older, made_with = read()
        assert (newest > 0, older, made_with > 0) == (True, 0, True)
        assert read() == [newest, 0, 0]
        manage("load_demo", "--articles=1")
        assert read()[1] > 0
    finally:
        reader.communicate()


def test_unwritable_folder_keeps_no_pages_and_serves_all(settings, tmp_path, article):
    (tmp_path / "file").write_text("")
    settings.PAGE_CACHE = str(tmp_path / "file" / "inside")
    assert Client().get("/articles/").status_code == 200
