"""The import command, by what it prints and by what it leaves in the database."""

import io
import json
import os
import sys
from pathlib import Path

import pytest

from articles.models import Article, ImportRun, Issue, SourceText
from tests.importing.pages import BRIDGE, SPRING, dated, page_text
from tests.management.calling import PAGE, nothing, rows, run, write

pytestmark = pytest.mark.django_db


def test_told_encoding_is_used():
    run(
        write("01.txt", page_text("東河通車\n\n本報訊 大橋開通了。", head=""), "big5"),
        "--encoding",
        "big5",
        "--date",
        "2025-04-28",
    )
    assert Article.objects.get().headline == "東河通車"


def test_good_ones_land_beside_a_bad_one():
    out, err, error = run(write("01.txt"), write("02.txt", b""), "missing.txt", write("03.txt", page_text(BRIDGE)))
    assert [line.split()[:3] for line in out.splitlines() if line.startswith("●")] == [
        ["●", "01.txt", "新建"],
        ["●", "03.txt", "新建"],
    ]
    assert [line.split()[1] for line in err.splitlines()] == ["02.txt", "missing.txt"]
    assert error == "2 份文本被拒收，均未写入。"
    assert Article.objects.count() == 3
    refusals = ImportRun.objects.get().refusals
    assert [refusal["name"] for refusal in refusals] == ["02.txt", "missing.txt"]


def test_second_import_writes_nothing():
    run(write("01.txt"))
    before = rows()
    out, err, error = run("01.txt")
    assert (out.splitlines()[0].split()[:3], err, error) == (["●", "01.txt", "未变"], "", "")
    assert out.splitlines()[1:] == ["共 1 份文本（未变 1），2 条提示待核。"]
    assert rows() == before


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    out, *_ = run("-", "-")
    assert out.splitlines()[0].startswith("● - 新建")
    assert SourceText.objects.get().name == "stdin.txt"


def test_folders_bring_their_texts_page_2_before_page_10():
    os.makedirs("a/b")
    for name in ("a/p10.txt", "a/p2.TXT", "a/b/p1.txt", "a/notes.md"):
        write(name, page_text(f"第{name[-5]}条\n\n{name}的正文。"))
    os.makedirs("c")
    write("c/p1.txt", page_text("丙\n\n丙的正文。"))
    os.symlink("../a", "a/loop")
    os.symlink("nowhere", "a/broken.txt")
    os.mkfifo("a/pipe.txt")
    out, *_ = run("a", "c", "a/p2.TXT", "--dry-run")
    assert [line.split()[1] for line in out.splitlines() if line[0] == "●"] == [
        "a/b/p1.txt",
        "a/p2.TXT",
        "a/p10.txt",
        "c/p1.txt",
    ]


def test_texts_of_one_issue_land_as_its_pages():
    os.mkdir("papers")
    for number in (1, 2, 3):
        write(
            f"papers/{number}.txt", page_text(f"第{number}版的头条\n\n这是{number}版的正文。", head=dated(page=number))
        )
    run("papers")
    assert [page.number for page in Issue.objects.get().pages.all()] == [1, 2, 3]


def test_dry_run_writes_nothing():
    out, _, error = run(write("01.txt"), "--dry-run")
    assert out.splitlines()[-1] == "试读，未写入：共 1 份文本（将新建 1），2 条提示待核。"
    assert error == ""
    assert rows() == nothing()


def shape(value):
    """Give the keys and types of a JSON value; a list by its first element."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def test_json_has_the_documented_form():
    write(
        "01.txt",
        page_text(SPRING, "公告\n因检修管道,河岸路停水。特此公告。", head=dated("", page=None)),
    )
    out, _, _ = run("01.txt", "--dry-run", "--format", "json")
    page = json.loads(out)
    note = {"code": "str", "line": "int", "text": "str"}
    assert shape(page) == {
        "source": {"name": "str", "sha256": "str", "encoding": "str"},
        "issue": {"date": "NoneType", "not_before": "str", "number": "str", "page": "NoneType", "section": "str"},
        "imprint": {
            "credits": [{"roles": ["str"], "names": ["str"]}],
            "hotline": "str",
            "email": "str",
            "lines": ["str"],
        },
        "articles": [
            {
                "kicker": "str",
                "headline": "str",
                "deck": "str",
                "byline_raw": "str",
                "byline": [{"role": "str", "name": "str"}],
                "dateline": "str",
                "body": [{"kind": "str", "text": "str", "lines": ["int"]}],
                "notes": [],
            }
        ],
        "unplaced": [{"text": "str", "lines": ["int"]}],
        "notes": [note],
        "reading": [{"line": "int", "role": "str", "sure": "float", "evidence": ["str"]}],
        "outcome": "str",
    }


def test_json_of_several_is_one_object_a_line():
    out, _, _ = run(
        write("01.txt"), write("02.txt", b""), write("03.txt", page_text(BRIDGE)), "--dry-run", "--format", "json"
    )
    assert [json.loads(line)["source"]["name"] for line in out.splitlines()] == ["01.txt", "03.txt"]


def test_json_of_an_import_says_the_outcome():
    for outcome in ("created", "unchanged"):
        out, _, _ = run(write("01.txt"), "--format", "json")
        assert json.loads(out)["outcome"] == outcome


def test_two_processes_say_what_one_says():
    for number in range(6):
        write(f"{number}.txt", page_text(f"第{number}版的头条\n\n这是{number}版的正文。") if number != 3 else b"")
    names = [f"{number}.txt" for number in range(6)] + ["missing.txt"]
    assert run(*names, "--dry-run", "--jobs", "2") == run(*names, "--dry-run")


def test_bar_is_shown_on_a_terminal_alone(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    names = [write("01.txt"), write("02.txt", page_text(BRIDGE))]
    for stream, shown in ((io.StringIO(), False), (Terminal(), True)):
        monkeypatch.setattr(sys, "stderr", stream)
        run(*names, "--dry-run")
        assert ("1/2" in stream.getvalue()) is shown


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_line_end_makes_the_same_articles(end):
    run(write("01.txt", PAGE.replace("\n", end)))
    assert [article.headline for article in Article.objects.order_by("position")] == [
        "春风吹绿东河岸",
        "新校舍迎来第一课",
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_text_is_kept_as_received(encoding):
    run(write("01.txt", "\ufeff" + PAGE if encoding == "gb18030" else PAGE, encoding))
    source = SourceText.objects.get()
    with open("01.txt", "rb") as file:
        assert bytes(source.content) == file.read()
    assert source.text.removeprefix("\ufeff") == PAGE


def test_file_named_in_gb18030():
    with open("茂南.txt".encode("gb18030"), "wb") as file:
        file.write(PAGE.encode())
    out, *_ = run(os.fsdecode("茂南.txt".encode("gb18030")))
    assert out.startswith("● 茂南.txt 新建")
    assert SourceText.objects.get().name == "茂南.txt"


def test_file_named_on_two_lines_is_reported_on_one():
    write("一\n二.txt", b"")
    assert run("一\n二.txt")[1].startswith("✗ 一\ufffd二.txt 拒收")


@pytest.mark.parametrize("name", ["x" * 300, "01.txt/02.txt"])
def test_path_that_cannot_be(name):
    write("01.txt")
    _, err, error = run(name)
    assert err.count("\n") == 1
    assert error == "1 份文本被拒收，均未写入。"


def test_file_that_may_not_be_read(monkeypatch):
    def refuse(path, *arguments, **options):
        if path.name == "01.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    write("01.txt")
    opened = Path.open
    monkeypatch.setattr(Path, "open", refuse)
    assert run("01.txt")[1].startswith("✗ 01.txt 拒收：无法读取文件")


def test_pipe_is_read():
    reading, writing = os.pipe()
    os.write(writing, PAGE.encode())
    os.close(writing)
    run(f"/dev/fd/{reading}")
    os.close(reading)
    assert Article.objects.count() == 2


CUT = "东河全力备春耕\n\n本报讯 春耕开始了。\n\n各镇要统筹推进(下转第2版)"
REST = "备春耕\n\n(上接第1版)各项农事,不误农时。"


def write_halves():
    for number, text in ((1, CUT), (2, REST)):
        write(f"{number}.txt", page_text(text, head=dated(page=number)))


def test_halves_of_an_article_are_joined_and_named():
    write_halves()
    out, *_ = run("1.txt", "2.txt")
    assert [line for line in out.splitlines() if "下转" in line or "续文" in line] == [
        "  ! 第11行 本文下转第2版，请与该版的下文合并。",
        "  ! 第9行 这是第1版“东河全力备春耕”的续文，已并入该稿。",
    ]
    assert Article.objects.published().get().body == "春耕开始了。\n\n各镇要统筹推进各项农事,不误农时。"


def test_json_of_an_import_says_what_was_joined():
    write_halves()
    out, *_ = run("1.txt", "2.txt", "--format", "json")
    first, second = map(json.loads, out.splitlines())
    assert [note["code"] for note in first["articles"][0]["notes"]] == ["jump-missing"]
    assert [note["code"] for note in second["articles"][0]["notes"]] == ["jump-joined"]


@pytest.mark.parametrize("number", ["1580", "总第1580期", "第1580期", "总第１５８０号"])
def test_number_is_given_as_print_has_it_or_bare(number):
    run(write("01.txt"), "--number", number)
    assert Issue.objects.get().number == "1580"


def test_folder_that_may_not_be_looked_into_is_named(monkeypatch):
    def refuse(place):
        if str(place).endswith("barred"):
            raise PermissionError(13, "Permission denied", str(place))
        return scandir(place)

    os.makedirs("papers/barred")
    write("papers/01.txt")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    out, err, _ = run("papers")
    assert out.startswith("● papers/01.txt 新建")
    assert err.startswith("✗ papers/barred 拒收：无法读取文件")


def test_halves_stay_apart_in_a_dry_run():
    write_halves()
    out, *_ = run("1.txt", "2.txt", "--dry-run", "--format", "json")
    notes = [json.loads(line)["articles"][0]["notes"] for line in out.splitlines()]
    assert [[note["code"] for note in found] for found in notes] == [["jump-missing"], ["jump-missing"]]
