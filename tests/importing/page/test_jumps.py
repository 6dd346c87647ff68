from articles.importing.page.jumps import take_jumps
from articles.importing.pipeline import parse_page
from articles.importing.records import Draft
from tests.importing.cases import answer, cases, lines_of

FIRST = (
    "东河全力备春耕\n\n■通讯员 林晓禾\n\n本报讯 东河区的春耕开始了。\n\n会议要求,各镇要统筹推进(下转第二版)\n\n"
    "渡口建成新大桥\n\n■记者 高远\n\n大桥通车了。"
)
SECOND = "新校舍迎来第一课\n\n本报记者 江白\n\n学生走进了教室。\n\n(上接第一版)\n\n全区各项农事,不误农时。"


@cases("jumps")
def test_jump_marks_are_taken(printed, expected):
    draft = take_jumps(Draft(titles=(), lines=lines_of(printed)))
    said = answer(
        [f"{line.number}: {line.text}" for line in draft.lines],
        [f"报头 {line.number}: {line.text}" for line in draft.marks],
        [f"{note.line} {'下转' if note.facts['onward'] else '上接'} {note.facts['page']}" for note in draft.notes],
    )
    assert said == expected


def test_half_that_goes_on_ends_where_the_next_title_begins():
    first, second = parse_page(FIRST.encode(), "01.txt").articles
    assert first.body[-1].text == "会议要求,各镇要统筹推进"
    assert [(note.code, note.line, note.facts) for note in first.notes] == [
        ("jump-missing", 7, {"page": 2, "onward": 1})
    ]
    assert (second.headline, second.notes) == ("渡口建成新大桥", ())


def test_half_that_comes_from_elsewhere_is_an_article_of_its_own():
    page = parse_page(SECOND.encode(), "02.txt")
    assert [article.headline for article in page.articles] == ["新校舍迎来第一课", ""]
    assert ("jump-missing", {"page": 1, "onward": 0}) in [(n.code, n.facts) for n in page.articles[1].notes]
    assert [line.text for line in page.imprint.lines] == ["(上接第一版)"]


def test_title_over_the_mark_is_the_title_of_that_half():
    page = parse_page("东河全力备春耕\n\n(上接第一版)\n\n全区各项农事,不误农时。".encode(), "02.txt")
    assert [(article.headline, [block.text for block in article.body]) for article in page.articles] == [
        ("东河全力备春耕", ["全区各项农事,不误农时。"])
    ]


def test_half_that_comes_from_elsewhere_needs_no_title():
    page = parse_page("(上接第一版)\n\n全区各项农事,不误农时。".encode(), "02.txt")
    assert [note.code for note in page.articles[0].notes] == ["jump-missing"]
