"""What stands above all else: people that the desk lacks, and what was published without a whole chain."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from articles.enums import EntryAction, Stage
from articles.models import Entry, system_user
from tests.factories import make_manuscript, show_unsigned

pytestmark = pytest.mark.django_db


def notices(client, user=None):
    if user:
        client.force_login(user)
    return {row.name: row.sentences for row in client.get(reverse("admin:index")).context["notices"]}


def test_who_looks_after_accounts_is_told_what_the_desk_lacks(client, login, desk):
    client = login("管理员", "change_user")
    desk.bring(make_manuscript(headline="等复审的稿"), Stage.SECOND_REVIEW)
    assert notices(client) == {}
    User.objects.filter(pk=desk.director.pk).update(is_active=False)
    vacant, few, waiting = notices(client)["staffing"]
    assert "复审" in vacant
    assert "主任" in vacant
    assert "三审须由三人分签" in few
    assert "等复审的稿" in waiting


def test_who_does_not_look_after_accounts_is_not_told(client, desk):
    User.objects.filter(pk=desk.director.pk).update(is_active=False)
    make_manuscript()
    assert notices(client, desk.chief) == {}


def test_what_was_published_unsigned_is_told_and_leads_to_the_report(client, desk):
    article = show_unsigned(make_manuscript(headline="没签的稿"))
    (sentence,) = notices(client, desk.chief)["unsigned"]
    assert "没签的稿" in sentence
    assert "初审" in sentence
    assertContains(client.get(reverse("admin:index")), reverse("admin:unsigned"))
    assert notices(client, desk.editor) == {}
    told = {"rows": [article], "revisions": [article.live_revision]}
    Entry.objects.append(by=system_user(), action=EntryAction.TAKE_OVER, **told)
    assert notices(client, desk.chief) == {}


def test_report_lists_faults_and_tells_the_version_before_apart(client, desk):
    client.force_login(desk.editor)
    url = reverse("admin:unsigned")
    assertContains(client.get(url), "没有这样的稿件")
    show_unsigned(make_manuscript(headline="没签的稿"))
    old = show_unsigned(make_manuscript(headline="旧稿"))
    Entry.objects.append(by=system_user(), action=EntryAction.TAKE_OVER, rows=[old], revisions=[old.live_revision])
    response = client.get(url)
    assert [row.article.title for row in response.context["unsigned"]] == ["没签的稿"]
    assert [row.article.title for row in response.context["from_before"]] == ["旧稿"]
    assertContains(response, "初审、复审、终审")
    assertContains(response, "旧版本发布")


def test_report_is_for_who_may_see_pieces(client):
    client.force_login(User.objects.create_user("外人", is_staff=True))
    assert client.get(reverse("admin:unsigned")).status_code == 403
    assertNotContains(client.get(reverse("admin:index")), reverse("admin:unsigned"))
