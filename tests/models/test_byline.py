import pytest

from articles.models import Byline, Correspondent, Unit
from tests.factories import make_article, make_byline, make_correspondent


def test_byline_goes_by_label_and_name():
    assert str(Byline(label="本报通讯员", correspondent=Correspondent(name="林晓禾"))) == "本报通讯员 林晓禾"
    assert str(Byline(correspondent=Correspondent(name="林晓禾"))) == "林晓禾"


@pytest.mark.django_db
def test_byline_keeps_the_unit_of_its_day_when_the_person_moves_on():
    school, bureau = Unit.objects.create(name="区第一小学"), Unit.objects.create(name="区教育局")
    person = make_correspondent(unit=school)
    byline = make_byline(make_article(), person, unit=school)
    person.unit = bureau
    person.save()
    byline.refresh_from_db()
    assert byline.unit == school


@pytest.mark.django_db
def test_bylines_stand_as_printed():
    article = make_article()
    second = make_byline(article, make_correspondent("苏一帆"), position=2)
    first = make_byline(article, make_correspondent("林晓禾"), position=1)
    assert list(article.bylines.all()) == [first, second]
