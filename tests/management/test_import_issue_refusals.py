"""Bad input to the import command: one clear sentence, exit status 1, nothing written."""

import os

import pytest

from articles.importing.page.read import MAX_BYTES
from tests.importing.pages import SPRING, dated, page_text
from tests.management.calling import nothing, rows, run, write

pytestmark = pytest.mark.django_db


BAD = {
    "missing.txt": (None, "没有这个文件或文件夹，请检查路径。"),
    "empty.txt": (b"", "文件是空的，请重新导出版面文本。"),
    "mark.txt": (b"\xef\xbb\xbf\r\n", "文件是空的，请重新导出版面文本。"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "这是图片，里面没有文字，请导入版面的文本，而不是扫描件。"),
    "page.txt": (
        b"%PDF-1.7\n%",
        "这是 PDF 文件，不是文本，请另存为纯文本（可用 pdftotext -raw），或把其中的文字复制到 .txt 文件。",
    ),
    "binary.txt": (b"\x7fELF\x02\x00\x00", "这不是文本文件（含有控制字符），请把版面导出为纯文本。"),
    "latin.txt": (b"Spring has come.", "文本里没有汉字；如果本该有，请用 --encoding 指明编码。"),
    "bytes.txt": (
        "春天".encode() + b"\xff\xff\n",
        "文件不是 utf-8、gb18030 编码（第 6 字节处无法解码），请用 --encoding 指明编码，如 --encoding big5。",
    ),
    "long.txt": (b"a" * (MAX_BYTES + 1), f"文件超过 {MAX_BYTES} 字节的上限，不会是一个版面，请按版面拆开。"),
    "nothing.txt": ("责编:江白\n".encode(), None),
    "day.txt": (page_text(SPRING, head="2025年2月30日").encode(), None),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_text_is_refused_in_one_sentence(name):
    data, sentence = BAD[name]
    if data is not None:
        write(name, data)
    out, err, error = run(name)
    assert err.startswith(f"✗ {name} 拒收：")
    assert err.count("\n") == 1
    assert err.count("。") == 1
    assert sentence is None or err == f"✗ {name} 拒收：{sentence}\n"
    assert (out, error) == ("共 1 份文本（拒收 1），0 条提示待核。\n", "1 份文本被拒收，均未写入。")
    assert rows() == nothing()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--date", "2025-02-30"], "2025-02-30"),
        (["--date", "昨天"], "昨天"),
        (["--date", "0202-04-28"], "0202-04-28"),
        (["--page", "0"], "--page 0"),
        (["--page", "1000"], "--page 1000"),
        (["--page", "二"], "--page 二"),
        (["--number", "第 五期"], "--number 第 五期"),
        (["--number", "1" * 21], "1" * 21),
        (["--date", "1825-01-01"], "1900"),
        (["--jobs", "两个"], "--jobs 两个"),
        (["--jobs", "0"], "--jobs 0"),
    ],
)
def test_bad_argument_is_refused_in_one_sentence(arguments, word):
    out, err, error = run(write("01.txt"), *arguments)
    assert (out, err) == ("", "")
    assert word in error
    assert error.endswith("。 (2)")
    assert rows() == nothing()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--date", "2025-04-29"], ["2025-04-28", "2025-04-29"]),
        (["--number", "1581"], ["1580", "1581"]),
        (["--page", "3"], ["1", "3"]),
    ],
)
def test_what_contradicts_the_page_is_refused(arguments, words):
    write("01.txt", page_text(SPRING, head=dated(number="1580")))
    _, err, _ = run("01.txt", *arguments)
    assert all(word in err for word in words)
    assert err.count("。") == 1
    assert rows() == nothing()


def test_no_paths():
    assert run() == ("", "", "请指定要导入的版面文本：文件、文件夹，或 - 表示标准输入。 (2)")


def test_empty_path_is_not_the_current_folder():
    write("01.txt")
    assert run("")[1] == '✗ "" 拒收：路径是空的，请写明文件或文件夹；当前文件夹写作“.”。\n'
    assert rows() == nothing()


def test_one_page_for_many_texts_is_refused():
    assert "2" in run(write("01.txt"), write("02.txt"), "--page", "1")[2]


def test_unknown_encoding_is_refused():
    _, err, _ = run(write("01.txt"), "--encoding", "klingon")
    assert err == "✗ 01.txt 拒收：没有名为“klingon”的编码，请用 utf-8、gb18030、big5 等名称。\n"


def test_folder_without_texts_is_refused():
    os.makedirs("papers/x.txt")
    write("papers/page.pdf")
    _, err, _ = run("papers")
    assert err == "✗ papers 拒收：文件夹里没有 .txt 文件，请指定存放版面文本的文件夹，或直接指定文件。\n"
