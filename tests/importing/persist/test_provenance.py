"""An invented page of eight lines; its article took lines 3, 5, 6 and 8."""

import pytest

from articles.enums import BlockKind, BlockOrigin, Stage, Visibility
from articles.importing.persist import SourceLine, TracedBlock, trace
from articles.models import Block
from tests.factories import make_article, make_manuscript, make_page, make_source

pytestmark = pytest.mark.django_db

PAGE = """春耕

清晨的薄雾还没有散去,东河镇的田埂上已经站满了人。

今年镇里把水渠修到了地头,乡亲们说这是二十年
里头一回,用水再不必排队。
二、育秧
技术员走村串户,把新的育秧办法教给了一百多户人家。"""
LINES = [SourceLine(number, text) for number, text in enumerate(PAGE.split("\n"), 1)]
DAWN, CANAL, CROSSHEAD, SEEDLINGS = (
    "清晨的薄雾还没有散去,东河镇的田埂上已经站满了人。",
    "今年镇里把水渠修到了地头,乡亲们说这是二十年里头一回,用水再不必排队。",
    "二、育秧",
    "技术员走村串户,把新的育秧办法教给了一百多户人家。",
)
OF_DAWN, OF_CANAL, OF_CROSSHEAD, OF_SEEDLINGS = (LINES[2],), (LINES[4], LINES[5]), (LINES[6],), (LINES[7],)


def paragraph(text):
    return Block(BlockKind.PARAGRAPH, text)


def make_imported(body, line_end="\n"):
    """Make the article that was imported from PAGE, with the body that it has now."""
    page = make_page()
    source = make_source(page=page, content=PAGE.replace("\n", line_end).encode())
    blocks = [
        {"kind": "paragraph", "text": DAWN, "lines": [3]},
        {"kind": "paragraph", "text": CANAL, "lines": [5, 6]},
        {"kind": "crosshead", "text": CROSSHEAD, "lines": [7]},
        {"kind": "paragraph", "text": SEEDLINGS, "lines": [8]},
    ]
    imported = {"headline": "春耕", "body": blocks}
    return make_article(page=page, stage=Stage.PRINTED, source=source, imported=imported, body=body)


AS_IMPORTED = f"{DAWN}\n\n{CANAL}\n\n## {CROSSHEAD}\n\n{SEEDLINGS}"


def origins(traced):
    return [(row.origin, row.block.text, row.lines) for row in traced]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_trace_of_an_untouched_body_gives_each_block_its_lines(line_end):
    assert trace(make_imported(AS_IMPORTED, line_end)) == [
        TracedBlock(BlockOrigin.AS_IMPORTED, paragraph(DAWN), OF_DAWN),
        TracedBlock(BlockOrigin.AS_IMPORTED, paragraph(CANAL), OF_CANAL),
        TracedBlock(BlockOrigin.AS_IMPORTED, Block(BlockKind.CROSSHEAD, CROSSHEAD), OF_CROSSHEAD),
        TracedBlock(BlockOrigin.AS_IMPORTED, paragraph(SEEDLINGS), OF_SEEDLINGS),
    ]


def test_trace_tells_a_changed_an_added_and_a_dropped_block():
    changed, added = CANAL.replace("二十年", "三十年"), "记者在现场看到,孩子们也来帮忙。"
    assert origins(trace(make_imported(f"{DAWN}\n\n{changed}\n\n{added}\n\n## {CROSSHEAD}"))) == [
        (BlockOrigin.AS_IMPORTED, DAWN, OF_DAWN),
        (BlockOrigin.CHANGED, changed, OF_CANAL),
        (BlockOrigin.ADDED, added, ()),
        (BlockOrigin.AS_IMPORTED, CROSSHEAD, OF_CROSSHEAD),
        (BlockOrigin.DROPPED, SEEDLINGS, OF_SEEDLINGS),
    ]


def test_trace_follows_a_block_that_was_moved():
    assert origins(trace(make_imported(f"{SEEDLINGS}\n\n{DAWN}\n\n{CANAL}\n\n## {CROSSHEAD}"))) == [
        (BlockOrigin.AS_IMPORTED, SEEDLINGS, OF_SEEDLINGS),
        (BlockOrigin.AS_IMPORTED, DAWN, OF_DAWN),
        (BlockOrigin.AS_IMPORTED, CANAL, OF_CANAL),
        (BlockOrigin.AS_IMPORTED, CROSSHEAD, OF_CROSSHEAD),
    ]


def test_trace_follows_a_paragraph_parted_in_two():
    head, tail = CANAL[:13], CANAL[13:]
    assert origins(trace(make_imported(f"{DAWN}\n\n{head}\n\n{tail}\n\n## {CROSSHEAD}\n\n{SEEDLINGS}")))[1:3] == [
        (BlockOrigin.CHANGED, head, OF_CANAL),
        (BlockOrigin.CHANGED, tail, OF_CANAL),
    ]


def test_trace_follows_two_paragraphs_joined():
    joined = DAWN + CANAL
    assert origins(trace(make_imported(f"{joined}\n\n## {CROSSHEAD}\n\n{SEEDLINGS}"))) == [
        (BlockOrigin.CHANGED, joined, OF_DAWN + OF_CANAL),
        (BlockOrigin.AS_IMPORTED, CROSSHEAD, OF_CROSSHEAD),
        (BlockOrigin.AS_IMPORTED, SEEDLINGS, OF_SEEDLINGS),
    ]


def test_trace_follows_blocks_whose_punctuation_was_changed_throughout():
    body = AS_IMPORTED.replace(",", "，")
    assert [row.lines for row in trace(make_imported(body))] == [OF_DAWN, OF_CANAL, OF_CROSSHEAD, OF_SEEDLINGS]


def test_trace_tells_a_crosshead_made_a_paragraph():
    assert origins(trace(make_imported(AS_IMPORTED.replace("## ", ""))))[2] == (
        BlockOrigin.CHANGED,
        CROSSHEAD,
        OF_CROSSHEAD,
    )


def test_trace_of_an_emptied_body_drops_every_block():
    assert [row.origin for row in trace(make_imported(""))] == [BlockOrigin.DROPPED] * 4


def test_trace_of_a_manuscript_finds_every_block_added():
    assert trace(make_manuscript(body="来稿一段。")) == [TracedBlock(BlockOrigin.ADDED, paragraph("来稿一段。"), ())]


def test_trace_of_a_piece_of_two_halves_gives_the_lines_of_both_pages():
    piece = make_imported(f"{DAWN}\n\n{CANAL}上级也来了人。")
    page = make_page()
    source = make_source(page=page, content="(上接第一版)上级也来了人。".encode())
    make_article(
        page=page, visibility=Visibility.HIDDEN, stage=Stage.PRINTED, source=source, imported={}, continues=piece
    )
    first, second, *_ = piece.imported["body"]
    cut = second | {"text": f"{CANAL}上级也来了人。", "continued": [1]}
    piece.imported["whole"] = {"body": [first | {"continued": []}, cut]}
    assert trace(piece) == [
        TracedBlock(BlockOrigin.AS_IMPORTED, paragraph(DAWN), OF_DAWN),
        TracedBlock(
            BlockOrigin.AS_IMPORTED, paragraph(cut["text"]), OF_CANAL, (SourceLine(1, "(上接第一版)上级也来了人。"),)
        ),
    ]
