"""Two records that are one: what moves, what is kept of it, and what is refused."""

from dataclasses import replace

import pytest

from articles.editorial import (
    DeskRefusal,
    chain_of,
    merge_records,
    preview_merge,
    preview_unmerge,
    publish,
    unmerge_record,
)
from articles.enums import BylineRole, CreditRole, EntryAction, RevisionWay
from articles.models import (
    Alias,
    Article,
    Byline,
    BylineRow,
    Correspondent,
    CorrespondentMerge,
    Credit,
    Editor,
    Entry,
    Revision,
    Unit,
    content_of,
)
from tests.factories import (
    keep,
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_manuscript,
    make_page,
    make_printed,
    make_signed,
    make_unit,
)
from tests.importing.pages import SPRING, land, page_text
from tests.search.asking import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return make_correspondent("林晓禾"), make_correspondent("林小禾")


def stored():
    """All that merging may change, but for the keys of bylines."""
    return (
        list(Byline.objects.order_by("article", "position").values_list(*_fields(Byline))),
        list(Credit.objects.order_by("page", "position").values_list(*_fields(Credit))),
        *(list(model.objects.order_by("pk").values()) for model in (Correspondent, Editor, Unit, Alias)),
    )


def _fields(model):
    return [field.attname for field in model._meta.concrete_fields if field.name != "id"]


def test_bylines_lead_to_the_one_that_stays_and_keep_their_names(pair, editor):
    kept, gone = pair
    byline = make_byline(make_article(), gone)
    assert merge_records(gone=gone, kept=kept, by=editor) == kept
    byline.refresh_from_db()
    gone.refresh_from_db()
    assert (byline.correspondent, byline.name, gone.merged_into) == (kept, "林小禾", kept)
    assert CorrespondentMerge.objects.get().moved == [[byline.article_id, BylineRole.CORRESPONDENT, "林小禾"]]


def test_both_records_have_it_in_their_history(pair, editor):
    make_byline(make_article(), pair[1])
    merge_records(gone=pair[1], kept=pair[0], by=editor)
    told = Entry.objects.values_list("object_id", "action", "message")
    message = "“林小禾”并入“林晓禾”，移动 1 处。"
    assert sorted(told) == sorted((str(each.pk), EntryAction.MERGE, message) for each in pair)


def test_one_of_two_rows_in_one_place_goes_and_comes_back(pair, editor):
    kept, gone = pair
    article = make_printed()
    make_byline(article, kept)
    make_byline(article, gone, unit=make_unit())
    make_byline(article, gone, role=BylineRole.PHOTOGRAPHER, label="摄影")
    before = stored()
    preview = preview_merge(gone=gone, kept=kept)
    assert (preview.owners, preview.both, preview.both_count) == (1, (article,), 1)
    assert preview.parts == (("通讯员", 1), ("摄影", 1))
    merge_records(gone=gone, kept=kept, by=editor)
    assert [(row.name, row.role) for row in article.bylines.all()] == [
        ("林晓禾", "correspondent"),
        ("林小禾", "photographer"),
    ]
    assert preview_unmerge(gone=Correspondent.objects.get(pk=gone.pk)) == (2, 0)
    assert unmerge_record(gone=gone_now(gone), by=editor) == (2, 0)
    assert stored() == before


def test_two_whom_readers_see_side_by_side_as_was_signed_are_not_merged(pair, editor):
    kept, gone = pair
    article = make_article()
    make_byline(article, kept)
    make_byline(article, gone)
    before = stored()
    (refusal,) = preview_merge(gone=gone, kept=kept).refusals
    with pytest.raises(DeskRefusal, match="春风吹绿东河岸") as refused:
        merge_records(gone=gone, kept=kept, by=editor)
    assert (str(refused.value), stored()) == (refusal, before)


def test_a_name_that_went_does_not_come_back_where_readers_see_what_was_signed_without_it(pair, editor):
    kept, gone = pair
    article = make_manuscript()
    make_byline(article, kept)
    make_byline(article, gone)
    merge_records(gone=gone, kept=kept, by=editor)
    make_signed(Article.objects.get())
    publish(article=article, by=editor)
    unmerge_record(gone=gone_now(gone), by=editor)
    assert [row.name for row in article.bylines.all()] == ["林晓禾"]
    assert chain_of(Article.objects.get()).is_whole(Article.objects.get().live_revision)


def gone_now(gone):
    return type(gone).objects.get(pk=gone.pk)


def test_what_was_changed_or_came_since_stays(pair, editor):
    kept, gone = pair
    mine, changed, deleted = (make_byline(make_article(), gone) for _ in range(3))
    merge_records(gone=gone, kept=kept, by=editor)
    other = make_correspondent("陶宜")
    Byline.objects.filter(pk=changed.pk).update(correspondent=other)
    deleted.delete()
    since = make_byline(make_article(), kept, name="林小禾")
    assert unmerge_record(gone=gone_now(gone), by=editor) == (1, 2)
    whose = dict(Byline.objects.values_list("pk", "correspondent__name"))
    assert whose == {mine.pk: "林小禾", changed.pk: "陶宜", since.pk: "林晓禾"}


def test_byline_that_was_saved_anew_goes_back_all_the_same(pair, editor):
    kept, gone = pair
    byline = make_byline(make_printed(), gone)
    merge_records(gone=gone, kept=kept, by=editor)
    values = Byline.objects.filter(pk=byline.pk).values().get()
    byline.delete()
    anew = Byline.objects.create(**{**values, "id": None, "position": 3, "label": "本报通讯员"})
    unmerge_record(gone=gone_now(gone), by=editor)
    anew.refresh_from_db()
    assert anew.correspondent == gone


def test_dropped_row_whose_position_is_taken_comes_last(pair, editor):
    kept, gone = pair
    article = make_printed()
    make_byline(article, kept)
    make_byline(article, gone)
    merge_records(gone=gone, kept=kept, by=editor)
    make_byline(article, make_correspondent("陶宜"), position=2)
    unmerge_record(gone=gone_now(gone), by=editor)
    assert [row.name for row in article.bylines.all()] == ["林晓禾", "陶宜", "林小禾"]


def test_merged_one_into_the_next_and_taken_apart_in_any_order(editor):
    people = [make_correspondent(name) for name in ("甲文", "乙文", "丙文")]
    for person in people:
        make_byline(make_article(), person)
    first, second, third = people
    before = stored()
    for order in ([first, second], [second, first]):
        merge_records(gone=first, kept=second, by=editor)
        merge_records(gone=gone_now(second), kept=third, by=editor)
        assert {gone_now(each).merged_into for each in (first, second)} == {third}
        assert {row.correspondent for row in Byline.objects.all()} == {third}
        for each in order:
            unmerge_record(gone=gone_now(each), by=editor)
        assert stored() == before


def test_middle_one_takes_along_whoever_was_merged_into_it(editor):
    first, second, third = (make_correspondent(name) for name in ("甲文", "乙文", "丙文"))
    byline = make_byline(make_article(), first)
    merge_records(gone=first, kept=second, by=editor)
    merge_records(gone=gone_now(second), kept=third, by=editor)
    unmerge_record(gone=gone_now(second), by=editor)
    byline.refresh_from_db()
    assert (byline.correspondent, gone_now(first).merged_into) == (second, second)


def test_refusals(pair, editor):
    kept, gone = pair
    other = make_correspondent("陶宜")
    with pytest.raises(DeskRefusal, match="不能并入自己"):
        merge_records(gone=gone, kept=gone, by=editor)
    with pytest.raises(DeskRefusal, match="“林小禾”没有并入"):
        unmerge_record(gone=gone, by=editor)
    merge_records(gone=gone, kept=kept, by=editor)
    for one, two in ((gone, other), (other, gone), (kept, gone)):
        with pytest.raises(DeskRefusal, match="“林小禾”已被并入“林晓禾”"):
            merge_records(gone=one, kept=two, by=editor)
    assert CorrespondentMerge.objects.count() == 1


def test_import_finds_whoever_stands_for_a_name_and_its_aliases(pair, editor):
    kept, gone = pair
    Alias.objects.create(correspondent=gone, name="禾苗")
    merge_records(gone=gone, kept=kept, by=editor)
    land(page_text(SPRING.replace("林晓禾", "林小禾 禾苗 林晓禾")))
    assert [(row.name, row.correspondent) for row in Byline.objects.all()] == [("林小禾", kept)]
    unmerge_record(gone=gone_now(gone), by=editor)
    land(page_text(SPRING.replace("林晓禾", "禾苗").replace("春耕", "夏收").replace("春风吹绿东河岸", "稻浪")), "2.txt")
    assert Byline.objects.get(name="禾苗").correspondent == gone


def test_pieces_are_found_by_every_name_of_the_person(pair, editor):
    kept, gone = pair
    Alias.objects.create(correspondent=gone, name="禾苗")
    own, other = make_byline(make_article(), kept).article_id, make_byline(make_article(), gone).article_id
    merge_records(gone=gone, kept=kept, by=editor)
    assert [sorted(found(name)) for name in ("林晓禾", "林小禾", "禾苗")] == [[own, other]] * 3
    unmerge_record(gone=gone_now(gone), by=editor)
    assert (found("林晓禾"), found("林小禾"), found("禾苗")) == ([own], [other], [other])


def test_editors_are_merged_with_their_credits_login_and_correspondent(editor):
    kept, gone = make_editor("陆远桥"), make_editor("陆运桥", user=editor)
    writer = make_correspondent(editor=gone)
    page = make_page()
    make_credit(page, kept)
    make_credit(page, gone)
    make_credit(page, gone, role=CreditRole.LAYOUT, label="版式")
    before = stored()
    merge_records(gone=gone, kept=kept, by=editor)
    kept.refresh_from_db()
    writer.refresh_from_db()
    assert (kept.user, writer.editor) == (editor, kept)
    assert [(row.editor, row.label, row.name) for row in page.credits.all()] == [
        (kept, "责编", "陆远桥"),
        (kept, "版式", "陆运桥"),
    ]
    unmerge_record(gone=gone_now(gone), by=editor)
    assert stored() == before


def test_two_logins_are_two_people_until_somebody_takes_one_away(editor, django_user_model):
    kept = make_editor("陆远桥", user=editor)
    gone = make_editor("陆运桥", user=django_user_model.objects.create_user("陆"))
    with pytest.raises(DeskRefusal, match="都已关联：登录账号"):
        merge_records(gone=gone, kept=kept, by=editor)


def test_units_are_merged_with_those_who_work_there(editor):
    kept, gone = make_unit("东河镇政府"), make_unit("东河镇人民政府")
    person = make_correspondent(unit=gone)
    article = make_byline(make_article(), person, unit=gone).article
    make_byline(article, make_correspondent("陶宜"), unit=gone)
    before = stored()
    merge_records(gone=gone, kept=kept, by=editor)
    assert {(row.unit, row.unit_name) for row in Byline.objects.all()} == {(kept, "东河镇人民政府")}
    assert Correspondent.objects.get(pk=person.pk).unit == kept
    unmerge_record(gone=gone_now(gone), by=editor)
    assert stored() == before


def test_queries_do_not_grow_with_what_moves(editor, django_assert_max_num_queries):
    kept = make_correspondent("林晓禾")
    for count in (1, 12):
        gone = make_correspondent(f"林{count}")
        for _ in range(count):
            make_byline(make_article(), gone)
        with django_assert_max_num_queries(28):
            merge_records(gone=gone, kept=kept, by=editor)
        with django_assert_max_num_queries(30):
            unmerge_record(gone=gone_now(gone), by=editor)


def revisions(article):
    return list(article.revisions.order_by("number").values_list("way", "author_name", "note"))


def test_each_piece_that_changes_has_a_revision_of_the_same_words(pair, editor):
    kept, gone = pair
    article, other = make_byline(make_article(), gone).article, make_byline(make_article(), kept).article
    keep(article)
    before = article.latest_revision
    merge_records(gone=gone, kept=kept, by=editor)
    article.refresh_from_db()
    assert article.live_revision == article.latest_revision != before
    assert article.latest_revision.said == content_of(article)
    assert article.latest_revision.said.bylines[0].person == kept.pk
    assert (article.latest_revision.digest, article.revision) == (before.digest, before.number + 1)
    assert revisions(article)[-1] == ("merge", "秦晓岚", "“林小禾”并入“林晓禾”")
    assert revisions(other)[-1][0] == "edit"
    unmerge_record(gone=gone_now(gone), by=editor)
    article.refresh_from_db()
    assert article.live_revision.said == before.said == content_of(article)


def test_what_the_desk_corrects_is_merged_as_well(pair, editor):
    kept, gone = pair
    article = keep(make_byline(make_article(), gone).article)
    shown = article.live_revision
    second = BylineRow(gone.pk, "林小禾", "photographer", "摄影")
    working = replace(shown.said, headline="改过的主题", bylines=(*shown.said.bylines, second))
    Revision.objects.append(article=article, content=working, way=RevisionWay.EDIT, author=editor)
    merge_records(gone=gone, kept=kept, by=editor)
    article.refresh_from_db()
    assert article.live_revision.said == content_of(article)
    assert article.latest_revision.said.headline == "改过的主题"
    assert {row.person for row in article.latest_revision.said.bylines} == {kept.pk}
    unmerge_record(gone=gone_now(gone), by=editor)
    article.refresh_from_db()
    assert (article.live_revision.said, article.latest_revision.said) == (shown.said, working)


def test_what_nothing_goes_back_to_gets_no_revision(pair, editor):
    kept, gone = pair
    article = make_byline(make_article(), gone).article
    merge_records(gone=gone, kept=kept, by=editor)
    article.bylines.all().delete()
    article = keep(article)
    working = replace(content_of(article), headline="改过的主题")
    Revision.objects.append(article=article, content=working, way=RevisionWay.EDIT, author=editor)
    before = revisions(article)
    unmerge_record(gone=gone_now(gone), by=editor)
    assert revisions(article) == before


def test_who_stands_only_in_what_the_desk_corrects_is_merged(pair, editor):
    kept, gone = pair
    article = make_article()
    working = replace(content_of(article), bylines=(BylineRow(gone.pk, "林小禾", "author"),))
    Revision.objects.append(article=article, content=working, way=RevisionWay.EDIT, author=editor)
    merge_records(gone=gone, kept=kept, by=editor)
    article.refresh_from_db()
    assert [row.person for row in article.latest_revision.said.bylines] == [kept.pk]
    assert article.live_revision.number == 1
    unmerge_record(gone=gone_now(gone), by=editor)
    article.refresh_from_db()
    assert article.latest_revision.said == working
