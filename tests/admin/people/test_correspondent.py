import pytest
from django.urls import reverse

from articles.models import Alias
from tests.admin.forms import errors, filled
from tests.factories import make_article, make_byline, make_correspondent
from tests.search.asking import found

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_correspondent_changelist")


def save_with_alias(client, person, name):
    url = reverse("admin:articles_correspondent_change", args=[person.pk])
    row = {"aliases-TOTAL_FORMS": "1", "aliases-0-name": name, "aliases-0-correspondent": person.pk}
    return client.post(url, {**filled(client.get(url)), **row})


def test_alias_leads_to_the_person_at_the_desk_and_readers_to_the_pieces(admin_client):
    person = make_correspondent()
    article = make_byline(make_article(), person).article
    assert save_with_alias(admin_client, person, "禾苗").status_code == 302
    assert list(admin_client.get(LIST, {"q": "禾苗"}).context["cl"].result_list) == [person]
    assert found("禾苗") == [article.pk]


def test_own_name_is_no_alias(admin_client):
    person = make_correspondent("林晓禾")
    assert errors(save_with_alias(admin_client, person, "林晓禾")) == ["这就是本人的姓名，不必另记为别名。"]
    assert not Alias.objects.exists()
