"""What is marked on the page, for whom; and of print, the source lines beside each block."""

from dataclasses import replace

from articles.admin.paper.reviewing.sheet import sheet_of, versions_to_mark
from articles.editorial import chain_of, content_at_desk, review, save, send_back, submit
from articles.enums import BlockKind, Stage
from articles.models import Article, Block
from tests.factories import make_article, make_manuscript, make_page, make_source, make_staff


def at(article):
    return Article.objects.get(pk=article.pk)


def changed(article, by, **changes):
    piece = at(article)
    save(article=piece, base=piece.latest_revision, changes=replace(content_at_desk(piece), **changes), by=by)


def read(article):
    piece = at(article)
    return {"article": piece, "revision": piece.latest_revision}


def marked(article, by):
    """Give the label of what is marked first, and the fields that differ."""
    piece = at(article)
    versions = versions_to_mark(piece, chain_of(piece), by)
    sheet = sheet_of(piece, versions[0].revision)
    return versions[0].label, [name for name, one in sheet.fields.items() if one.is_changed]


def reviewed(desk):
    article = make_manuscript(headline="旧题", deck="副题")
    submit(article=article, by=desk.liaison.person)
    changed(article, desk.editor.person, headline="初审的题")
    return article


def test_a_first_reviewer_sees_their_own_changes_and_nobody_else_any(desk):
    article = reviewed(desk)
    assert marked(article, desk.editor.person) == ("自您接稿以来", ["headline"])
    assert marked(article, desk.chief.person) == ("不标", [])


def test_the_changes_of_a_later_reviewer_are_shown_to_the_earlier_one(desk):
    article = reviewed(desk)
    review(**read(article), by=desk.editor.person, opinion="可用。")
    changed(article, desk.director.person, deck="复审的副题")
    assert marked(article, desk.editor.person) == ("自您初审以来", ["deck"])
    assert marked(article, desk.director.person) == ("自方责编初审以来", ["deck"])
    review(**read(article), by=desk.director.person)
    assert marked(article, desk.editor.person) == ("自您初审以来", ["deck"])
    assert marked(article, desk.chief.person) == ("自齐主任复审以来", [])


def test_who_sent_a_piece_back_sees_what_was_made_of_it(desk):
    article = reviewed(desk)
    review(**read(article), by=desk.editor.person, opinion="可用。")
    send_back(**read(article), by=desk.director.person, to=Stage.FIRST_REVIEW, reason="副题太长。")
    changed(article, desk.editor.person, deck="短副题")
    review(**read(article), by=desk.editor.person, opinion="已改。")
    assert marked(article, desk.director.person) == ("自您复审以来", ["deck"])


def test_everything_since_the_piece_came_in_can_be_marked(desk):
    article = reviewed(desk)
    piece = at(article)
    versions = versions_to_mark(piece, chain_of(piece), desk.chief.person)
    assert [since.label for since in versions] == ["不标", "自来稿以来"]
    assert sheet_of(piece, versions[-1].revision).fields["headline"].is_changed


def test_the_dateline_runs_in_before_a_paragraph_and_stands_alone_before_anything_else(desk):
    article = make_manuscript(dateline="本报讯", body="第一段。")
    piece = at(article)
    assert sheet_of(piece, piece.latest_revision).is_run_in
    changed(article, desk.liaison.person, body=(Block(BlockKind.CROSSHEAD, "一、小标题"),))
    piece = at(article)
    assert not sheet_of(piece, piece.latest_revision).is_run_in


def test_characters_are_counted_as_papers_do(desk):
    piece = at(make_manuscript(body="第一段，\n\n第 二 段。"))
    assert sheet_of(piece, piece.latest_revision).characters == piece.characters == 8


def test_each_block_of_print_stands_beside_the_lines_that_it_comes_from(desk):
    page = make_page()
    source = make_source(page=page, content="标题\n甲乙丙丁，\n戊己庚辛。\n第二段甲乙。\n第三段丙丁。".encode())
    body = [
        {"kind": "paragraph", "text": "甲乙丙丁，戊己庚辛。", "lines": [2, 3]},
        {"kind": "paragraph", "text": "第二段甲乙。", "lines": [4, 4]},
        {"kind": "paragraph", "text": "第三段丙丁。", "lines": [5, 5]},
    ]
    text = "\n\n".join(block["text"] for block in body)
    article = make_article(page=page, stage=Stage.PRINTED, source=source, imported={"body": body}, body=text)
    blocks = (
        Block(BlockKind.PARAGRAPH, "甲乙丙丁，戊己庚辛。第二段甲乙。"),
        Block(BlockKind.PARAGRAPH, "全新的一段。"),
    )
    changed(article, make_staff("改稿者", "change_article"), body=blocks)
    piece = at(article)
    sheet = sheet_of(piece, piece.live_revision)
    lines = [[line.number for traced in one.traced for line in traced.lines] for one in sheet.body]
    assert [found for found in lines if found] == [[2, 3, 4]]
    assert [line.number for traced in sheet.dropped for line in traced.lines] == [5]
    assert sum(len(one.traced) for one in sheet.body) == len(blocks)
