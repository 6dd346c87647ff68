"""Who is one person: by login, by the editor's row, by the correspondent, by name."""

import pytest
from django.contrib.auth.models import User

from articles.editorial import is_own, merge_records, same_person
from articles.editorial.chain.persons import marks_of, marks_of_all, writers_of
from articles.models import BylineRow, Content
from tests.factories import make_byline, make_correspondent, make_editor, make_manuscript, make_staff

pytestmark = pytest.mark.django_db


def login(username: str, name: str = "") -> User:
    return User.objects.create_user(username, last_name=name, is_staff=True)


def test_two_logins_are_two_people():
    assert not same_person(login("qin", "秦晓岚"), login("lu", "陆远桥"))


def test_two_logins_of_one_name_are_one_person():
    assert same_person(login("qin", "秦晓岚"), login("qin2", "秦晓岚"))


def test_login_without_a_name_goes_by_its_user_name():
    assert same_person(login("秦晓岚"), login("qin", "秦晓岚"))


def test_name_of_the_editor_counts_for_the_login_too():
    one, other = login("qin"), login("qin2", "秦晓岚")
    make_editor("秦晓岚", user=one)
    assert same_person(one, other)


def test_namesakes_that_are_told_apart_are_two_people():
    one, other = login("qin", "秦晓岚"), login("qin2", "秦晓岚")
    make_editor("秦晓岚", user=one), make_editor("秦晓岚", distinction="副刊", user=other)
    assert not same_person(one, other)


def test_merged_editors_are_one_person():
    one, other = login("qin"), login("xiaolan")
    kept, gone = make_editor("秦晓岚", user=one), make_editor("晓岚", user=other)
    assert not same_person(one, other)
    gone.merged_into = kept
    gone.save()
    assert same_person(one, other)


def test_one_correspondent_makes_two_editors_one_person():
    one, other = login("qin"), login("xiaolan")
    writer = make_correspondent("晓岚", editor=make_editor("秦晓岚", user=one))
    make_correspondent("秦老师", editor=make_editor("晓岚", user=other), merged_into=writer)
    assert same_person(one, other)


def test_marks_of_several_logins_take_two_queries(django_assert_num_queries):
    logins = [login(f"login{number}") for number in range(5)]
    for user in logins:
        make_correspondent(user.username, editor=make_editor(user.username, user=user))
    with django_assert_num_queries(2):
        marks_of_all(logins)


# Pieces of one's own ---------------------------------------------------------------------------------------------


def own(article, user, entered_by=None):
    entered = marks_of(entered_by) if entered_by else frozenset()
    return is_own(article.latest_revision.said, marks_of(user), entered)


def test_piece_is_of_the_editor_whose_correspondent_wrote_it():
    user = login("qin")
    article = make_manuscript()
    make_byline(article, make_correspondent("晓岚", editor=make_editor("秦晓岚", user=user)))
    assert own(article, user)
    assert not own(article, login("lu"))


def test_piece_by_a_correspondent_that_was_merged_is_ones_own():
    user, keeper = login("qin"), make_staff("管理员")
    article, pen_name = make_manuscript(), make_correspondent("晓岚")
    make_byline(article, pen_name)
    kept = make_correspondent("秦晓岚", editor=make_editor("秦晓岚", user=user))
    merge_records(gone=pen_name, kept=kept, by=keeper)
    article.refresh_from_db()
    assert own(article, user)


def test_name_as_printed_counts_where_the_records_do_not_tell_two_people():
    user, article = login("qin", "秦晓岚"), make_manuscript()
    make_byline(article, make_correspondent("秦晓岚"))
    assert own(article, user)


def test_namesake_on_record_is_somebody_else():
    user, article = login("qin"), make_manuscript()
    make_correspondent("秦晓岚", editor=make_editor("秦晓岚", user=user))
    make_byline(article, make_correspondent("秦晓岚", distinction="高山镇"))
    assert not own(article, user)


def test_distinction_is_not_printed_and_the_name_alone_counts():
    user, article = login("qin"), make_manuscript(byline_raw="本报记者 秦晓岚")
    make_editor("秦晓岚", distinction="副刊", user=user)
    assert own(article, user)


def test_name_printed_beside_those_on_record_counts():
    user, article = login("qin", "秦晓岚"), make_manuscript(byline_raw="通讯员 林晓禾 记者 秦晓岚")
    make_byline(article, make_correspondent("林晓禾"))
    assert own(article, user)


def test_name_within_a_longer_name_on_record_is_another_persons():
    user, article = login("qin", "秦晓"), make_manuscript(byline_raw="记者 秦晓岚")
    make_byline(article, make_correspondent("秦晓岚"))
    assert not own(article, user)


def test_piece_that_names_nobody_is_of_who_entered_it():
    user, article = login("qin", "秦晓岚"), make_manuscript()
    assert own(article, user, user)
    assert own(article, user, login("qin2", "秦晓岚"))  # another login of theirs
    assert not own(article, user, login("lu"))
    named = make_manuscript(byline_raw="通讯员 林晓禾")
    assert not own(named, user, user)


def test_writers_can_be_read_beforehand(django_assert_num_queries):
    user = login("qin")
    writer = make_correspondent("晓岚", editor=make_editor("秦晓岚", user=user))
    said = Content(bylines=(BylineRow(writer.pk, "晓岚", "correspondent"),))
    writers, marks = writers_of(), marks_of(user)
    with django_assert_num_queries(0):
        assert is_own(said, marks, frozenset(), writers)
