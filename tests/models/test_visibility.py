"""The twins of `Article.objects.published()`: a model is public as soon as one public article leads to it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.enums import Visibility
from articles.models import Correspondent, Editor, Issue, Page, Unit
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_scheduled,
    make_withdrawn,
)

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("model", [Issue, Page, Correspondent, Unit, Editor])]


def lead(article, name):
    """Lead from an article to one row of each model."""
    person, editor, unit = make_correspondent(name), make_editor(name), Unit.objects.create(name=name)
    make_byline(article, person, unit=unit)
    make_credit(article.page, editor)
    return {Issue: article.page.issue, Page: article.page, Correspondent: person, Unit: unit, Editor: editor}


def test_published_shows_only_what_a_public_article_leads_to(model):
    public = lead(make_article(), "公开")
    lead(make_article(visibility=Visibility.HIDDEN), "未发")
    lead(make_withdrawn(), "已撤")
    lead(make_scheduled(timezone.now() + timedelta(hours=1)), "待发")
    assert list(model.objects.published()) == [public[model]]


def test_published_at_a_moment_shows_what_was_scheduled(model):
    soon = timezone.now() + timedelta(hours=1)
    scheduled = lead(make_scheduled(soon), "待发")
    assert list(model.objects.published(soon)) == [scheduled[model]]


def test_published_shows_a_row_once_however_many_articles_lead_to_it(model):
    article = make_article()
    public = lead(article, "公开")
    second = make_article(page=article.page)
    make_byline(second, public[Correspondent], unit=public[Unit])
    assert list(model.objects.published()) == [public[model]]
