"""What the form of lines and of their neighbours settles."""

from itertools import chain

import pytest

from articles.importing.page.evidence import gather
from articles.importing.page.read import read
from articles.importing.page.settled import settle

TEXT = "是镇里去年配发的，用起来比水车省力得多，一天能浇八亩地。"


def seams(*blocks: str, gap: str = "\n\n") -> list[list[str]]:
    """Give what is said at each line of how the text goes on."""
    lines = read(gap.join(blocks).encode(), "page.txt").lines
    found = settle(lines, gather(lines))
    return [[name for name in chain(*groups) if name.startswith("text ") and "head" not in name] for groups in found]


@pytest.mark.parametrize(
    ("line", "text", "said"),
    [
        ("这台抽水机", TEXT, ["text goes on surely"]),
        ("老谭在坡上", "，一口气栽下了三百棵树苗，天黑才回到村里。", ["text goes on surely"]),
        ("药厂上门签约", "此外，今年药厂同合作社签了五年的合同，价钱写在纸上。", ["text begins anew"]),
    ],
)
def test_short_line_by_how_the_text_goes_on(line, text, said):
    assert seams("村里人都说这是条好路子，比种红薯强。", line, text) == [[], said, []]


@pytest.mark.parametrize(
    "line", ["这台抽水机坏了。", "【见闻】抽水机", "■记者 高远", "（下转第二版）", "一台抽水机" * 5]
)
def test_what_is_no_cut_line_is_not_weighed(line):
    assert seams("村里人都说这是条好路子，比种红薯强。", line, TEXT)[1] == []


def test_lines_without_blanks_between_are_not_weighed():
    assert seams("这台抽水机", TEXT, gap="\n") == [[], []]


@pytest.mark.parametrize("line", ["新修的水渠归谁管？", "编者按：本报今起走进田间，看看新修的水渠。", "村里人自己出工"])
def test_names_under_a_title_or_a_note_sign_no_text(line):
    lines = read(f"村里的夜校\n\n{line}\n\n■陶宜\n\n六户轮流看护".encode(), "page.txt").lines
    names = list(chain(*settle(lines, gather(lines))[2]))
    assert "marked byline under its text" not in names


def test_names_under_a_text_sign_it():
    lines = read("村里的夜校\n\n水渠由六户轮流看护。\n\n■陶宜\n\n村里人自己出工".encode(), "page.txt").lines
    assert ("marked byline under its text",) in settle(lines, gather(lines))[2]
