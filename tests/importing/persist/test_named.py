import pytest

from articles.importing.persist.named import correspondents_by_name, editors_by_name, meant
from articles.models import Alias, Correspondent, Editor, Unit
from tests.factories import make_correspondent

pytestmark = pytest.mark.django_db


def test_editors_are_found_or_made_in_two_queries(django_assert_num_queries):
    known = Editor.objects.create(name="江白")
    with django_assert_num_queries(2):
        found = editors_by_name(["江白", "陶宜"])
    assert found == {"江白": known, "陶宜": Editor.objects.get(name="陶宜")}
    with django_assert_num_queries(1):
        assert editors_by_name(["江白", "陶宜"]) == found


def test_of_editors_who_are_all_told_apart_none_is_meant():
    known = [Editor.objects.create(name="江白", distinction=distinction) for distinction in ("大", "小")]
    assert editors_by_name(["江白"])["江白"] not in known


def test_correspondents_are_found_or_made_in_three_queries(django_assert_num_queries):
    known = make_correspondent("林晓禾")
    Alias.objects.create(correspondent=known, name="晓禾")
    with django_assert_num_queries(3):
        found = correspondents_by_name(["林晓禾", "晓禾", "陶宜"])
    assert found == {"林晓禾": [known], "晓禾": [known], "陶宜": [Correspondent.objects.get(name="陶宜")]}
    with django_assert_num_queries(2):
        assert correspondents_by_name(["林晓禾", "晓禾", "陶宜"]) == found


def test_whom_an_editor_makes_meanwhile_is_no_second_one(monkeypatch):
    made = make_correspondent("林晓禾")
    monkeypatch.setattr(Correspondent.objects, "filter", lambda *_, **__: Correspondent.objects.none())
    assert correspondents_by_name(["林晓禾"]) == {"林晓禾": [made]}
    assert Correspondent.objects.get() == made


def test_likeliest_comes_first():
    alias, told_apart, plain = make_correspondent("陶宜"), make_correspondent(distinction="小"), make_correspondent()
    Alias.objects.create(correspondent=alias, name="林晓禾")
    assert correspondents_by_name(["林晓禾"]) == {"林晓禾": [plain, told_apart, alias]}


def test_own_name_that_is_an_alias_too_is_one_candidate():
    person = make_correspondent("林晓禾")
    Alias.objects.create(correspondent=person, name="林晓禾")
    assert correspondents_by_name(["林晓禾"]) == {"林晓禾": [person]}


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("", (0, False)),
        ("东河中学", (1, True)),
        ("高山镇", (2, True)),
        ("河湾中学", (0, False)),
    ],
)
def test_printed_unit_tells_namesakes_apart(unit, expected):
    school = Unit(name="东河中学")
    people = [Correspondent(name="林晓禾"), Correspondent(name="林晓禾", unit=school)]
    people.append(Correspondent(name="林晓禾", distinction="高山镇"))
    person, is_sure = meant(people, unit)
    assert ([person is each for each in people].index(True), is_sure) == expected
