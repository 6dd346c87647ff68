from unittest import mock

import pytest
from django.db import DatabaseError, connection


@pytest.mark.django_db
def test_health_is_ok_while_the_database_answers(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response.headers["Cache-Control"]


def test_health_fails_with_the_database(client):
    client.raise_request_exception = False
    with mock.patch.object(connection, "cursor", side_effect=DatabaseError):
        assert client.get("/healthz").status_code == 500
