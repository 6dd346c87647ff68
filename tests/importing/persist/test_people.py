import pytest

from articles.importing.persist import people
from articles.importing.persist.people import people_by_name
from articles.models import Correspondent, Editor

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
