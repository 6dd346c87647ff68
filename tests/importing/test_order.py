from articles.importing.order import restore_order
from articles.importing.records import Draft
from articles.importing.stitch import stitch
from tests.importing.cases import answer, cases, lines_of, say_blocks, say_notes


@cases("order")
def test_blocks_are_put_in_order_or_their_doubt_is_said(printed, expected):
    lines = lines_of(printed)
    draft = restore_order(stitch(Draft(titles=(), lines=lines)), {line.number: line for line in lines})
    assert answer(say_blocks(draft.body), say_notes(draft.notes)) == expected
