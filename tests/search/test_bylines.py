"""Search finds who wrote a piece by its bylines' records, and follows every way in which they change."""

import pytest
from django.core.management import call_command
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.persist import store
from articles.importing.pipeline import parse_page
from articles.models import Alias, Article, Byline, Correspondent, SearchText, Unit
from articles.search import read_terms, rebuild
from tests.factories import erase, make_article, make_byline, make_correspondent, make_unit
from tests.search.asking import found, scanned

pytestmark = pytest.mark.django_db


@pytest.fixture
def byline():
    return make_byline(make_article(), make_correspondent("林晓禾", distinction="小"), unit=make_unit("河湾文化站"))


def test_piece_is_found_by_name_label_and_unit(byline):
    for typed in ("林晓禾", "林晓禾（小）", "通讯员 林晓禾", "河湾文化站", "林晓禾 文化站"):
        assert found(typed) == [byline.article_id], typed


def test_several_bylines_are_several_lines(byline):
    make_byline(byline.article, make_correspondent("陶宜"), label="", unit=make_unit("桥头小学"))
    assert found("陶宜桥头小学") == [byline.article_id]
    assert found("文化站陶宜") == []


def rename_by_save(byline):
    byline.correspondent.name = "江白"
    byline.correspondent.save()


def rename_by_update(byline):
    Correspondent.objects.filter(name="林晓禾").update(name="江白")


def rename_by_bulk_update(byline):
    byline.correspondent.name = "江白"
    Correspondent.objects.bulk_update([byline.correspondent], ["name"])


def sign_anew_by_save(byline):
    byline.correspondent = make_correspondent("江白")
    byline.save()


def sign_anew_by_update(byline):
    Byline.objects.update(correspondent=make_correspondent("江白"))


def sign_anew_by_bulk_update(byline):
    byline.correspondent = make_correspondent("江白")
    Byline.objects.bulk_update([byline], ["correspondent"])


def replace(byline):
    byline.delete()
    make_byline(byline.article, make_correspondent("江白"))


def replace_all(byline):
    byline.article.bylines.all().delete()
    Byline.objects.bulk_create([Byline(article=byline.article, correspondent=make_correspondent("江白"), position=1)])


# The name of the record changes, or of whom the byline leads to: what is printed stays.
RECORDED = [
    rename_by_save,
    rename_by_update,
    rename_by_bulk_update,
    sign_anew_by_save,
    sign_anew_by_update,
    sign_anew_by_bulk_update,
]
PRINTED = [replace, replace_all]
WAYS = RECORDED + PRINTED


@pytest.mark.parametrize("write", RECORDED)
def test_new_name_of_a_record_is_found_and_the_printed_one_too(byline, write):
    write(byline)
    assert (found("江白"), found("林晓禾"), found("(小)江白")) == ([byline.article_id], [byline.article_id], [])


@pytest.mark.parametrize("write", PRINTED)
def test_new_name_is_found_and_the_old_one_is_not(byline, write):
    write(byline)
    assert (found("江白"), found("林晓禾")) == ([byline.article_id], [])


@pytest.mark.parametrize("write", WAYS)
def test_names_that_were_not_kept_are_not_found(byline, write):
    with transaction.atomic():
        write(byline)
        transaction.set_rollback(True)
    assert (len(found("江白")), len(found("林晓禾"))) == (0, 1)


@pytest.mark.parametrize(
    "write",
    [
        lambda unit: Unit.objects.update(name="桥头小学"),
        lambda unit: Unit(pk=unit.pk, name="桥头小学").save(),
        lambda unit: Byline.objects.update(unit=make_unit("桥头小学")),
    ],
)
def test_new_unit_is_found_and_the_printed_one_too(byline, write):
    write(byline.unit)
    assert (found("桥头小学"), found("河湾文化站")) == ([byline.article_id], [byline.article_id])


@pytest.mark.parametrize("way", ["save", "update"])
def test_byline_that_moves_to_another_piece_leaves_the_first(byline, way):
    other = make_article()
    if way == "save":
        byline.article = other
        byline.save()
    else:
        Byline.objects.update(article=other)
    assert found("林晓禾") == [other.pk]


@pytest.mark.parametrize(
    "write",
    [
        lambda alias: Alias.objects.filter(pk=alias.pk).update(name="江白"),
        lambda alias: Alias(pk=alias.pk, correspondent=alias.correspondent, name="江白").save(),
        lambda alias: (
            alias.delete(),
            Alias.objects.bulk_create([Alias(correspondent=alias.correspondent, name="江白")]),
        ),
    ],
)
def test_alias_is_found_as_long_as_it_is_one(byline, write):
    alias = Alias.objects.create(correspondent=byline.correspondent, name="禾苗")
    assert found("禾苗") == [byline.article_id]
    write(alias)
    assert (found("江白"), found("禾苗")) == ([byline.article_id], [])


def test_names_stay_out_of_the_way_of_deleting(byline):
    erase(Article.objects.all())
    assert (found("林晓禾"), SearchText.objects.count()) == ([], 0)


def test_what_says_no_other_name_writes_nothing(byline, django_assert_num_queries):
    byline.correspondent.unit = byline.unit
    with django_assert_num_queries(2):  # how it was, and the save
        byline.correspondent.save()
    with django_assert_num_queries(1):
        Byline.objects.update(position=7)


def test_rebuilding_learns_names_anew(byline):
    SearchText.objects.update(text="旧文")
    assert sum(rebuild()) == 1
    assert (found("林晓禾"), found("旧文")) == ([byline.article_id], [])


def test_import_learns_each_piece_once(monkeypatch):
    page = "春风吹绿东河岸\n■通讯员 林晓禾\n近日,东河镇的早稻开始插秧。".encode()
    learned = []
    make = SearchText.objects.bulk_create
    monkeypatch.setattr(
        SearchText.objects, "bulk_create", lambda rows, **how: learned.extend(rows) or make(rows, **how)
    )
    store(parse_page(page, "01.txt"), page)
    assert [row.text.splitlines()[-1] for row in learned] == ["通讯员林晓禾"]


def test_demo_archive_is_found_by_every_name():
    call_command("load_demo", articles=120)
    for person in Correspondent.objects.all():
        own = set(Article.objects.published().by(person).values_list("pk", flat=True))
        assert own <= set(found(person.name)), person
    for unit in Unit.objects.all():
        own = set(Article.objects.published().of_unit(unit).values_list("pk", flat=True))
        assert own <= set(found(unit.name)), unit


NAMES = st.text(st.sampled_from("林晓禾陶宜江白AB东河站·1"), min_size=1, max_size=5)
SIGNED = st.lists(st.tuples(st.sampled_from(["", "通讯员", "记者"]), NAMES, NAMES | st.none()), max_size=3)


@settings(max_examples=40, deadline=None)
@given(st.lists(SIGNED, min_size=1, max_size=3), st.data())
def test_search_agrees_with_the_scan_after_names_change(pieces, data):
    erase(Article.objects.all())
    Correspondent.objects.all().delete()
    Unit.objects.all().delete()
    for number, signed in enumerate(pieces):
        article = make_article(headline="", body=f"第{number}篇。")
        for position, (label, name, unit) in enumerate(signed, 1):
            person = Correspondent.objects.get_or_create(name=name, distinction=str(position))[0]
            place = unit and Unit.objects.get_or_create(name=unit)[0]
            make_byline(article, person, label=label, unit=place, position=position)
    if person := Correspondent.objects.first():
        person.name = data.draw(NAMES)
        if not Correspondent.objects.filter(name=person.name, distinction=person.distinction).exists():
            person.save()
    if (unit := Unit.objects.last()) and not Unit.objects.filter(name="新单位").exists():
        Unit.objects.filter(pk=unit.pk).update(name="新单位")
    Byline.objects.filter(position=2).delete()
    typed = data.draw(st.sampled_from([*(person.name for person in Correspondent.objects.all()), "新单位"]) | NAMES)
    if terms := read_terms(typed):
        assert set(found(typed)) == scanned(terms)
