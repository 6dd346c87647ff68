from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import OfficeHolder
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_command_proposes_and_says_so() -> None:
    make_article(body="区委书记江白出席会议。")
    out = StringIO()
    call_command("learn_offices", stdout=out)
    assert out.getvalue() == (
        "已读 1 篇稿件。\n新提出任职 1 条，更新 0 条。\n请在采编系统的“任职表”中逐条确认或否定。\n"
    )
    assert OfficeHolder.objects.get().name == "江白"
