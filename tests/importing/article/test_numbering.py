from articles.importing.article.numbering import check_numbering
from articles.importing.records import ParsedBlock
from tests.importing.cases import cases, lines_of


def crossheads(printed):
    return [ParsedBlock("crosshead", line.text, (line.number,)) for line in lines_of(printed)]


@cases("numbering")
def test_broken_numbering_is_noted(printed, expected):
    notes = check_numbering(crossheads(printed))
    said = [f"疑 {note.line}: {note.facts['printed']} 应为 {note.facts['due']}" for note in notes]
    assert ("\n".join(said) or "顺") == expected


def test_numbered_paragraphs_are_not_counted():
    assert (
        check_numbering([ParsedBlock("paragraph", "三、收割。", (1,)), ParsedBlock("paragraph", "五、归仓。", (2,))])
        == ()
    )
