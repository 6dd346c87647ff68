import pytest

from articles.chinese.offices import offices_in


def read(text: str) -> list[str]:
    return [f"{held.office} {held.name}" for held in offices_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("区委书记江白出席会议。", ["区委书记 江白"]),
        ("东河区农业农村局局长段思远介绍，今年春耕早。", ["东河区农业农村局局长 段思远"]),
        ("活动由河湾镇党委书记林晓禾主持。", ["河湾镇党委书记 林晓禾"]),
        ("区委副书记、区长江白，区委常委陶宜参加。", ["区委副书记 江白", "区长 江白", "区委常委 陶宜"]),
        ("局党组书记兼局长方圆说：“抓紧抢收。”", ["局党组书记 方圆"]),
        ("3月5日上午，东河区委书记江白一行来到河湾村。", ["东河区委书记 江白"]),
        ("在东河区卫生健康局局长丁香的陪同下", []),
        ("东河区发展和改革局副局长欧阳明远表示", ["东河区发展和改革局副局长 欧阳明远"]),
        ("河湾村党支部书记白露（右一）", ["河湾村党支部书记 白露"]),
        ("区委书记江白", ["区委书记 江白"]),
    ],
)
def test_who_holds_an_office_is_read_with_its_unit(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "局长江白说，渠水进村了。",  # of which office print does not say
        "原区委书记江白出席。",
        "东河区原政协主席江白出席。",
        "区委书记强调，要抓好春耕。",
        "区委书记和区长出席。",
        "他任区委书记时，修了这条渠。",
        "区委书记江某某受贿。",
        "各镇党委书记长会议召开。",
        "村支部书记高度重视。",
        "",
    ],
)
def test_nobody_is_invented(text: str) -> None:
    assert read(text) == []


def test_where_it_stands_is_told() -> None:
    text = "昨天，区委书记江白到河湾镇。"
    (held,) = offices_in(text)
    assert text[held.start : held.end] == "区委书记江白"


def test_reading_takes_time_in_proportion_to_length() -> None:
    text = "东河区农业农村局局长" * 20_000
    assert read(text) == []
