"""The record is added to, and nothing else; it outlives what it is about."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.enums import EntryAction
from articles.models import Entry, name_of, system_user
from tests.factories import make_correction, make_issue, make_manuscript, make_note

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("qin", last_name="秦", first_name="晓岚")


def append(by, *rows, **fields):
    return Entry.objects.append(by=by, action=EntryAction.CHANGE, rows=rows, **fields)


def test_entry_keeps_who_what_and_why(editor):
    issue = make_issue(number="1580")
    append(editor, issue, message="期号", reason=" 印错了 ", facts={"number": "1580"})
    entry = Entry.objects.get()
    assert (entry.actor, entry.actor_name, entry.model, entry.object_id) == (
        editor,
        "秦晓岚",
        "articles.issue",
        str(issue.pk),
    )
    assert (entry.object_name, entry.article_id) == (str(issue), None)
    assert (entry.message, entry.reason, entry.facts) == ("期号", "印错了", {"number": "1580"})


def test_rows_are_recorded_in_one_query(editor, django_assert_num_queries):
    rows = [make_manuscript(headline=f"第{n}篇") for n in range(5)]
    with django_assert_num_queries(1):
        append(editor, *rows)
    assert Entry.objects.count() == 5


@pytest.mark.parametrize("make", [make_correction, lambda article: make_note(article=article)])
def test_history_of_an_article_holds_what_hangs_on_it(editor, make):
    article, other = make_manuscript(), make_manuscript()
    append(editor, article, make(article), other)
    assert [entry.article_id for entry in Entry.objects.about(article)] == [article.pk, article.pk]


def test_history_of_anything_else_is_its_own(editor):
    issue, article = make_issue(), make_manuscript()
    append(editor, issue, article, make_issue())
    assert [entry.object_id for entry in Entry.objects.about(issue)] == [str(issue.pk)]


@pytest.mark.parametrize("change", [lambda rows: rows.update(reason="改口"), lambda rows: rows.delete()])
def test_entry_is_never_changed_or_deleted(editor, change):
    append(editor, make_issue())
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change(Entry.objects.all())
    assert Entry.objects.get().reason == ""


def test_triggers_are_laid_anew_by_migrate(editor):
    append(editor, make_issue())
    call_command("migrate", verbosity=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.all().delete()


def test_entry_outlives_the_article(editor):
    article = make_manuscript(headline="无人认领的来稿")
    key = article.pk
    append(editor, article)
    article.delete()
    entry = Entry.objects.select_related("article").get()
    assert (entry.article_id, entry.article, entry.object_name) == (key, None, "无人认领的来稿")


def test_account_with_entries_is_not_deleted(editor):
    append(editor, make_issue())
    with pytest.raises(ProtectedError):
        editor.delete()


def test_entry_keeps_the_name_of_its_day(editor):
    append(editor, make_issue())
    User.objects.update(last_name="方")
    assert Entry.objects.get().actor_name == "秦晓岚"


def test_account_without_a_name_goes_by_its_login():
    assert name_of(User(username="fang")) == "fang"


def test_system_is_one_account_that_cannot_log_in(client):
    assert system_user() == system_user()
    system = User.objects.get()
    assert (name_of(system), system.is_active, system.has_usable_password()) == ("系统", False, False)


def test_log_of_the_version_before_is_taken_over(editor):
    article, issue = make_manuscript(headline="春耕"), make_issue(number="1580")
    note = make_note(article=article)

    def log(row, flag, message=""):
        return LogEntry.objects.log_actions(editor.pk, [row], flag, message)[0]

    rows = [
        log(article, ADDITION, [{"added": {}}]),
        log(article, CHANGE, [{"changed": {"fields": ["主题", "正文"]}}]),
        log(note, CHANGE, "已处理。"),
        log(issue, DELETION),
    ]
    import_module("articles.migrations.0021_entry").take_over_log(apps, None)
    entries = Entry.objects.order_by("id")
    assert [(entry.action, entry.object_name, entry.article_id, entry.message) for entry in entries] == [
        ("add", "春耕", article.pk, "已添加。"),
        ("change", "春耕", article.pk, "已修改主题 和 正文。"),
        ("change", str(note), article.pk, "已处理。"),
        ("delete", str(issue), None, ""),
    ]
    assert [entry.at for entry in entries] == [row.action_time for row in rows]
    assert {entry.actor_name for entry in entries} == {"秦晓岚"}
    assert LogEntry.objects.count() == 4
