"""Whose fault it is: what Django raised on the way to the database is the request's, the rest is ours."""

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError, IntegrityError

from articles.models import Article
from newsroom.bad_input import BadInput


def answer(rf, exception):
    """Give what is answered to an error as it comes out of a view."""
    try:
        raise exception
    except type(exception) as raised:
        return BadInput(lambda request: None).process_exception(rf.get("/admin/"), raised)


@pytest.mark.parametrize("ask", [lambda: Article.objects.filter(pk="abc"), lambda: Article._meta.get_field("")])
def test_what_django_could_not_read_is_a_bad_request(rf, ask):
    with pytest.raises((ValueError, FieldDoesNotExist)) as raised:
        ask()
    assert BadInput(lambda request: None).process_exception(rf.get("/admin/"), raised.value).status_code == 400


def test_what_the_database_could_not_take_is_a_bad_request(rf):
    response = answer(rf, DataError("NUL"))
    assert response.status_code == 400
    assert "请求无法识别" in response.content.decode()


def test_two_saves_that_met_are_a_conflict(rf):
    response = answer(rf, IntegrityError("UNIQUE constraint failed"))
    assert response.status_code == 409
    assert "刚有别人保存了同样的内容" in response.content.decode()


@pytest.mark.parametrize("exception", [ValueError("ours"), KeyError("ours"), OverflowError("ours")])
def test_fault_of_a_line_of_ours_stays_one(rf, exception):
    assert answer(rf, exception) is None


def test_refusal_is_logged_with_its_cause(rf, caplog):
    answer(rf, DataError("NUL"))
    assert [(record.levelname, record.exc_info[0]) for record in caplog.records] == [("WARNING", DataError)]
