import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.order.evidence import WEIGHTS, Exchange, Printed, turned
from articles.importing.order.readings import UNFORESEEN, gather, readings
from articles.importing.records import Line, ParsedBlock
from articles.importing.words.lexicon import shipped

LEAD, REST, CLOSE, NEXT, CUT = "河湾村开镰了。", "机器快多了。", "明天收完。", "村里来了机器。", "村民说用了"
LEARNT = {"seam", "turn", "place"}  # evidence that there is for every reading
SHAPES = st.lists(st.sampled_from([LEAD, REST, CLOSE, NEXT, "一、修路", "首先,林晓禾说:“好。", "”"]), min_size=1)


def printed(*texts, titles="", crossheads=(), gaps=()):
    """Give an article as printed: one line a block, blank lines between them but where `gaps` says 0."""
    lines = {at: Line(at, text, dict(gaps).get(at, 1)) for at, text in enumerate(texts)}
    body = [ParsedBlock("crosshead" if at in crossheads else "paragraph", text, (at,)) for at, text in enumerate(texts)]
    return Printed(titles, body, lines)


def gathered(page):
    return gather(page, shipped())


def evidence(page, start=1, turn=3):
    return dict(gathered(page))[Exchange(start, turn)]


def test_blocks_turn_back_as_wholes():
    assert turned("LSXTD", Exchange(1, 3)) == ["L", "T", "D", "S", "X"]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("quotes-meet", (LEAD, "快多了。”", CLOSE, NEXT, "村民说:“机器")),
        ("word", ("收割机器开进河湾村。", "器快多了。", CLOSE, NEXT, "村民说机")),
        ("grown", (LEAD, "器快多了。", CLOSE, NEXT, "村民说机")),
        ("after-lead", (LEAD, REST, CLOSE, NEXT, CUT)),
        ("introduced", (LEAD, "快多了。林晓禾说,好。", CLOSE, "社长林晓禾来了。", CUT)),
        ("counted", (LEAD, REST, "二是收完。", "一是来机器。", CUT)),
    ],
)
def test_evidence_is_seen_where_it_is(name, texts):
    assert evidence(printed(*texts))[name] > 0


@pytest.mark.parametrize("name", sorted(set(WEIGHTS) - LEARNT - {"after-lead", "columns", "word", "grown"}))
def test_evidence_is_not_seen_where_nothing_tells(name):
    assert name not in evidence(printed(LEAD, REST, CLOSE, NEXT, CUT))


def test_evidence_speaks_against_the_order_that_breaks_what_is_in_order():
    page = printed(LEAD, "社长林晓禾来了,一是修路。", CLOSE, "林晓禾说,二是架桥。", CUT)
    assert evidence(page)["introduced"] == -1


def test_learnt_evidence_tells_the_rest_of_a_sentence_and_what_closes_an_article():
    page = printed(
        "东河镇日前启动晚稻收割,两百台农机同时下田。",
        "的机器都换了新的,一天能收三十亩。",
        "“机器一天能收三十亩。”农机手江白说,他去年才学会开收割机。",
        "下一步,东河镇将继续推进农机下乡,为乡村振兴贡献力量。",
        "活动现场,农机手驾驶收割机驶入稻田,引来村民围观。",
        "据介绍,今年收割",
    )
    assert max(gathered(page)[1:], key=lambda found: found[1]["seam"])[0].start == 1
    found = {exchange.turn: said for exchange, said in gathered(page)[1:] if exchange.start == 1}
    assert max(found, key=lambda turn: found[turn]["turn"]) == 4
    assert max(found, key=lambda turn: found[turn]["place"]) == 4


def test_sections_follow_their_numbers():
    page = printed(LEAD, REST, "二、架桥", CLOSE, "一、修路", NEXT, CUT, crossheads=(2, 4))
    assert evidence(page, turn=4)["sections"] == 1
    assert "within-section" in evidence(page, turn=6)


def test_a_section_stands_before_a_start_under_a_later_crosshead():
    page = printed(LEAD, "架桥", NEXT, REST, CLOSE, CUT, crossheads=(1,))
    assert "section-before" in evidence(page, start=3, turn=4)


def test_a_block_right_under_another_neither_starts_nor_turns():
    page = printed(LEAD, REST, CLOSE, NEXT, CUT, gaps={1: 0, 3: 0})
    assert [exchange for exchange, _ in gathered(page)] == [None, Exchange(2, 4)]


def test_where_no_blank_lines_are_printed_any_block_may_start_or_turn():
    apart = printed(LEAD, REST, CLOSE, NEXT, CUT)
    tight = printed(LEAD, REST, CLOSE, NEXT, CUT, gaps=dict.fromkeys(range(5), 0))
    assert [exchange for exchange, _ in gathered(tight)] == [exchange for exchange, _ in gathered(apart)]


def test_columns_speak_for_the_most_even_reading():
    page = printed(LEAD * 10, REST * 15, CLOSE * 40, NEXT * 20, CUT * 20)
    assert evidence(page, turn=3)["columns"] > evidence(page, turn=2)["columns"]


@given(SHAPES, st.sets(st.integers(1, 6)))
def test_probabilities_leave_room_for_no_exchange_and_every_reading_keeps_the_blocks(texts, crossheads):
    page = printed(LEAD, *texts, CUT, crossheads=crossheads - {len(texts) + 1})
    found = readings(page)
    assert 0 <= sum(reading.probability for reading in found) <= 1 - UNFORESEEN + 1e-9
    assert found == sorted(found, key=lambda reading: -reading.probability)
    for reading in found:
        assert 0 < reading.exchange.start < reading.exchange.turn <= len(texts) + 1
        assert sorted(turned(page.texts, reading.exchange)) == sorted(page.texts)


def test_pieces_are_counted_between_the_cuts():
    lines = {1: Line(1, "河湾村", 0), 3: Line(3, "开镰了。", 1)}
    page = Printed("", [ParsedBlock("paragraph", "河湾村开镰了。", (1, 3))], lines)
    assert page.pieces == [(3, 4)]
