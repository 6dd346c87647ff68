from articles.codes import NoteCode
from articles.importing.page.renumbering import Numbers
from articles.importing.records import (
    Imprint,
    IssueFacts,
    Line,
    LineRead,
    Note,
    ParsedArticle,
    ParsedBlock,
    ParsedPage,
    Source,
    StaffCredit,
    Stray,
)

SOURCE = Source("page.txt", "", "utf-8", ())


def test_every_place_of_a_page_gets_the_lines_of_its_pieces():
    block = ParsedBlock("paragraph", "春耕开始了。", (2, 3))
    restored = Note(NoteCode.ORDER_RESTORED, 3, {"joined": [2, 3], "moved": [4], "evidence": ["seam"]})
    twice = Note(NoteCode.ARTICLE_TWICE, 2, {"before": 4})
    jump = Note(NoteCode.JUMP_MISSING, 2, {"page": 3, "onward": 1})
    page = ParsedPage(
        SOURCE,
        IssueFacts(),
        Imprint((StaffCredit(("责编",), ("江白",), 1),), lines=(Line(1, "责编:江白", 0, more=(2,)),)),
        (ParsedArticle("", "", "", "", (), "", (block,), (restored, twice, jump)),),
        (Stray("转自别处,", (4,)),),
        (Note(NoteCode.DATE_MISSING, None, {"not_before": ""}),),
        (LineRead(3, "text", "paragraph", 1.0),),
    )
    found = Numbers((9, 5, 6, 5)).page(page)
    (article,) = found.articles
    assert article.body[0].lines == (5, 6)
    assert [note.line for note in article.notes] == [6, 5, 5]
    assert article.notes[0].facts == {"joined": [5, 6], "moved": [5], "evidence": ["seam"]}
    assert [note.facts for note in article.notes[1:]] == [{"before": 5}, {"page": 3, "onward": 1}]
    assert (found.imprint.credits[0].line, found.imprint.lines[0].numbers) == (9, (9, 5))
    assert (found.unplaced[0].lines, found.notes, found.reading[0].line) == ((5,), page.notes, 6)
