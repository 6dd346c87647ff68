"""Who is led where: to the site only where readers find something."""

import pytest
from django.urls import reverse

from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_manuscript,
    make_note,
    make_page,
    make_source,
)

pytestmark = pytest.mark.django_db


def leads_to_site(client, row):
    url = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return client.get(url).context["absolute_url"] is not None


def make_people(article):
    """Credit one correspondent with an article, and one editor with its page."""
    person, editor = make_correspondent(), make_editor()
    make_byline(article, person)
    make_credit(article.page, editor)
    return person, editor


def test_what_readers_reach_leads_to_the_site(admin_client):
    article = make_article()
    person, editor = make_people(article)
    assert [leads_to_site(admin_client, row) for row in (article.page.issue, person, editor)] == [True] * 3


def test_what_readers_do_not_reach_leads_nowhere(admin_client):
    article = make_manuscript(page=make_page(), position=1)
    person, editor = make_people(article)
    assert [leads_to_site(admin_client, row) for row in (article.page.issue, person, editor)] == [False] * 3


def test_note_in_an_article_leads_to_its_source_line(admin_client):
    page = make_page()
    article = make_article(page=page, stage="printed", source=make_source(page=page))
    make_note(page=page, article=article, line=16)
    source = reverse("admin:articles_sourcetext_change", args=[article.source_id])
    response = admin_client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert f'<a href="{source}#L16">16</a>' in response.content.decode()
