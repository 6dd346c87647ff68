from articles.importing.article.titles import split_titles
from tests.importing.cases import answer, cases, labelled, lines_of, say_notes


@cases("titles")
def test_titles_are_parted(printed, expected):
    kicker, headline, deck, notes = split_titles(lines_of(printed))
    said = answer(labelled("引题", kicker), labelled("主题", headline), labelled("副题", deck), say_notes(notes))
    assert said == expected


def test_text_without_a_title_is_noted():
    assert [note.code for note in split_titles(())[3]] == ["title-unsure"]
