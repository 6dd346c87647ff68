"""Pieces are moved on pages; the others make room, and nobody's order is overwritten."""

from datetime import date

import pytest

from articles.editorial import DeskRefusal, Seen, content_at_desk, move, place, stamp_of
from articles.enums import EntryAction, Stage, Visibility
from articles.models import Article, Entry, Page, Revision
from tests.factories import make_article, make_issue, make_manuscript, make_page, make_source, make_staff


def mover(name="方责编"):
    return make_staff(name, "place_article")


def filled(count, number=1, **fields):
    """Make a page with pieces in their places."""
    page = make_page(number=number, **fields)
    for place_on in range(1, count + 1):
        make_manuscript(page=page, position=place_on, headline=f"{number}版{place_on}")
    return page


def order(page):
    """Give the titles of a page, by their places, which have no gaps."""
    rows = list(Article.objects.at_desk().filter(page=page).order_by("position"))
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    return [row.headline for row in rows]


def seen(article, page):
    keys = Article.objects.at_desk().filter(page=page).order_by("position").values_list("pk", flat=True)
    return Seen(Article.objects.get(pk=article.pk).page_id, stamp_of(keys))


def titled(title):
    return Article.objects.get(headline=title)


def test_piece_is_put_between_others_that_make_room(db):
    page, piece = filled(3), make_manuscript(headline="新稿")
    assert move(article=piece, page=page, position=2, by=mover()).position == 2
    assert order(page) == ["1版1", "新稿", "1版2", "1版3"]


def test_piece_without_a_place_stands_last_and_beyond_the_end_too(db):
    page, by = filled(2), mover()
    move(article=make_manuscript(headline="甲"), page=page, by=by)
    move(article=make_manuscript(headline="乙"), page=page, position=9, by=by)
    assert order(page) == ["1版1", "1版2", "甲", "乙"]


@pytest.mark.parametrize(
    ("title", "position", "expected"),
    [
        ("1版1", 2, ["1版2", "1版1", "1版3"]),
        ("1版1", 3, ["1版2", "1版3", "1版1"]),
        ("1版3", 1, ["1版3", "1版1", "1版2"]),
        ("1版2", 2, ["1版1", "1版2", "1版3"]),
    ],
)
def test_pieces_change_places_within_a_page(db, title, position, expected):
    page = filled(3)
    move(article=titled(title), page=page, position=position, by=mover())
    assert order(page) == expected


def test_page_that_a_piece_leaves_closes_the_gap(db):
    one, other = filled(3), filled(2, number=2)
    move(article=titled("1版1"), page=other, position=1, by=mover())
    assert (order(one), order(other)) == (["1版2", "1版3"], ["1版1", "2版1", "2版2"])


def test_piece_is_taken_off(db):
    page = filled(2)
    stored = move(article=titled("1版1"), page=None, by=mover())
    assert (stored.page, stored.position) == (None, None)
    assert order(page) == ["1版2"]
    assert Entry.objects.about(stored).get().message == "从版面撤下。"


@pytest.mark.parametrize("other", [False, True])
def test_last_that_came_leaves_from_the_first_place(db, other):
    """The others close the gap before it is gone, where the database writes rows by their keys."""
    page, to = filled(3), make_page(number=2) if other else None
    piece, by = make_manuscript(headline="新稿"), mover()
    move(article=piece, page=page, position=1, by=by)
    move(article=piece, page=to, by=by)
    assert order(page) == ["1版1", "1版2", "1版3"]


def test_each_piece_that_moves_has_a_revision_and_an_entry_of_it(db):
    page, by = filled(2), mover()
    piece = move(article=make_manuscript(headline="新稿"), page=page, position=1, by=by)
    for row in Article.objects.filter(page=page):
        assert row.latest_revision.said == content_at_desk(row)
        assert row.revision == row.latest_revision.number == 2
        assert Entry.objects.about(row).get().revision_id == row.latest_revision_id
    assert Entry.objects.about(piece).get().message == f"{page} 第1位。"
    assert Entry.objects.about(page).get().message == "新稿"


def test_move_to_where_it_stands_leaves_no_trace(db):
    page = filled(2)
    move(article=titled("1版2"), page=page, position=2, by=mover())
    assert Revision.objects.count() == 2
    assert not Entry.objects.exists()


def test_public_piece_stays_as_readers_see_it(db):
    page = make_page(issue=make_issue(date=date(2026, 3, 2)), number=1)
    public = [make_article(page=page, headline=f"见报{number}") for number in (1, 2)]
    move(article=public[1], page=page, position=1, by=mover())
    assert order(page) == ["见报2", "见报1"]
    for row in Article.objects.published():
        assert row.live_revision_id == row.latest_revision_id
        assert not row.is_apart


def test_piece_under_correction_keeps_what_readers_see(db):
    page = filled(1)
    public = make_article(page=page, headline="见报", position=2)
    live = public.live_revision_id
    said = content_at_desk(public)
    Revision.objects.append(
        article=Article.objects.get(pk=public.pk), content=type(said)(**{**_fields(said), "deck": "改"}), way="edit"
    )
    moved = move(article=public, page=page, position=1, by=mover())
    assert (moved.live_revision_id, moved.revision) == (live, 1)
    assert moved.latest_revision.said.deck == "改"
    assert (moved.latest_revision.said.position, moved.deck) == (1, "")


def _fields(said):
    return {name: getattr(said, name) for name in said.__slots__}


def test_piece_that_comes_into_another_issue_goes_by_its_date(db):
    old, new = (make_page(issue=make_issue(date=date(2026, 3, day)), number=1) for day in (2, 3))
    printed = make_article(
        page=old, stage=Stage.PRINTED, source=make_source(page=old), published_at=old.issue.printed_at
    )
    moved = move(article=printed, page=new, by=mover())
    assert moved.published_at == new.issue.printed_at


@pytest.mark.parametrize("goes", [move, place])
def test_piece_that_leaves_its_issue_does_not_come_out_with_it(db, goes):
    page = make_page(issue=make_issue(date=date(2100, 1, 1)), number=1)
    off, later, other = (
        make_article(page=page, published_at=page.issue.printed_at, follows_issue=True) for _piece in range(3)
    )
    by = mover()
    goes(article=off, page=None, by=by)
    goes(article=later, page=make_page(number=1), by=by)
    goes(article=other, page=make_page(issue=page.issue, number=2), by=by)
    assert [Article.objects.get(pk=piece.pk).visibility for piece in (off, later, other)] == [
        Visibility.HIDDEN,
        Visibility.HIDDEN,
        Visibility.PUBLISHED,
    ]
    assert Entry.objects.about(off).filter(action=EntryAction.WITHDRAW, actor=by).count() == 1


def test_who_may_not_show_pieces_does_not_show_them_by_moving(db):
    later = make_page(issue=make_issue(date=date(2100, 1, 1)), number=1)
    past = make_page(issue=make_issue(date=date(2026, 3, 2)), number=1)
    printed = make_article(
        page=later, stage=Stage.PRINTED, source=make_source(page=later), published_at=later.issue.printed_at
    )
    with pytest.raises(DeskRefusal, match="无权决定"):
        move(article=printed, page=past, by=mover())
    assert Article.objects.get(pk=printed.pk).page == later


def test_who_may_not_place_is_refused(db):
    with pytest.raises(DeskRefusal, match="无权"):
        move(article=make_manuscript(), page=filled(1), by=make_staff("何通联", "change_article"))


def test_declined_piece_is_taken_off_and_not_put_anywhere(db):
    one, other = filled(2), filled(1, number=2)
    declined = titled("1版1")
    Article.objects.filter(pk=declined.pk).update(stage=Stage.DECLINED)
    for put in (move, place):
        with pytest.raises(DeskRefusal, match="未采用"):
            put(article=declined, page=other, position=9, by=mover(f"方{put.__name__}"))
    move(article=declined, page=None, by=mover())
    assert order(one) == ["1版2"]


def test_piece_that_a_colleague_has_moved_meanwhile_is_refused(db):
    one, other = filled(2), filled(1, number=2)
    piece = titled("1版1")
    before = seen(piece, one)
    move(article=piece, page=other, by=mover("汪主任"))
    with pytest.raises(DeskRefusal, match="汪主任其间已移动“1版1”"):
        move(article=piece, page=one, position=2, by=mover(), seen=before)
    assert order(other) == ["2版1", "1版1"]


def test_page_that_a_colleague_has_rearranged_meanwhile_is_refused(db):
    page, piece = filled(3), make_manuscript(headline="新稿")
    before = seen(piece, page)
    move(article=titled("1版3"), page=page, position=1, by=mover("汪主任"))
    with pytest.raises(DeskRefusal, match="汪主任其间已重排“第1版”"):
        move(article=piece, page=page, position=2, by=mover(), seen=before)
    assert order(page) == ["1版3", "1版1", "1版2"]
    move(article=piece, page=page, position=2, by=Entry.objects.first().actor, seen=seen(piece, page))
    assert order(page) == ["1版3", "新稿", "1版1", "1版2"]


def test_page_that_is_gone_is_refused(db):
    page = make_page(number=5)
    Page.objects.filter(pk=page.pk).delete()
    with pytest.raises(DeskRefusal, match="版面已不存在"):
        move(article=make_manuscript(), page=page, by=mover())


def test_piece_in_the_bin_has_no_place_among_the_others(db):
    page = filled(3)
    Article.objects.filter(headline="1版1").update(binned_at="2026-03-02T00:00Z")
    move(article=titled("1版3"), page=page, position=1, by=mover())
    assert order(page) == ["1版3", "1版2"]


@pytest.mark.parametrize("count", [3, 12])
def test_move_takes_as_many_queries_for_many_pieces(db, django_assert_num_queries, count):
    page, by = filled(count), mover()
    by.has_perm("articles.place_article")
    piece = titled(f"1版{count}")
    before = seen(piece, page)
    with django_assert_num_queries(23):
        move(article=piece, page=page, position=1, by=by, seen=before)
