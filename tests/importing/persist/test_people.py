import pytest

from articles.enums import BylineRole, CreditRole
from articles.importing.persist import people
from articles.importing.persist.people import credits_of, people_by_name, role_of
from articles.importing.records import StaffCredit
from articles.models import Correspondent, Editor, Page

pytestmark = pytest.mark.django_db


def test_people_are_found_or_made_in_two_queries(django_assert_num_queries):
    known = Editor.objects.create(name="江白")
    with django_assert_num_queries(2):
        found = people_by_name(Editor, ["江白", "陶宜"])
    assert found == {"江白": known, "陶宜": Editor.objects.get(name="陶宜")}
    with django_assert_num_queries(1):
        assert people_by_name(Editor, ["江白", "陶宜"]) == found


def test_person_whom_an_editor_makes_meanwhile_is_no_second_one(monkeypatch):
    made = Correspondent.objects.create(name="林晓禾")
    monkeypatch.setattr(people, "_known", lambda *_: {})
    assert people_by_name(Correspondent, ["林晓禾"]) == {"林晓禾": made}
    assert Correspondent.objects.get() == made


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("", BylineRole.AUTHOR),
        ("作者", BylineRole.AUTHOR),
        ("文", BylineRole.AUTHOR),
        ("文/图", BylineRole.AUTHOR),
        ("图", BylineRole.PHOTOGRAPHER),
        ("摄影报道", BylineRole.PHOTOGRAPHER),
        ("本报记者", BylineRole.REPORTER),
        ("特约通讯员", BylineRole.CORRESPONDENT),
        ("实习记者", BylineRole.INTERN),
        ("统筹", BylineRole.OTHER),
    ],
)
def test_label_of_a_byline_stands_for_its_role(label, role):
    assert role_of(label) == role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("值班主任", CreditRole.DUTY_DIRECTOR),
        ("责编", CreditRole.EDITOR),
        ("编辑", CreditRole.EDITOR),
        ("美编", CreditRole.ART),
        ("美术编辑", CreditRole.ART),
        ("版式", CreditRole.LAYOUT),
        ("组版", CreditRole.LAYOUT),
        ("排版", CreditRole.LAYOUT),
        ("校对", CreditRole.PROOFREADER),
        ("制图", CreditRole.OTHER),
    ],
)
def test_label_of_a_credit_stands_for_its_role(label, role):
    (row,) = credits_of(Page(), [StaffCredit((label,), ("江白",), 1)], {"江白": Editor(name="江白")})
    assert (row.role, row.label) == (role, label)
