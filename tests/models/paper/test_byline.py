import pytest

from articles.models import Byline, Correspondent, Unit
from tests.factories import make_article, make_byline, make_correspondent


def test_byline_goes_by_label_and_name():
    assert str(Byline(label="本报通讯员", name="林晓禾")) == "本报通讯员 林晓禾"
    assert str(Byline(name="林晓禾")) == "林晓禾"


@pytest.mark.django_db
def test_byline_keeps_the_names_of_its_day_when_the_records_are_renamed():
    unit, person = Unit.objects.create(name="区第一小学"), make_correspondent("林晓禾")
    byline = make_byline(make_article(), person, unit=unit)
    Correspondent.objects.update(name="林小河", distinction="河湾")
    Unit.objects.update(name="区实验小学")
    byline.refresh_from_db()
    assert (byline.name, byline.unit_name, byline.words) == ("林晓禾", "区第一小学", "通讯员 林晓禾 区第一小学")
    assert byline.records == ["林小河（河湾）", "区实验小学"]


@pytest.mark.django_db
def test_byline_without_names_takes_those_of_its_records():
    person, unit = make_correspondent("林晓禾", distinction="小"), Unit.objects.create(name="区第一小学")
    rows = [Byline(article=make_article(), correspondent=person, unit=place, position=1) for place in (unit, None)]
    Byline.objects.bulk_create(rows)
    assert list(Byline.objects.order_by("pk").values_list("name", "unit_name")) == [
        ("林晓禾", "区第一小学"),
        ("林晓禾", ""),
    ]


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
