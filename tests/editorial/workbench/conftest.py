import pytest

from tests.desk import make_desk


@pytest.fixture
def desk(db):
    return make_desk()
