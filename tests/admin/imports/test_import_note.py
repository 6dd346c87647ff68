"""The importer's doubts: open ones first, settled and opened again in the list."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from articles.codes import NoteCode
from articles.models import ImportNote
from tests.factories import make_issue, make_note, make_page, make_run, make_source

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_importnote_changelist")


def act(client, action, *notes):
    return client.post(f"{LIST}?state=all", {"action": action, "_selected_action": [note.pk for note in notes]})


def shown(client, **query):
    return set(client.get(LIST, query).context["cl"].result_list)


@pytest.fixture
def settled(admin_user):
    return make_note(settled_at=timezone.now(), settled_by=admin_user)


def test_list_shows_open_notes_unless_told(admin_client, settled):
    note = make_note()
    assert shown(admin_client) == {note}
    assert shown(admin_client, state="settled") == {settled}
    assert shown(admin_client, state="all") == {note, settled}


def test_list_names_its_states(admin_client):
    make_note()
    choices = admin_client.get(LIST).context["cl"].filter_specs[0].choices(admin_client.get(LIST).context["cl"])
    assert [(choice["display"], choice["selected"]) for choice in choices] == [
        ("待处理", True),
        ("已处理", False),
        ("全部", False),
    ]


def test_list_is_narrowed_to_an_issue_or_a_run(admin_client):
    page, run = make_page(issue=make_issue()), make_run()
    note = make_note(page=page, run=run)
    make_note()
    assert shown(admin_client, issue=page.issue_id) == {note}
    assert shown(admin_client, importrun=run.pk) == {note}


def test_source_line_leads_to_the_newest_source_of_the_page(admin_client):
    page = make_page()
    make_source(page=page, received_at=timezone.now() - timedelta(days=1))
    newest = make_source(page=page)
    make_note(page=page, line=16)
    url = reverse("admin:articles_sourcetext_change", args=[newest.pk])
    assertContains(admin_client.get(LIST), f'<a href="{url}#L16">16</a>', html=True)


def test_settling_records_who(admin_client, admin_user):
    note = make_note()
    response = act(admin_client, "settle", note)
    note.refresh_from_db()
    assert note.settled_by == admin_user
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["已处理 1 条提示。"]


def test_opening_again_clears_who(admin_client, settled):
    act(admin_client, "reopen", settled)
    assert list(ImportNote.objects.open()) == [settled]


def test_staff_who_may_only_view_cannot_settle(login):
    note = make_note()
    act(login("方立", "view_importnote"), "settle", note)
    assert list(ImportNote.objects.open()) == [note]


def test_staff_who_may_change_settle_but_retype_nothing(login):
    note = make_note(text="序号不连续")
    client = login("秦晓岚", "view_importnote", "change_importnote")
    url = reverse("admin:articles_importnote_change", args=[note.pk])
    assert client.post(url, {"text": "别的话"}).status_code == 403
    act(client, "settle", note)
    assert not ImportNote.objects.open().exists()


def test_run_lists_its_open_notes_and_refused_files(admin_client, settled):
    run = make_run(refusals=[{"name": "坏页.txt", "reason": "文件是空的"}])
    make_note(run=run, text="序号不连续:一、二、其三")
    response = admin_client.get(reverse("admin:articles_importrun_change", args=[run.pk]))
    assertContains(response, "序号不连续:一、二、其三")
    assertContains(response, "坏页.txt: 文件是空的")
    assertContains(response, f'<a href="{LIST}?importrun={run.pk}&amp;state=all">1</a>', html=True)


def test_list_says_notes_from_their_facts_and_finds_what_they_quote(admin_client):
    note = make_note(code=NoteCode.UNPLACED, text="", line=6, facts={"text": "转自邻县的消息", "notice": 0})
    make_note(code=NoteCode.UNPLACED, text="", facts={"text": "别的", "notice": 0})
    response = admin_client.get(LIST, {"q": "邻县"})
    assert set(response.context["cl"].result_list) == {note}
    assertContains(response, "转自邻县的消息")
