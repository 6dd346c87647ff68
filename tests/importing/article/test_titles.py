import pytest

from articles.importing.article.titles import evidence, join, part_titles, split_titles
from tests.importing.cases import answer, cases, labelled, lines_of, say_notes


@cases("titles")
def test_titles_are_parted(printed, expected):
    kicker, headline, deck, notes = split_titles(lines_of(printed))
    said = answer(labelled("引题", kicker), labelled("主题", headline), labelled("副题", deck), say_notes(notes))
    assert said == expected


def test_text_without_a_title_is_noted():
    assert [note.code for note in split_titles(())[3]] == ["title-unsure"]


@pytest.mark.parametrize(
    ("line", "texts"),
    [("关 注 民 生", ["关 注 民 生"]), ("喜 东河渡口通航", ["喜", "东河渡口通航"]), ("民生", ["民生"])],
)
def test_spaces_part_a_line_unless_each_character_stands_by_itself(line, texts):
    assert [part.text for part in part_titles([line])] == texts


BROKEN_WITHIN_MARKS = [["河湾区“春风行动", "稳就业”启动"], ["全区干部(扩大", "会议)召开"]]


@pytest.mark.parametrize("lines", BROKEN_WITHIN_MARKS)
def test_line_that_breaks_within_marks_is_joined_without_a_space(lines):
    assert join(part_titles(lines)) == "".join(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["东河镇三天修好水渠12", "条"],
        ["河湾村开春耕大会四百多人", "到场"],
        ["稻田里养鸭、塘坝上种果、", "山坡上栽茶正当时"],
    ],
)
def test_line_that_was_broken_at_the_width_of_its_box_is_joined_without_a_space(lines):
    assert join(part_titles(lines)) == "".join(lines)


@pytest.mark.parametrize(
    "lines", [["抢抓农时", "守好底线"], ["河湾村春耕忙", "青年农机手返乡种田"], ["水渠通了", "村民种上了早稻"]]
)
def test_two_phrases_on_two_lines_are_parted_by_a_space(lines):
    assert join(part_titles(lines)) == " ".join(lines)


@pytest.mark.parametrize("lines", BROKEN_WITHIN_MARKS)
def test_line_that_breaks_within_marks_says_that_the_headline_goes_on(lines):
    assert "headline goes on within marks" in evidence(part_titles(lines), (0, 2))
