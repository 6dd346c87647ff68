"""What is typed and not saved is kept for whoever typed it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.editorial import DraftTooLong, keep_draft
from articles.editorial.editing.drafting import LONGEST
from articles.models import Draft
from articles.models.desk.draft import KEPT, MOST
from tests.factories import make_manuscript

pytestmark = pytest.mark.django_db


@pytest.fixture
def qin():
    return User.objects.create_user("qin", last_name="秦", first_name="晓岚")


def test_draft_keeps_names_and_values_in_their_order_and_is_named_by_the_headline(qin):
    piece = make_manuscript()
    typed = [("tags", "春耕"), ("headline", "东河两岸"), ("tags", "插秧")]
    draft = keep_draft(by=qin, key="a", typed=typed, article=piece.pk)
    draft.refresh_from_db()
    assert draft.typed == [["tags", "春耕"], ["headline", "东河两岸"], ["tags", "插秧"]]
    assert (draft.title, draft.article) == ("东河两岸", piece)


def test_open_form_has_one_draft_and_another_window_its_own(qin):
    for key, words in (("a", "一"), ("b", "二"), ("a", "三")):
        keep_draft(by=qin, key=key, typed=[("body", words)])
    assert {(draft.key, draft.title) for draft in Draft.objects.all()} == {("a", "三"), ("b", "二")}


def test_draft_takes_the_place_of_the_one_that_its_form_was_opened_with(qin):
    fang = User.objects.create_user("fang")
    keep_draft(by=qin, key="a", typed=[("body", "一")])
    keep_draft(by=fang, key="a", typed=[("body", "别人的")])
    keep_draft(by=qin, key="b", typed=[("body", "一二")], after="a")
    assert {(draft.user.username, draft.title) for draft in Draft.objects.all()} == {
        ("qin", "一二"),
        ("fang", "别人的"),
    }


def test_draft_of_a_piece_that_is_gone_is_kept(qin):
    assert keep_draft(by=qin, key="a", typed=[("body", "一")], article=10**9).article is None


def test_draft_outlives_its_piece(qin):
    piece = make_manuscript()
    keep_draft(by=qin, key="a", typed=[("body", "一")], article=piece.pk)
    piece.delete()
    assert Draft.objects.get().article is None


def test_draft_holds_no_character_that_a_database_refuses(qin):
    draft = keep_draft(by=qin, key="a\x00", typed=[("body", "春\x00耕\r\n插秧")])
    draft.refresh_from_db()
    assert (draft.key, draft.typed) == ("a", [["body", "春耕\r\n插秧"]])


def test_draft_is_bounded(qin):
    with pytest.raises(DraftTooLong):
        keep_draft(by=qin, key="a", typed=[("body", "字" * LONGEST)])
    assert not Draft.objects.exists()


def test_oldest_drafts_of_one_person_make_room(qin):
    for number in range(MOST + 2):
        at = timezone.now() - timedelta(hours=MOST - number)
        keep_draft(by=qin, key=str(number), typed=[("body", str(number))], at=at)
    kept = Draft.objects.of(qin).values_list("key", flat=True)
    assert list(kept) == [str(number) for number in range(MOST + 1, 1, -1)]


def test_drafts_go_after_a_month(qin):
    now = timezone.now()
    for key, at in (("old", now - KEPT), ("young", now - KEPT + timedelta(minutes=1)), ("new", now)):
        keep_draft(by=qin, key=key, typed=[("body", "一")], at=at)
    assert set(Draft.objects.values_list("key", flat=True)) == {"young", "new"}


def test_keeping_again_costs_few_queries(qin, django_assert_max_num_queries):
    keep_draft(by=qin, key="a", typed=[("body", "一")])
    with django_assert_max_num_queries(6):  # two of them the savepoint of the test
        keep_draft(by=qin, key="a", typed=[("body", "二")])
