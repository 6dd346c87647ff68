"""Saving a piece: what becomes of the rows, the revisions and what readers see, on each road."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection, transaction
from django.utils import timezone
from taggit.models import Tag

from articles.editorial import Conflict, DeskRefusal, content_at_desk, create, publish, reopen, save, withdraw
from articles.enums import BlockKind, BylineRole, RevisionWay, Stage, Visibility
from articles.models import Article, Block, BylineRow, Content, content_of
from tests.factories import (
    keep,
    make_article,
    make_byline,
    make_correspondent,
    make_issue,
    make_manuscript,
    make_page,
    make_passed,
    make_scheduled,
    make_source,
    make_staff,
    make_unit,
)

pytestmark = pytest.mark.django_db
COLLEAGUE = "苏一帆"


def blocks(*texts):
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


def change(article, by, **fields):
    """Save fields of a piece as somebody does who has just opened it."""
    article = Article.objects.get(pk=article.pk)
    changes = replace(content_at_desk(article), **fields)
    return save(article=article, base=article.latest_revision, changes=changes, by=by)


def make_printed(**fields):
    page = fields.pop("page", None) or make_page()
    return make_article(page=page, stage=Stage.PRINTED, source=make_source(page=page), **fields)


def words_of(article):
    return Article.objects.values_list("headline", "body").get(pk=article.pk)


@pytest.fixture
def colleague(db):
    return make_staff(COLLEAGUE, "change_article", "place_article")


@pytest.fixture
def transcriber(editor):
    editor.user_permissions.add(Permission.objects.get(codename="correct_transcription_article"))
    return User.objects.get(pk=editor.pk)


def test_save_writes_all_that_is_said_and_appends_it(editor):
    article, page, person, unit = make_manuscript(), make_page(), make_correspondent(), make_unit()
    said = Content(
        kicker="引题",
        headline="春耕\x08开始",
        deck="副题",
        byline_raw="■通讯员 林晓禾",
        dateline="本报讯",
        body=(Block(BlockKind.CROSSHEAD, "一、下田"), *blocks("第一段。", "## 不是小标题")),
        bylines=(
            BylineRow(person.pk, "林晓禾", BylineRole.CORRESPONDENT, "通讯员", unit.pk, "东河站"),
            BylineRow(make_correspondent("江白").pk, "", BylineRole.PHOTOGRAPHER, "摄影"),
        ),
        tags=("水利", "春耕"),
        page=page.pk,
        position=3,
    )
    saved = save(article=article, base=article.latest_revision, changes=said, by=editor, note="来稿")
    stored = Article.objects.get()
    assert stored.latest_revision == saved.revision
    assert (
        content_of(stored)
        == saved.revision.said
        == replace(said, headline="春耕开始", bylines=(said.bylines[0], replace(said.bylines[1], name="江白")))
    )
    assert (saved.revision.number, saved.revision.way, saved.revision.note) == (2, RevisionWay.EDIT, "来稿")
    assert (saved.revision.author, saved.revision.based_on) == (editor, article.latest_revision)
    assert (stored.revision, stored.live_revision, saved.merged) == (2, None, ())


def test_save_without_a_change_appends_nothing_and_writes_nothing(editor):
    article = make_article(body="## 一\n\n二")
    make_byline(article, make_correspondent(), unit=make_unit())
    article.tags.add("春耕")
    before = Article.objects.values().get()
    assert change(article, editor).revision is None
    assert Article.objects.values().get() == before
    assert article.revisions.count() == 2


def test_create_makes_a_manuscript_with_its_first_revision(editor):
    saved = create(content=Content(headline="来稿", tags=("春耕",)), by=editor)
    stored = Article.objects.get()
    assert (stored.stage, stored.visibility) == (Stage.MANUSCRIPT, Visibility.HIDDEN)
    assert content_of(stored) == stored.latest_revision.said == Content(headline="来稿", tags=("春耕",))
    assert (saved.revision, saved.revision.author_name) == (stored.latest_revision, "秦晓岚")


def test_changes_of_two_people_are_merged(editor, colleague):
    article = make_manuscript(headline="旧题", body="第一段。\n\n第二段。")
    base = article.latest_revision
    change(article, colleague, headline="新题", tags=("春耕",))
    mine = replace(base.said, body=blocks("第一段。", "改过的第二段。"))
    saved = save(article=article, base=base, changes=mine, by=editor)
    assert words_of(article) == ("新题", "第一段。\n\n改过的第二段。")
    assert {place.field for place in saved.merged} == {"headline", "tags"}
    assert (saved.revision.way, saved.revision.based_on) == (RevisionWay.MERGE, base)
    assert saved.revision.said == content_of(Article.objects.get())


def test_change_of_one_place_by_two_people_is_a_conflict_and_nothing_is_written(editor, colleague):
    article = make_manuscript(headline="旧题")
    base = article.latest_revision
    theirs = change(article, colleague, headline="他的题").revision
    with pytest.raises(Conflict, match=f"{COLLEAGUE}.*主题") as refused:
        save(article=article, base=base, changes=replace(base.said, headline="我的题", deck="副题"), by=editor)
    (conflict,) = refused.value.places
    assert (conflict.base, conflict.theirs, conflict.mine) == ("旧题", "他的题", "我的题")
    assert (refused.value.latest, refused.value.content.headline, refused.value.content.deck) == (
        theirs,
        "我的题",
        "副题",
    )
    assert (words_of(article)[0], article.revisions.count()) == ("他的题", 2)
    saved = save(article=article, base=refused.value.latest, changes=refused.value.content, by=editor)
    assert (words_of(article)[0], saved.revision.number) == ("我的题", 3)


def test_same_change_twice_is_one(editor, colleague):
    article = make_manuscript(headline="旧题")
    base = article.latest_revision
    change(article, colleague, headline="新题")
    saved = save(article=article, base=base, changes=replace(base.said, headline="新题"), by=editor)
    assert (saved.revision, article.revisions.count()) == (None, 2)


def test_tags_that_were_changed_past_the_revisions_are_not_brought_back(editor):
    article = make_manuscript()
    article.tags.add("旧标签")
    base = keep(article).latest_revision
    article.tags.clear()
    article.tags.add("新标签")
    save(article=article, base=base, changes=replace(base.said, headline="新题"), by=editor)
    assert list(article.tags.names()) == ["新标签"]


def test_signed_piece_is_opened_again_before_its_words_change(editor):
    article = make_article(visibility=Visibility.HIDDEN, body="一\n\n二")
    change(article, editor, tags=("春耕",))
    with pytest.raises(DeskRefusal, match="请先重新打开"):
        change(article, editor, dateline="本报讯")
    assert Article.objects.get().stage == Stage.READY
    reopen(article=article, by=editor, reason="漏了电头")
    change(article, editor, dateline="本报讯")
    assert Article.objects.get().stage == Stage.MANUSCRIPT


def test_scheduled_piece_that_is_opened_for_new_words_is_hidden_again(editor):
    article = make_scheduled(timezone.now() + timedelta(days=1))
    reopen(article=article, by=editor, reason="标题有误")
    revision = change(article, editor, headline="新题").revision
    stored = Article.objects.get()
    assert (stored.stage, stored.visibility, stored.published_at) == (Stage.MANUSCRIPT, Visibility.HIDDEN, None)
    assert (stored.live_revision, stored.headline, stored.latest_revision) == (None, "新题", revision)


def test_public_piece_is_corrected_without_a_reader_noticing(editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="旧题", body="旧文")
    make_byline(article, make_correspondent())
    live = Article.objects.get().live_revision
    before = content_of(Article.objects.get())
    revision = change(article, editor, headline="新题", bylines=(), body=blocks("新文")).revision
    stored = Article.objects.get()
    assert content_of(stored) == before
    assert (stored.live_revision, stored.latest_revision, stored.is_public) == (live, revision, True)
    assert (stored.stage, stored.revision) == (Stage.MANUSCRIPT, live.number)
    assert content_at_desk(stored) == revision.said


def test_tags_and_place_of_a_public_piece_take_effect_at_once(editor):
    article, page = make_article(stage=Stage.MANUSCRIPT, headline="旧题"), make_page()
    revision = change(article, editor, tags=("春耕",), page=page.pk, position=2).revision
    stored = Article.objects.get()
    assert (stored.live_revision, stored.page, stored.position) == (revision, page, 2)
    assert change(article, editor, headline="新题", tags=("水利",)).revision != revision
    stored = Article.objects.get()
    assert (stored.live_revision, stored.headline, list(stored.tags.names())) == (revision, "旧题", ["水利"])


def test_words_put_back_to_what_is_live_leave_nothing_waiting(editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="旧题")
    change(article, editor, headline="新题")
    revision = change(article, editor, headline="旧题").revision
    assert Article.objects.get().live_revision == revision


def test_print_keeps_its_words_unless_its_transcription_may_be_corrected(editor):
    article = make_printed(headline="春根")
    assert change(article, editor, headline="春耕").revision.way == RevisionWay.EDIT
    assert (words_of(article)[0], Article.objects.get().stage) == ("春根", Stage.PRINTED)


def test_transcription_is_corrected_before_readers_eyes(transcriber):
    article = make_printed(headline="春根")
    revision = change(article, transcriber, headline="春耕").revision
    stored = Article.objects.get()
    assert (revision.way, stored.headline, stored.live_revision) == (RevisionWay.TRANSCRIPTION, "春耕", revision)
    assert change(article, transcriber, tags=("春耕",)).revision.way == RevisionWay.EDIT


def test_permission_for_print_shows_no_word_of_other_pieces(transcriber):
    article = make_article(stage=Stage.MANUSCRIPT, headline="旧题")
    change(article, transcriber, headline="新题")
    assert words_of(article)[0] == "旧题"


def test_scheduled_print_stays_scheduled(editor):
    at = timezone.now() + timedelta(days=1)
    article = make_printed(headline="旧题", published_at=at)
    change(article, editor, headline="新题")
    stored = Article.objects.get()
    assert (stored.visibility, stored.published_at, stored.headline) == (Visibility.PUBLISHED, at, "旧题")


def test_withdrawn_piece_keeps_the_words_of_its_notice(editor):
    article = make_article(stage=Stage.MANUSCRIPT, headline="旧题")
    withdraw(article=article, by=editor, reason="事实有误")
    change(article, editor, headline="新题")
    stored = Article.objects.get()
    assert (stored.headline, stored.visibility, stored.stage) == ("旧题", Visibility.WITHDRAWN, Stage.MANUSCRIPT)


def test_piece_that_comes_into_another_issue_follows_its_date(editor):
    article = make_printed(page=make_page(issue=make_issue(date="2025-04-28")))
    page = make_page(issue=make_issue(date="2025-05-06"))
    saved = change(article, editor, page=page.pk, position=1)
    moment = timezone.localtime(Article.objects.get().published_at)
    assert (saved.moved, moment.date().isoformat()) == (True, "2025-05-06")


def test_place_that_is_taken_is_named_and_nothing_is_lost(editor):
    other = make_article(headline="头条")
    article = make_manuscript(headline="旧题")
    with pytest.raises(DeskRefusal, match="《头条》已在该版此处"):
        change(article, editor, headline="新题", page=other.page_id, position=other.position)
    assert (words_of(article)[0], article.revisions.count()) == ("旧题", 1)


def test_page_and_people_that_are_gone_are_named(editor):
    article, page, person = make_manuscript(), make_page(), make_correspondent()
    keys = page.pk, person.pk
    page.delete()
    person.delete()
    with pytest.raises(DeskRefusal, match="版面已不存在"):
        change(article, editor, page=keys[0], position=1)
    with pytest.raises(DeskRefusal, match="“林晓禾”已不在册"):
        change(article, editor, bylines=(BylineRow(keys[1], "林晓禾", BylineRole.AUTHOR),))


def test_person_twice_in_one_role_is_one_or_a_sentence(editor):
    article, person = make_manuscript(), make_correspondent()
    row = BylineRow(person.pk, "林晓禾", BylineRole.AUTHOR)
    change(article, editor, bylines=(row, row))
    assert content_of(Article.objects.get()).bylines == (row,)
    with pytest.raises(DeskRefusal, match="林晓禾"):
        change(article, editor, bylines=(row, replace(row, label="记者")))


def test_bylines_exchange_their_places(editor):
    article = make_manuscript()
    for name in ("林晓禾", "江白"):
        make_byline(article, make_correspondent(name))
    first, second = content_of(Article.objects.get()).bylines
    change(article, editor, bylines=(second, first))
    assert [str(row) for row in article.bylines.order_by("position")] == ["通讯员 江白", "通讯员 林晓禾"]


def test_tag_is_known_however_it_is_typed(editor):
    make_article().tags.add("AI")
    article = make_manuscript()
    saved = change(article, editor, tags=("ai", "春耕", "Ai"))
    assert saved.revision.said.tags == ("AI", "春耕") == content_of(Article.objects.get(pk=article.pk)).tags


def test_piece_that_is_gone_is_named(editor):
    article = make_manuscript(headline="春耕")
    base = article.latest_revision
    Article.objects.filter(pk=article.pk).delete()
    with pytest.raises(DeskRefusal, match="《春耕》"):
        save(article=article, base=base, changes=Content(headline="新题"), by=editor)


def test_words_that_wait_are_not_shown_by_a_transcriber_who_saves_something_else(transcriber, colleague):
    article = make_printed(headline="旧题", body="旧文\n\n另一段")
    base = article.latest_revision
    mine = replace(content_at_desk(article), body=blocks("旧文", "改正的一段"))
    change(article, colleague, headline="没签的题")
    change(article, transcriber, tags=("水利",))
    assert words_of(article)[0] == "旧题"
    save(article=article, base=base, changes=mine, by=transcriber)
    assert words_of(article) == ("旧题", "旧文\n\n另一段")
    assert content_at_desk(Article.objects.get(pk=article.pk)).headline == "没签的题"
    change(article, transcriber, headline="改正的题")
    assert words_of(article) == ("改正的题", "旧文\n\n改正的一段")


def test_who_may_not_show_pieces_does_not_do_so_by_another_issue(editor, colleague):
    later = make_page(issue=make_issue(date=timezone.localdate() + timedelta(days=9)))
    past = make_page(issue=make_issue(date=timezone.localdate() - timedelta(days=9)))
    waiting = make_passed(page=later)
    publish(article=waiting, by=editor, with_issue=True)
    public = make_printed()
    for article, page in ((waiting, past), (public, later)):
        with pytest.raises(DeskRefusal, match="无权决定"):
            change(article, colleague, page=page.pk, position=2)
    assert list(Article.objects.published()) == [public]
    assert change(waiting, editor, page=past.pk, position=2).moved
    assert Article.objects.published().count() == 2


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one connection")
@pytest.mark.django_db(transaction=True)
def test_a_tag_that_a_colleague_makes_at_this_moment_is_taken():
    by, article = make_staff("甲", "change_article"), make_manuscript()

    def work():
        try:
            return change(article, by, tags=("水利",)).revision.said.tags
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            Tag.objects.create(name="水利")
            saved = threads.submit(work)
            with pytest.raises(TimeoutError):
                saved.result(timeout=1)
        assert saved.result() == ("水利",)


def test_revision_of_another_piece_is_no_base(editor):
    with pytest.raises(ValueError, match="another article"):
        save(article=make_manuscript(), base=make_manuscript().latest_revision, changes=Content(), by=editor)


def test_save_takes_a_bounded_number_of_queries(editor, django_assert_max_num_queries):
    article = make_manuscript()
    make_byline(article, make_correspondent())
    with django_assert_max_num_queries(24):
        change(article, editor, headline="新题")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one connection")
@pytest.mark.django_db(transaction=True)
def test_two_saves_at_once_wait_for_each_other():
    article = make_manuscript(headline="旧题", body="旧文")
    base, users = article.latest_revision, [make_staff(name, "change_article") for name in ("甲", "乙", "丙", "丁")]
    changes = [{"headline": "新题"}, {"deck": "副题"}, {"kicker": "引题"}, {"body": blocks("新文")}]

    def work(at):
        try:
            mine = replace(base.said, **changes[at])
            return save(article=article, base=base, changes=mine, by=users[at]).revision.number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(work, range(4))) == [2, 3, 4, 5]
    assert content_of(Article.objects.get()) == Content(
        headline="新题", deck="副题", kicker="引题", body=blocks("新文")
    )


def test_page_without_a_place_means_the_next_free_one(editor):
    page, piece = make_page(), make_manuscript()
    make_article(page=page), make_article(page=page, position=4)
    assert change(piece, editor, page=page.pk).article.position == 5
    assert create(content=Content(headline="新稿", page=page.pk), by=editor).article.position == 6
    assert change(piece, editor, position=None).article.position == 7


def test_last_piece_of_a_page_stays_where_it_is_without_a_place(editor):
    page, piece = make_page(), make_manuscript()
    make_article(page=page)
    change(piece, editor, page=page.pk)
    assert change(piece, editor, position=None).revision is None
    piece.refresh_from_db()
    assert piece.position == 2
