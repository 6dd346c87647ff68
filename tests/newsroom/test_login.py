"""Logging in to the desk: ten tries an hour under one user name from one address, and nobody locked out by others."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from textwrap import dedent
from threading import Barrier

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.models import LoginTries
from articles.public.cache import edition
from newsroom.login import client_address

pytestmark = pytest.mark.django_db

URL = reverse("admin:login")
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
RIGHT, WRONG = "chunfeng-lv-donghe", "wrong-as-can-be"


@pytest.fixture
def editor(db):
    return User.objects.create_user("秦晓岚", password=RIGHT, is_staff=True)


def log_in(client, password, name="秦晓岚", address="192.0.2.7", **headers):
    """Try to log in; give the status: 302 is in, 200 refused, 429 not even looked at."""
    return client.post(URL, {"username": name, "password": password}, REMOTE_ADDR=address, **headers).status_code


def use_up(client, **kwargs):
    assert [log_in(client, WRONG, **kwargs) for _ in range(10)] == [200] * 10


def test_after_ten_wrong_passwords_the_right_one_is_not_looked_at(client, editor):
    use_up(client)
    assert log_in(client, RIGHT) == 429
    assert log_in(client, WRONG) == 429
    assert client.get(reverse("admin:index")).status_code == 302


def test_refusal_says_in_chinese_when_to_try_again(client, editor, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    use_up(client)
    response = client.post(URL, {"username": "秦晓岚", "password": RIGHT}, REMOTE_ADDR="192.0.2.7")
    assertContains(response, "同一用户名一小时内最多试 10 次，请在 17:01 以后再试。", status_code=429)


def test_tries_are_forgotten_after_an_hour_one_by_one(client, editor, monkeypatch):
    for minute in range(10):
        monkeypatch.setattr(timezone, "now", lambda minute=minute: NOW + timedelta(minutes=minute))
        log_in(client, WRONG)
    for minutes, status in ((59, 429), (60, 200), (60, 429), (61, 302)):
        monkeypatch.setattr(timezone, "now", lambda minutes=minutes: NOW + timedelta(minutes=minutes))
        assert log_in(client, RIGHT if status != 200 else WRONG) == status


@pytest.mark.parametrize("other", [{"name": "方立"}, {"address": "198.51.100.9"}, {"address": "2001:db8::1"}])
def test_others_are_not_locked_out(client, editor, other):
    User.objects.create_user("方立", password=RIGHT, is_staff=True)
    use_up(client)
    assert log_in(client, RIGHT, **other) == 302


def test_name_that_nobody_has_is_refused_alike(client):
    use_up(client, name="没有这人")
    assert log_in(client, RIGHT, name="没有这人") == 429


def test_right_password_begins_anew(client, editor):
    for _ in range(9):
        log_in(client, WRONG)
    assert log_in(client, RIGHT) == 302
    assert not LoginTries.objects.exists()
    use_up(client)


def test_what_was_typed_is_not_kept(client):
    log_in(client, WRONG, name="my-password-by-mistake")
    row = LoginTries.objects.values().get()
    assert "mistake" not in str(row)
    assert len(row["pair"]) == 64


def test_old_rows_are_swept(client, editor, monkeypatch):
    for number in range(3):
        log_in(client, WRONG, name=f"猜的{number}")
    later = timezone.now() + timedelta(hours=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    log_in(client, WRONG)
    assert LoginTries.objects.count() == 1


def test_form_without_a_password_is_no_try(client):
    assert client.post(URL, {"username": "秦晓岚", "password": ""}).status_code == 200
    assert not LoginTries.objects.exists()


def test_try_makes_no_new_edition(client, settings, tmp_path):
    settings.PAGE_CACHE = str(tmp_path)
    edition.renew()
    before = edition.current()
    log_in(client, WRONG)
    assert LoginTries.objects.exists()
    assert edition.current() == before


def guess_at_once():
    """Send twenty wrong passwords at once; tell how many were looked at and how many were not."""
    User.objects.create_user("秦晓岚", password=RIGHT, is_staff=True)
    start = Barrier(20)

    def guess(_):
        try:
            start.wait()
            return log_in(Client(), WRONG)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        statuses = list(pool.map(guess, range(20)))
    return statuses.count(200), statuses.count(429)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's turn is below, in a file of its own")
def test_guesses_sent_at_once_are_ten_at_most_on_postgresql():
    assert guess_at_once() == (10, 10)


def test_guesses_sent_at_once_are_ten_at_most_on_sqlite(tmp_path):
    code = """
        import django; django.setup()
        from django.conf import settings; from django.core.management import call_command
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.ALLOWED_HOSTS = ["testserver"]
        call_command("migrate", verbosity=0)
        from tests.newsroom.test_login import guess_at_once; print(guess_at_once())
    """
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }
    command = [sys.executable, "-c", dedent(code)]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, text=True, stdout=subprocess.PIPE, check=True
    )
    assert done.stdout == "(10, 10)\n"


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_address_of_an_office(sent, address):
    assert client_address(RequestFactory().get(URL, REMOTE_ADDR=sent)) == address


@pytest.mark.parametrize(
    ("behind", "forwarded", "address"),
    [
        (False, "198.51.100.9", "192.0.2.7"),
        (True, "198.51.100.9", "198.51.100.9"),
        (True, "203.0.113.1, 198.51.100.9", "198.51.100.9"),
        (True, "", "192.0.2.7"),
    ],
)
def test_forwarded_address_counts_behind_a_proxy_alone(settings, behind, forwarded, address):
    settings.BEHIND_TLS_PROXY = behind
    request = RequestFactory().get(URL, REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_session_lasts_a_day_at_the_desk(client, editor):
    log_in(client, RIGHT)
    assert client.session.get_expiry_age() == 12 * 3600
    assert client.cookies["sessionid"]["max-age"] == 12 * 3600
