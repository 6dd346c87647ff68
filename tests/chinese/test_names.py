import pytest

from articles.chinese.names import (
    COMPOUND_SURNAMES,
    RARE_SURNAMES,
    SURNAMES,
    looks_like_name,
    may_be_name,
    split_names,
)


def test_tables_of_surnames_hold_what_their_header_says():
    assert len(SURNAMES | RARE_SURNAMES) > 1018
    assert not SURNAMES & RARE_SURNAMES
    assert all(len(name) == 1 for name in SURNAMES | RARE_SURNAMES)
    assert all(len(name) > 1 for name in COMPOUND_SURNAMES)
    assert {"王", "李", "牟", "區", "趙"} <= SURNAMES
    assert {"仉", "亓"} & (SURNAMES | RARE_SURNAMES)


@pytest.mark.parametrize(
    "name",
    [
        "江白",
        "何有田",
        "林建和",
        "沈从文",
        "段思远",
        "欧阳娜",
        "呼延思远",
        "逯思远",
        "亓小满",
        "林湾",
        "段明溪",
        "古丽娜·艾山",
        "阿依古丽·买买提江",
    ],
)
def test_name_is_told_by_its_surname(name):
    assert looks_like_name(name)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "全文",
            "连载",
            "综合",
            "短评",
            "摘要",
            "广东",
            "深圳",
            "于深圳",
            "河湾村",
            "东河镇",
            "方便",
            "高兴",
            "时间",
            "文化",
        ),
        *("车辆", "白的", "时有人", "方向", "东河日", "时讯", "江上的风", "读者来信", "春", "东河街道"),
    ],
)
def test_word_place_and_rubric_are_nobody(word):
    assert not looks_like_name(word)


@pytest.mark.parametrize("word", ["江白", "老树", "艾山", "Anna Lee", "古丽娜·艾山"])
def test_pen_name_may_stand_where_a_name_is_due(word):
    assert may_be_name(word)


@pytest.mark.parametrize("word", ["短评", "基层亮点", "全文", "广东", "身边的人"])
def test_rubric_is_none_where_a_name_is_due(word):
    assert not may_be_name(word)


@pytest.mark.parametrize(
    ("text", "sure", "names"),
    [
        ("江白 段思远、陶宜", False, ("江白", "段思远", "陶宜")),
        ("段 思 远", False, ("段思远",)),
        ("江 白 陶 宜", False, ("江白", "陶宜")),
        ("江 白 段思远", False, ("江白", "段思远")),
        ("段思远江白", False, ("段思远", "江白")),
        ("陶宜李满月", False, ()),
        ("陶宜李满月", True, ("陶宜", "李满月")),
        ("尼玛次仁顿", True, ("尼玛次仁顿",)),
        ("尼玛次仁顿", False, ()),
        ("白", True, ("白",)),
        ("Anna Lee 江白", False, ("Anna Lee", "江白")),
        ("东河农业局", True, ()),
        ("江白!", True, ()),
    ],
)
def test_names_are_parted(text, sure, names):
    assert split_names(text, sure=sure) == names
