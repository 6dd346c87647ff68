"""A dry run says what the import would do, and writes nothing."""

import json

import pytest

from tests.importing.pages import BRIDGE, SCHOOL, SPRING, dated, page_text
from tests.management.calling import nothing, rows, run, write

pytestmark = pytest.mark.django_db
HEAD = dated(number="1580")


def labels(out):
    return [line.split()[1:3] for line in out.splitlines() if line.startswith("●")]


def test_says_of_each_text_what_would_become_of_it():
    run(write("01.txt", page_text(SPRING, head=HEAD)))
    before = rows()
    again, new = write("same.txt", page_text(SPRING, head=HEAD), "gb18030"), write("02.txt", page_text(BRIDGE))
    changed = write("01.txt", page_text(SPRING, SCHOOL, head=HEAD))
    clash = write("03.txt", page_text(BRIDGE, head=HEAD))
    out, err, error = run(again, new, changed, clash, "--dry-run")
    assert labels(out) == [["same.txt", "不变"], ["02.txt", "将新建"], ["01.txt", "将更新"], ["03.txt", "将拒收"]]
    assert "  ✗ 本期第 1 版已由“01.txt”导入" in out
    assert err.startswith("✗ 03.txt 将拒收：本期第 1 版已由“01.txt”导入")
    assert out.splitlines()[-1] == "试读，未写入：共 4 份文本（将新建 1，将更新 1，不变 1，将拒收 1），4 条提示待核。"
    assert error == "1 份文本将被拒收。"
    assert rows() == before


def test_numbers_that_clash_among_the_texts_are_named():
    out, err, _ = run(
        write("1.txt", page_text(SPRING, head=HEAD)), write("2.txt", page_text(BRIDGE, head=HEAD)), "--dry-run"
    )
    assert labels(out) == [["1.txt", "将新建"], ["2.txt", "将拒收"]]
    assert err.startswith("✗ 2.txt 将拒收：本期第 1 版已由“1.txt”导入")
    assert rows() == nothing()


def test_json_says_the_outcome_and_keeps_the_page_of_a_text_that_would_be_refused():
    names = [write("1.txt", page_text(SPRING, head=HEAD)), write("2.txt", page_text(BRIDGE, head=HEAD))]
    out, err, _ = run(*names, "--dry-run", "--format", "json")
    first, second = map(json.loads, out.splitlines())
    assert (first["outcome"], second["outcome"], second["refusal"]["code"]) == ("created", "refused", "page-taken")
    assert (second["articles"][0]["headline"], err) == ("渡口建成新大桥", "")
