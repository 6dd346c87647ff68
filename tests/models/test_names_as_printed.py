"""The migration that gives bylines and credits the names of their day."""

from importlib import import_module

import pytest
from django.apps import apps

from articles.models import Byline, Correspondent, Credit, Editor, Unit
from tests.factories import make_article, make_byline, make_correspondent
from tests.importing.pages import land, page_text

pytestmark = pytest.mark.django_db

ARTICLE = "春风吹绿东河岸\n\n■通讯员 林晓禾 高远\n\n近日,东河镇的早稻开始插秧,田埂上一派忙碌。(作者单位:东河中学)"
PAGE = page_text(ARTICLE, head="责编:江白 校对:陶宜")


def migrate():
    """Forget the names, and name everybody as the migration does."""
    names = import_module("articles.migrations.0020_names_as_printed")
    Byline.objects.update(name="无", unit_name="无")
    Byline.objects.filter(unit=None).update(unit_name="")
    Credit.objects.update(name="无")
    names.name_as_recorded(apps, None)
    names.name_as_printed(apps, None)


def printed():
    bylines = [*Byline.objects.order_by("pk").values_list("name", "unit_name")]
    return bylines, [*Credit.objects.order_by("position").values_list("name", flat=True)]


def test_everybody_is_named_as_printed_though_records_were_renamed_since():
    land(PAGE)
    expected = printed()
    assert expected == ([("林晓禾", "东河中学"), ("高远", "东河中学")], ["江白", "陶宜"])
    Correspondent.objects.filter(name="林晓禾").update(name="林小河")
    Editor.objects.filter(name="陶宜").update(name="陶怡")
    Unit.objects.update(name="东河第一中学")
    migrate()
    assert printed() == expected


def test_whom_an_editor_put_in_the_place_of_another_stays():
    land(PAGE)
    Byline.objects.filter(name="高远").update(correspondent=make_correspondent("高原"))
    migrate()
    assert printed()[0][1] == ("高原", "东河中学")


def test_rows_that_are_not_those_of_the_import_are_named_by_their_records():
    land(PAGE)
    Correspondent.objects.filter(name="林晓禾").update(name="林小河")
    Byline.objects.filter(name="高远").delete()
    by_hand = make_byline(make_article(), make_correspondent("苏一帆"))
    migrate()
    assert printed()[0] == [("林小河", "东河中学"), (by_hand.name, "")]
