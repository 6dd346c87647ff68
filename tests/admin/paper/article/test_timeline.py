"""历史 of a piece: entries and revisions as one time line."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.shared.history import AT_ONCE
from articles.editorial import move_to_bin, publish, withdraw
from articles.enums import EntryAction, RevisionWay
from articles.models import Entry, Revision
from tests.admin.forms import filled
from tests.factories import make_article, make_correction, make_manuscript, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    user = make_staff("qin", "release_article", "withdraw_article")
    user.last_name, user.first_name = "秦", "晓岚"
    user.save()
    return user


def url_of(article, page="history", model="article"):
    return reverse(f"admin:articles_{model}_{page}", args=[article.pk])


def lines(client, article, **at):
    found = client.get(url_of(article), at).context["lines"]
    return [(line.who, line.action, line.revision, line.message) for line in found]


def append(article, number, by):
    content = article.latest_revision.said
    return Revision.objects.append(
        article=article, content=content, way=RevisionWay.RESTORE, author=by, note=f"第{number}次"
    )


def test_a_save_is_one_line_with_its_revision(admin_client):
    article = make_manuscript()
    url = url_of(article, "change")
    admin_client.post(url, {**filled(admin_client.get(url)), "headline": "新的主题"})
    assert lines(admin_client, article)[0] == ("admin", "修改", 2, "主题")
    assert len(lines(admin_client, article)) == 2  # and how it began


def test_revisions_without_an_entry_stand_beside_what_was_done(admin_client, editor):
    article = make_article()
    withdraw(article=article, by=editor, reason="事实有误")
    append(article, 2, editor)
    publish(article=article, by=editor)
    told = [line[:3] for line in lines(admin_client, article)]
    assert told[:3] == [("秦晓岚", "发布", None), ("秦晓岚", "恢复", 2), ("秦晓岚", "撤下", None)]


def test_what_hangs_on_a_piece_is_told_with_its_name(admin_client, editor):
    article = make_article()
    correction = make_correction(article)
    Entry.objects.append(by=editor, action=EntryAction.CHANGE, rows=[correction], message="文本")
    (line, *_) = admin_client.get(url_of(article)).context["lines"]
    assert (line.about, line.message) == (str(correction), "文本")


def test_history_goes_on_in_the_bin(admin_client, editor):
    article = make_manuscript()
    move_to_bin(article=article, by=editor, reason="一稿两投")
    found = admin_client.get(url_of(article, model="binnedarticle")).context["lines"]
    assert (found[0].action, found[0].reason, found[0].about) == ("移入回收站", "一稿两投", "")
    assert found[1].revision == 1


def test_history_is_read_page_by_page_with_as_many_queries(admin_client, editor):
    article = make_manuscript()
    admin_client.get(url_of(article))
    with CaptureQueriesContext(connection) as few:
        admin_client.get(url_of(article))
    for number in range(AT_ONCE):
        append(article, number, editor)
        Entry.objects.append(by=editor, action=EntryAction.SETTLE, rows=[article])
    with CaptureQueriesContext(connection) as many:
        first = lines(admin_client, article)
    assert len(first) == AT_ONCE
    assert len(many) - len(few) <= 1  # the entries, of which there were none
    assert len(lines(admin_client, article, p=3)) == 1
