from articles.importing.article.stitch import stitch
from articles.importing.records import Draft
from tests.importing.cases import answer, cases, lines_of, say_blocks, say_notes


@cases("stitch")
def test_lines_are_made_into_blocks(printed, expected):
    draft = stitch(Draft(titles=(), lines=lines_of(printed)))
    assert answer(say_blocks(draft.body), say_notes(draft.notes)) == expected
