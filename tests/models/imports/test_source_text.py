import pytest

from articles.models import SourceText
from tests.factories import make_page, make_source

pytestmark = pytest.mark.django_db


def test_text_is_the_bytes_as_the_import_read_them():
    source = make_source(content="春耕正忙。".encode("gb18030"))
    SourceText.objects.update(encoding="gb18030")
    source.refresh_from_db()
    assert source.text == "春耕正忙。"
    assert str(source) == source.name


def test_newest_source_of_a_page_is_its_latest():
    page = make_page()
    make_source(page=page)
    newest = make_source(page=page)
    assert page.sources.latest() == newest
