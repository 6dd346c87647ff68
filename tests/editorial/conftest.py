import pytest

from tests.factories import make_staff


@pytest.fixture
def editor(db):
    """Somebody with a login who may work on pieces, sign them off, and show them to readers; not who may transcribe."""
    work = ("add_article", "change_article", "place_article", "reopen_article")
    return make_staff("秦晓岚", *work, "sign_off_article", "release_article", "withdraw_article")
