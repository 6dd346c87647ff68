import pytest

from articles.chinese.text import ends_sentence
from articles.importing.order import choice
from articles.importing.order.choice import restore_order
from articles.importing.records import Draft, ParsedBlock
from articles.importing.words.shapes import is_caption
from tests.importing.cases import FOLDER, answer, cases, lines_of, read_cases, say_blocks, say_notes


def draft_of(lines):
    """Make a block of each line; one that breaks off goes on in the next, but a short one is a crosshead."""
    blocks = []
    for line in lines:
        last = blocks[-1] if blocks else None
        if last and last.kind == "paragraph" and not ends_sentence(last.text) and not is_caption(line):
            blocks[-1] = ParsedBlock("paragraph", last.text + line.text, last.lines + line.numbers)
        elif is_caption(line):
            blocks.append(ParsedBlock("caption", line.text, line.numbers))
        else:
            is_head = len(line.text) <= 14 and not ends_sentence(line.text) and line is not lines[-1]
            blocks.append(ParsedBlock("crosshead" if is_head else "paragraph", line.text, line.numbers))
    return Draft(titles=(), lines=(), body=tuple(blocks))


@cases("order")
def test_blocks_are_put_in_order_or_their_doubt_is_said(printed, expected):
    lines = lines_of(printed)
    draft = restore_order(draft_of(lines), {line.number: line for line in lines})
    assert answer(say_blocks(draft.body), say_notes(draft.notes)) == expected


@pytest.mark.parametrize(
    ("blocks", "sentences", "codes"),
    [(30, 1, ["order-unsure", "order-restored"]), (50, 1, ["order-unsure"]), (30, 90, ["order-unsure"])],
)
def test_what_is_too_long_for_an_article_is_left_as_printed(blocks, sentences, codes):
    printed = ["河湾村开镰了。", "的机器开进了稻田。", *["村民说,今年的收成好。" * sentences] * blocks, "村民说,镇里来"]
    lines = lines_of("\n\n".join(printed))
    draft = restore_order(draft_of(lines), {line.number: line for line in lines})
    assert [note.code for note in draft.notes] == codes


def restored(printed, **doubt):
    lines = lines_of(printed)
    return restore_order(draft_of(lines), {line.number: line for line in lines}, **doubt)


EXCHANGED = next(printed for title, printed, _ in read_cases(FOLDER / "order.txt") if "quotation marks" in title)


def test_nothing_is_moved_where_the_bounds_of_the_article_are_in_doubt():
    draft = restored(EXCHANGED, in_doubt=True)
    numbers = [number for block in draft.body for number in block.lines]
    assert numbers == sorted(numbers)
    assert [(note.code, note.facts["restored"]) for note in draft.notes] == [("order-unsure", 0)]
    assert draft.notes[0].facts["starts"] == [5]


def test_only_what_is_nearly_certain_is_restored_without_naming_its_doubt(monkeypatch):
    assert [note.code for note in restored(EXCHANGED).notes] == ["order-restored"]
    monkeypatch.setattr(choice, "CERTAIN", 1.1)
    assert [note.code for note in restored(EXCHANGED).notes] == ["order-unsure", "order-restored"]


@pytest.mark.parametrize(("end", "is_cut"), [("需要说明的是:来做饭的村民,要自带", True), ("联系人:林晓禾 江白", False)])
def test_a_colon_signs_off_only_what_is_no_sentence(end, is_cut):
    kitchen = ["河湾村的公共厨房开了火。", "的柴火,水电由村里管。", "厨房每周五开伙,欢迎来坐坐。"]
    assert bool(restored("\n\n".join([*kitchen, end])).notes) == is_cut
