"""Commands that write act under a name: that of `--as`, or the newsroom's own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse
from pytest_django.asserts import assertContains
from taggit.models import Tag

from articles.models import Entry, ImportRun
from tests.management.calling import PAGE, run, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_user("qin", last_name="秦", first_name="晓岚")


def runs():
    return list(ImportRun.objects.values_list("actor__username", "actor_name"))


def test_import_runs_under_the_name_that_is_told(editor, tmp_path):
    run("--as", "qin", write(tmp_path / "01.txt"))
    assert runs() == [("qin", "秦晓岚")]


def test_import_runs_under_the_newsroom_itself_unless_told(tmp_path):
    run(write(tmp_path / "01.txt"))
    assert runs() == [("system@newsroom", "系统")]


def test_run_shows_under_whom_it_ran(editor, tmp_path, admin_client):
    run("--as", "qin", write(tmp_path / "01.txt"))
    assertContains(admin_client.get(reverse("admin:articles_importrun_changelist")), "秦晓岚")
    assertContains(
        admin_client.get(reverse("admin:articles_importrun_change", args=[ImportRun.objects.get().pk])), "秦晓岚"
    )


def test_unknown_name_is_refused(tmp_path):
    assert run("--as", "nobody", write(tmp_path / "01.txt"))[2] == (
        "--as nobody：没有此账号，请填写登录用的用户名。 (2)"
    )
    assert runs() == []


def test_deactivated_account_is_refused(editor, tmp_path):
    User.objects.update(is_active=False)
    assert run("--as", "qin", write(tmp_path / "01.txt"))[2] == "--as qin：此账号已停用。 (2)"


def test_system_is_not_borrowed(tmp_path):
    run(write(tmp_path / "01.txt"))
    assert "已停用" in run("--as", "system@newsroom", write(tmp_path / "02.txt"))[2]


@pytest.mark.parametrize("command", ["remove_orphaned_tags", "deduplicate_tags"])
def test_commands_about_tags_act_under_a_name(editor, command):
    tags = [Tag.objects.create(name="AI"), Tag.objects.create(name="ai", slug="ai_1")]
    call_command(command, acts_as="qin")
    call_command(command)
    assert {entry.actor_name for entry in Entry.objects.all()} == {"秦晓岚"}
    assert {entry.object_name for entry in Entry.objects.all()} <= {tag.name for tag in tags}
    with pytest.raises(CommandError):
        call_command(command, acts_as="nobody")


def test_demonstration_is_on_record_under_a_name(editor):
    call_command("load_demo", articles=2, acts_as="qin", verbosity=0)
    assert set(Entry.objects.values_list("action", "actor_name")) == {("import", "秦晓岚")}
    assert set(Entry.objects.values_list("revision__author", "revision__number")) == {(editor.pk, 1)}
    assert Entry.objects.count() == 2


def test_named_account_needs_a_database_that_answers(tmp_path):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}
    (tmp_path / "01.txt").write_text(PAGE, encoding="utf-8")
    command = [sys.executable, settings.BASE_DIR / "manage.py", "import_issue", "--as", "qin", "01.txt"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, text=True, capture_output=True)
    assert done.returncode == 3
    assert "数据库里还没有表" in done.stderr
