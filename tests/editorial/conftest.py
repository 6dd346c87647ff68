import pytest

from tests.factories import make_staff


@pytest.fixture
def editor(db):
    """Somebody with a login who may sign pieces off, and so show them to readers."""
    return make_staff("秦晓岚", "sign_off_article")
