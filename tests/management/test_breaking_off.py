"""What ends an import from outside is told in one sentence; what has landed stays, and the same command goes on."""

import errno
import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings

from articles.importing.report.run import BrokenOff
from articles.management.commands import import_issue
from articles.models import Page
from tests.importing.pages import BRIDGE, dated, page_text
from tests.management.calling import run, write

pytestmark = pytest.mark.django_db
LANDED = "已入库的 1 个版面完整无缺，均已保留；再次运行同一命令，即可接着导入其余版面。"


@pytest.fixture
def two():
    return [write("1.txt"), write("2.txt", page_text(BRIDGE, head=dated(page=2)))]


def stop_after_first(monkeypatch, stop):
    pages = import_issue.import_pages

    def import_pages(*arguments):
        yield next(pages(*arguments))
        stop()

    monkeypatch.setattr(import_issue, "import_pages", import_pages)


def fail(error):
    def stop():
        raise error

    return stop


@pytest.mark.parametrize(
    ("stop", "reason", "status"),
    [
        (fail(KeyboardInterrupt()), "Ctrl-C", 130),
        (lambda: signal.raise_signal(signal.SIGTERM), "SIGTERM", 143),
        (lambda: signal.raise_signal(signal.SIGHUP), "SIGHUP", 129),
        (fail(BrokenPipeError()), "接收报告的程序已经关闭", 141),
        (fail(OSError(errno.ENOSPC, "No space left on device")), "无法写出报告（No space left on device）", 3),
        (fail(BrokenOff("数据库出错（disk full）")), "数据库出错（disk full）", 3),
    ],
)
def test_what_has_landed_stays_and_is_told(monkeypatch, two, stop, reason, status):
    with monkeypatch.context() as patch:
        stop_after_first(patch, stop)
        assert run(*two)[2] == f"导入中断：{reason}。{LANDED} ({status})"
    assert Page.objects.count() == 1
    out, *_ = run(*two)
    assert [line.split()[2] for line in out.splitlines() if line.startswith("●")] == ["未变", "新建"]


def test_dry_run_that_is_stopped_says_that_nothing_was_written(monkeypatch, two):
    stop_after_first(monkeypatch, fail(KeyboardInterrupt()))
    assert run(*two, "--dry-run")[2] == "试读中断：Ctrl-C。什么也没有写入。 (130)"


def test_handlers_of_signals_are_put_back(two):
    before = signal.getsignal(signal.SIGTERM)
    run(*two)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize(("out", "status", "said"), [("pipe", 141, "接收报告"), ("/dev/full", 3, "无法写出报告")])
def test_a_report_that_nobody_takes_ends_without_a_traceback(tmp_path, two, out, status, said):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    command = [sys.executable, settings.BASE_DIR / "manage.py", "import_issue", *two, "--dry-run"]
    if out == "pipe":
        reading, stream = os.pipe()
        os.close(reading)
    else:
        stream = os.open(out, os.O_WRONLY)
    done = subprocess.run(command, env=environment, stdout=stream, stderr=subprocess.PIPE, text=True, check=False)
    os.close(stream)
    assert (done.returncode, done.stderr.count("\n"), done.stderr.startswith(f"试读中断：{said}")) == (status, 1, True)
