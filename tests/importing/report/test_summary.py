"""The report in a terminal, by calling the command."""

import pytest

from articles.models import Article
from tests.management.calling import PAGE, run, write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_its_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_notes_name_their_lines_and_are_counted():
    out, *_ = run(write("01.txt"))
    assert [line.split()[1] for line in out.splitlines() if line.startswith("  !")] == ["第2行", "版面"]
    assert out.splitlines()[-1] == "共 1 份文本（新建 1），2 条提示待核。"


def test_report_lists_the_headline_that_stands():
    run(write("01.txt"))
    Article.objects.filter(headline="春风吹绿东河岸").update(headline="春风先到东河岸")
    out, *_ = run(write("01.txt", PAGE.replace("下了地。", "下了地,忙到天黑。")))
    assert out.splitlines()[0].startswith("● 01.txt 更新")
    assert out.splitlines()[1:3] == [
        "  1. 春风先到东河岸（林晓禾，2 段）",
        "  2. 新校舍迎来第一课（方小满、林晓禾，2 段）",
    ]


def test_report_names_a_piece_without_a_headline_by_its_first_words():
    path = write("01.txt", "责编:陶宜\n\n本报讯 东河渡口昨日起免费摆渡,两岸乡亲都来坐船。\n")
    line = "  1. 东河渡口昨日起免费摆渡,两岸乡亲都...（1 段）"
    assert run(path, "--dry-run")[0].splitlines()[1] == run(path)[0].splitlines()[1] == line


def test_quiet_says_refusals_alone():
    write("01.txt")
    assert run("01.txt", "--verbosity", "0") == ("", "", "")
    out, err, error = run("01.txt", write("02.txt", b""), "--verbosity", "0")
    assert (out, err.split()[:2], error) == ("", ["✗", "02.txt"], "1 份文本被拒收，均未写入。")
