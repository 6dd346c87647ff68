"""Two imports at once bring one page."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection

from articles.models import Article, Correspondent, Page
from tests.importing.pages import SCHOOL, SPRING, land, page_text

TEXT = page_text(SPRING, SCHOOL)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's turn is below, in processes of its own")
def test_two_imports_at_once_make_one_page_on_postgresql():
    start = Barrier(2)

    def import_page(_):
        try:
            start.wait()
            return land(TEXT).outcome.value
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(import_page, range(2)))
    assert outcomes == ["created", "unchanged"]
    assert (Page.objects.count(), Article.objects.count(), Correspondent.objects.count()) == (1, 2, 2)


def test_two_imports_at_once_make_one_page_on_sqlite(tmp_path):
    (tmp_path / "01.txt").write_text(TEXT, encoding="utf-8")
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def manage(*words):
        command = [sys.executable, settings.BASE_DIR / "manage.py", *words]
        return subprocess.Popen(command, cwd=tmp_path, env=environment, text=True, stdout=subprocess.PIPE)

    manage("migrate", "--verbosity=0").communicate()
    imports = [manage("import_issue", "01.txt") for _ in range(2)]
    reports = sorted(each.communicate()[0].splitlines()[-1] for each in imports)
    assert [each.returncode for each in imports] == [0, 0]
    assert reports == ["共 1 份文本（新建 1），2 条提示待核。", "共 1 份文本（未变 1），2 条提示待核。"]
