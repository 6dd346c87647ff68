from articles.importing.page.segment import segment
from tests.importing.cases import answer, cases, labelled, lines_of


def numbers(lines):
    return " ".join(str(line.number) for line in lines)


@cases("segment")
def test_page_is_parted_into_articles(printed, expected):
    strays, drafts = segment(lines_of(printed), jumps={})
    said = answer(
        labelled("余", numbers(strays)).replace(":", ""),
        [f"题 {numbers(draft.titles)} 文 {numbers(draft.lines)}" for draft in drafts],
    )
    assert said == expected


def test_page_without_lines_has_no_articles():
    assert segment((), jumps={}) == ((), [])
