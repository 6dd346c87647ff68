from datetime import date

import pytest
from django.utils import timezone

from articles.models import Article, Correction
from tests.factories import make_article


def test_correction_goes_by_its_day_and_article():
    assert str(Correction(date=date(2025, 4, 28), article=Article(headline="春耕"))) == "2025-04-28: 春耕"


@pytest.mark.django_db
def test_correction_is_dated_today_in_shanghai_and_stands_newest_first():
    article = make_article()
    older = article.corrections.create(text="人名有误。", date=date(2025, 4, 28))
    newer = article.corrections.create(text="数字有误。")
    assert newer.date == timezone.localdate()
    assert list(article.corrections.all()) == [newer, older]
