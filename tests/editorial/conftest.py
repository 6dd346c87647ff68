import pytest
from django.contrib.auth.models import User


@pytest.fixture
def editor(db):
    """Somebody with a login; what they may do is the surfaces' business."""
    return User.objects.create_user("秦晓岚")
