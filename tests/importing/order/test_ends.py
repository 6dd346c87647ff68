from articles.importing.order.choice import restore_order
from articles.importing.order.ends import hidden_ends
from articles.importing.pipeline import parse_page
from articles.importing.records import Draft, Line, ParsedBlock

# lead, X, Y were printed for lead, Y, X; Y ends on 合作社社长林晓禾说:“今年不用愁人手,收割的
EXCHANGED = (
    "河湾村的晚稻开镰了,村里来了三台收割机。",
    "工具先到田头,再到晒场。”林晓禾说。",
    "收下来的稻谷当天烘干入库。",
    "10月3日一早,河湾村的田埂上停满了车。",
)
CUT = "合作社社长林晓禾说:“今年不用愁人手,收割的"
WHOLE = (
    "河湾村的晚稻开镰了,村里来了三台收割机。",
    "10月3日一早,河湾村的田埂上停满了车。",
    "合作社社长林晓禾说:“今年不用愁人手。”",
    "收下来的稻谷当天烘干入库。",
)


def draft(*texts, titles=(), first=1, last="paragraph"):
    """Give an article of these blocks, a line each, with blank lines between them."""
    lines = [Line(number, text, 1) for number, text in enumerate((*titles, *texts), first)]
    head, text = lines[: len(titles)], lines[len(titles) :]
    kinds = ["paragraph"] * (len(text) - 1) + [last]
    body = tuple(ParsedBlock(kind, line.text, line.numbers) for kind, line in zip(kinds, text, strict=True))
    return Draft(tuple(head), (), body=body)


def noted(article, following=None):
    """Give the line of each note that an exchange is likely; nothing may have been moved."""
    blocks = [*article.body, *(following.body if following else ())]
    lines = {block.lines[0]: Line(block.lines[0], block.text, 1) for block in blocks}
    done = restore_order(article, lines, following=following)
    assert done.body == article.body
    assert all(note.code == "order-unsure" and not note.facts["restored"] for note in done.notes)
    return [note.line for note in done.notes]


def test_cut_end_that_was_read_as_a_caption_is_noted():
    assert noted(draft(*EXCHANGED, CUT, last="caption")) == [5]
    assert noted(draft(*WHOLE, "图为收割机开进稻田。 江白 摄", last="caption")) == []


def test_cut_end_that_was_read_as_a_title_of_the_next_article_is_noted():
    under, over = (
        draft("夜校设在镇文化站。", titles=(title, "东河区农机手上夜校"), first=10) for title in (CUT, "农事新风")
    )
    assert noted(draft(*EXCHANGED), under) == [10]
    assert noted(draft(*WHOLE), over) == []


def test_end_of_the_next_article_is_noted_where_a_crosshead_began_it():
    following = draft("烘干房日夜不停。", CUT, titles=("颗粒归仓",), first=10)
    assert noted(draft(*EXCHANGED), following) == [12]


def test_only_what_no_title_stands_close_under_may_be_an_end():
    rows = (Line(1, CUT, 1), Line(2, "东河区农机手上夜校", 0))
    assert list(hidden_ends(draft(*EXCHANGED), Draft(rows, ()))) == []


def test_crosshead_that_ends_an_article_is_its_cut_end_and_not_of_the_one_before():
    page = "\n\n".join(
        ["东河区农机手上夜校", "■通讯员 江白", *WHOLE, "河湾村晚稻开镰", "■通讯员 陶宜", *EXCHANGED, CUT]
    )
    first, second = parse_page(page.encode(), "page.txt").articles
    assert [note.code for note in first.notes] == []
    assert second.body[-1].kind == "crosshead"
    assert [note.code for note in second.notes] == ["order-unsure"]
