import io

import pytest
from django.core.management import call_command

from articles.enums import EntryAction
from articles.models import Entry, system_user
from tests.factories import make_article, make_manuscript, show_unsigned

pytestmark = pytest.mark.django_db


def check(**options):
    """Call the command; give its exit status, and what it said on both streams."""
    words, complaints, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("check_chains", stdout=words, stderr=complaints, **options)
    except SystemExit as end:
        status = end.code
    return status, words.getvalue().splitlines(), complaints.getvalue().strip()


@pytest.fixture
def published():
    """A manuscript that was put before readers past the desk."""
    return show_unsigned(make_manuscript(headline="没签的稿"))


def test_nothing_is_found_where_all_is_signed():
    make_article(), make_manuscript()
    assert check() == (0, ["读者看得到的稿件都经过完整审签，或是历史导入的见报稿。"], "")


def test_what_is_not_signed_is_named_with_its_faults_and_ends_with_one(published):
    status, (line,), complaint = check()
    assert status == 1
    assert line.startswith(f"{published.pk} 没签的稿: ")
    assert "初审、复审、终审" in line
    assert complaint == "有1篇稿件未经完整审签即已发布。"


def test_what_the_version_before_published_is_told_apart_and_can_be_left_out(published):
    told = {"rows": [published], "revisions": [published.live_revision]}
    Entry.objects.append(by=system_user(), action=EntryAction.TAKE_OVER, **told)
    status, (line,), _complaint = check()
    assert (status, "[旧版本发布]" in line) == (1, True)
    assert check(new=True)[0] == 0
