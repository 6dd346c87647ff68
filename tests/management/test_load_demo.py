import pytest
from django.core.management import call_command

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
