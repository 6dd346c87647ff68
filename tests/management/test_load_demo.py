import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.urls import reverse

from articles.editorial import lacks
from articles.enums import Stage
from articles.models import Article, Issue

pytestmark = pytest.mark.django_db


def load(count, capsys):
    call_command("load_demo", articles=count)
    return capsys.readouterr().out.strip()


def words():
    return list(Article.objects.order_by("pk").values_list("headline", "body"))


def test_pieces_are_published_in_issues_of_forty(capsys):
    assert load(50, capsys) == "已生成 50 篇稿件，共 2 期。"
    assert [Article.objects.published().in_issue(issue).count() for issue in Issue.objects.all()] == [40, 10]


def test_the_same_number_makes_the_same_pieces(capsys):
    load(5, capsys)
    first = words()
    Issue.objects.update(date=None)
    load(5, capsys)
    assert words()[-5:] == first


def test_days_that_have_an_issue_are_left_alone(capsys):
    load(1, capsys)
    load(1, capsys)
    assert Issue.objects.values("date").distinct().count() == 2


def test_queries_do_not_grow_with_the_pieces_of_an_issue(django_assert_max_num_queries, capsys):
    load(1, capsys)
    with django_assert_max_num_queries(42):
        load(40, capsys)


# The desk to try ------------------------------------------------------------------------------------------------


def make_desk(capsys):
    call_command("load_demo", desk=True)
    return capsys.readouterr().out.strip()


def test_desk_has_a_login_for_each_group_and_work_for_each(capsys, client, settings):
    settings.DEBUG = True
    password = make_desk(capsys).partition("密码 ")[2].partition("（")[0]
    for login, group in {
        "tonglian": "通联",
        "zebian": "责编",
        "zhuren": "主任",
        "zongbian": "总编",
        "jiaodui": "校对",
    }.items():
        assert client.login(username=login, password=password)
        user = User.objects.get(username=login)
        assert [row.name for row in user.groups.all()] == [group]
        assert user.editor.name == f"{user.last_name}{user.first_name}"
        assert not user.is_superuser
        assert client.get(reverse("admin:index")).context["work"]
    assert lacks() == ()
    assert Article.objects.published().count() == 0
    assert set(Article.objects.values_list("stage", flat=True)) >= {*Stage.reviews(), Stage.SIGNING, Stage.FIRST_PROOF}


def test_desk_to_try_is_not_made_in_production_nor_twice(capsys, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG=0"):
        make_desk(capsys)
    assert not User.objects.filter(username="zebian").exists()
    settings.DEBUG = True
    make_desk(capsys)
    with pytest.raises(CommandError, match="zebian"):
        make_desk(capsys)
