import pytest

from articles.importing.order.readings import WEIGHTS, Exchange, Printed, gather, readings, turned
from articles.importing.records import Line, ParsedBlock

LEAD, REST, CLOSE, NEXT, CUT = "河湾村开镰了。", "机器快多了。", "明天收完。", "村里来了机器。", "村民说用了"


def printed(*texts, titles="", crossheads=(), gaps=()):
    """Give an article as printed: one line a block, blank lines between them but where `gaps` says 0."""
    lines = {at: Line(at, text, dict(gaps).get(at, 1)) for at, text in enumerate(texts)}
    body = [ParsedBlock("crosshead" if at in crossheads else "paragraph", text, (at,)) for at, text in enumerate(texts)]
    return Printed(titles, body, lines)


def evidence(page, start=1, turn=3):
    return dict(gather(page))[Exchange(start, turn)]


def test_blocks_turn_back_as_wholes():
    assert turned("LSXTD", Exchange(1, 3)) == ["L", "T", "D", "S", "X"]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("continues", (LEAD, "的机器快多了。", CLOSE, NEXT, CUT)),
        ("opens", (LEAD, "据村民说机器快多了。", CLOSE, NEXT, CUT)),
        ("quotes-meet", (LEAD, "快多了。”", CLOSE, NEXT, "村民说:“机器")),
        ("quotes-miss", (LEAD, "快多了。", CLOSE, NEXT, "村民说:“机器")),
        ("word", ("收割机器开进河湾村。", "器快多了。", CLOSE, NEXT, "村民说机")),
        ("grown", (LEAD, "器快多了。", CLOSE, NEXT, "村民说机")),
        ("after-lead", (LEAD, REST, CLOSE, NEXT, CUT)),
        ("short-end", (LEAD, REST, CLOSE, NEXT, CUT)),
        ("outlook", (LEAD, REST, "接下来还要收十天。", NEXT, CUT)),
        ("dated", (LEAD, REST, CLOSE, "10月3日来了机器。", CUT)),
        ("quoting", (LEAD, REST, CLOSE, "“来了机器。”他说。", CUT)),
        ("connected", (LEAD, REST, CLOSE, "此外来了机器。", CUT)),
        ("counts-on", (LEAD, REST, CLOSE, "其次,来了机器。", CUT)),
        ("introduced", (LEAD, "快多了。林晓禾说,好。", CLOSE, "社长林晓禾来了。", CUT)),
        ("counted", (LEAD, REST, "二是收完。", "一是来机器。", CUT)),
    ],
)
def test_evidence_is_seen_where_it_is(name, texts):
    assert evidence(printed(*texts))[name] > 0


@pytest.mark.parametrize("name", sorted(set(WEIGHTS) - {"after-lead", "short-end", "columns", "word", "grown"}))
def test_evidence_is_not_seen_where_nothing_tells(name):
    assert name not in evidence(printed(LEAD, REST, CLOSE, NEXT, CUT))


def test_sections_follow_their_numbers():
    page = printed(LEAD, REST, "二、架桥", CLOSE, "一、修路", NEXT, CUT, crossheads=(2, 4))
    assert evidence(page, turn=4)["sections"] == 1
    assert "within-section" in evidence(page, turn=6)


def test_sections_of_the_lead_are_those_that_it_names():
    page = printed("河湾村修路架桥。", REST, "架桥", CLOSE, "养鱼", NEXT, CUT, crossheads=(2, 4))
    assert "section-of-lead" not in evidence(page, turn=4)
    page = printed("河湾村修路架桥。", REST, "养鱼", CLOSE, "架桥", NEXT, CUT, crossheads=(2, 4))
    assert evidence(page, turn=4)["section-of-lead"] == 1


def test_a_block_right_under_another_neither_starts_nor_turns():
    page = printed(LEAD, REST, CLOSE, NEXT, CUT, gaps={1: 0, 3: 0})
    assert [exchange for exchange, _ in gather(page)] == [None, Exchange(2, 4)]


def test_columns_speak_for_the_most_even_reading():
    page = printed(LEAD * 10, REST * 15, CLOSE * 40, NEXT * 20, CUT * 20)
    assert evidence(page, turn=3)["columns"] > evidence(page, turn=2)["columns"]


def test_probabilities_leave_room_for_no_exchange():
    found = readings(printed(LEAD, REST, CLOSE, NEXT, CUT))
    assert 0 < sum(reading.probability for reading in found) < 1
    assert found == sorted(found, key=lambda reading: -reading.probability)


def test_pieces_are_counted_between_the_cuts():
    lines = {1: Line(1, "河湾村", 0), 3: Line(3, "开镰了。", 1)}
    page = Printed("", [ParsedBlock("paragraph", "河湾村开镰了。", (1, 3))], lines)
    assert page.pieces == [(3, 4)]
