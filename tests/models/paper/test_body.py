from hypothesis import given
from hypothesis import strategies as st

from articles.enums import BlockKind
from articles.models import Block, parse_body, render_body

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool)
blocks = st.lists(st.builds(Block, st.sampled_from(BlockKind), texts))


@given(blocks)
def test_render_then_parse_gives_the_blocks_back(body):
    assert parse_body(render_body(body)) == body


def test_parse_reads_what_an_editor_types():
    assert parse_body("第一段。\r\n## 小标题\r\n\r\n!! 图为春耕。") == [
        Block(BlockKind.PARAGRAPH, "第一段。"),
        Block(BlockKind.CROSSHEAD, "小标题"),
        Block(BlockKind.CAPTION, "图为春耕。"),
    ]


def test_paragraph_that_looks_like_a_mark_is_escaped():
    body = [Block(BlockKind.PARAGRAPH, "## 不是小标题"), Block(BlockKind.PARAGRAPH, "\\斜线")]
    assert render_body(body) == "\\## 不是小标题\n\n\\\\斜线"
