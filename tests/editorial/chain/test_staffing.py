"""What a desk lacks in people, in sentences that say what to do."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.editorial.chain.signatures import chain_of
from articles.editorial.chain.staffing import lacks, most_filled, people, who_may_sign
from articles.enums import Step
from tests.factories import (
    make_byline,
    make_correspondent,
    make_editor,
    make_manuscript,
    make_member,
    make_signature,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def manuscript():
    return make_manuscript()


@pytest.fixture
def desk(manuscript):
    """A desk that lacks nobody: seven people in five groups."""
    for number, group in enumerate(("通联", "责编", "责编", "主任", "总编", "总编", "校对")):
        make_member(f"{group}{number}", group)


def test_desk_with_all_its_people_lacks_nobody(desk):
    assert lacks() == ()


def test_desk_that_works_on_print_alone_lacks_nobody():
    make_source()
    assert lacks() == ()


def test_desk_without_accounts_is_told_each_step_and_its_group(manuscript):
    told = lacks()
    for step, group in {"初审": "责编", "复审": "主任", "一校、二校、三校": "校对", "付印": "总编"}.items():
        assert any(step in sentence and group in sentence for sentence in told)


def test_account_that_cannot_log_in_counts_for_nothing(desk):
    User.objects.filter(groups__name="校对").update(is_active=False)
    (sentence,) = lacks()
    assert "三校" in sentence
    User.objects.filter(groups__name="主任").update(is_staff=False)
    assert any("复审" in sentence for sentence in lacks())


def test_desk_of_two_is_told_that_a_third_must_review(manuscript):
    make_member("方责编", "通联", "责编", "校对"), make_member("秦总编", "主任", "总编")
    (sentence,) = lacks()
    assert "方责编、秦总编" in sentence
    assert "1" in sentence


def test_desk_of_three_lacks_nobody():
    make_manuscript()
    make_member("方责编", "责编", "校对"), make_member("齐主任", "主任"), make_member("秦总编", "总编")
    assert lacks() == ()


def test_two_logins_of_one_person_make_no_two_reviewers(manuscript):
    for username, group in (("qin", "主任"), ("qin2", "总编")):
        make_member(username, group, last_name="秦晓岚")
    make_member("方责编", "责编", "通联", "校对")
    assert len(people()) == 2
    (sentence,) = lacks()
    assert "秦晓岚" in sentence


def test_person_takes_one_review_even_with_the_rights_for_all(manuscript):
    User.objects.create_superuser("全能")
    assert most_filled(people()) == 1
    make_member("齐主任", "主任"), make_member("罗主任", "主任")
    assert most_filled(people()) == 2
    make_member("方责编", "责编")
    assert most_filled(people()) == 3


@pytest.mark.parametrize(
    ("second", "third", "needed"),
    [("warn", "warn", 1), ("forbid", "allow", 2), ("allow", "forbid", 2), ("forbid", "forbid", 3)],
)
def test_proofs_need_as_many_people_as_the_setting_says(desk, settings, second, third, needed):
    settings.SHARED_PROOFS = {"second-proof": second, "third-proof": third}
    assert len(lacks()) == (needed > 1)
    for number in range(needed - 1):
        make_member(f"又一校{number}", "校对")
    assert lacks() == ()


def test_who_may_sign_leaves_out_signers_and_authors(desk, manuscript):
    first, second = User.objects.filter(groups__name="责编").order_by("pk")
    staff = people()

    def names(step):
        return [
            str(person) for person in who_may_sign(step, chain_of(manuscript), manuscript.latest_revision.said, staff)
        ]

    assert names(Step.FIRST_REVIEW) == ["责编1", "责编2"]
    make_byline(manuscript, make_correspondent("责编1", editor=make_editor("责编1", user=first)))
    manuscript.refresh_from_db()
    staff = people()
    assert names(Step.FIRST_REVIEW) == ["责编2"]
    make_signature(manuscript, Step.FIRST_REVIEW, second)
    assert names(Step.SECOND_REVIEW) == ["主任3"]


def test_people_take_as_many_queries_however_many_they_are(desk):
    def ask():
        with CaptureQueriesContext(connection) as queries:
            lacks()
        return len(queries)

    for user in User.objects.all():
        make_editor(user.username, user=user)
    few = ask()
    for number in range(5):
        make_editor(f"新人{number}", user=make_member(f"新人{number}", "责编"))
    assert ask() == few == 6
