import pytest
from django.urls import reverse, set_script_prefix

from articles.models.addresses import address


@pytest.mark.parametrize("page", ["article", "correspondent", "editor", "issue", "unit", "article-ninjs"])
def test_address_is_what_django_gives(page):
    assert address(page, 1001) == reverse(page, args=[1001])


def test_address_begins_where_the_site_does():
    try:
        set_script_prefix("/paper/")
        assert address("article", 7) == "/paper/articles/7/"
    finally:
        set_script_prefix("/")
    assert address("article", 7) == "/articles/7/"
