import pytest

from articles.public.reading.hits import hits
from articles.search import Marked
from tests.factories import make_article, make_manuscript

pytestmark = pytest.mark.django_db


def test_hit_marks_the_terms_of_titles_and_text():
    article = make_article(kicker="春耕", headline="东河備耕", deck="", body="天未亮。\n## 备耕与春耕")
    (hit,) = hits([article.pk], ["备耕"])
    assert (hit.kicker, hit.title, hit.deck) == (Marked("春耕", ()), Marked("东河備耕", ((2, 4),)), Marked("", ()))
    assert hit.excerpt == Marked("备耕与春耕", ((0, 2),))


def test_hits_stand_in_the_order_found_without_what_was_withdrawn_since():
    first, second, hidden = make_article(), make_article(), make_manuscript()
    assert [hit.article for hit in hits([second.pk, hidden.pk, first.pk], ["春风"])] == [second, first]


def test_hit_in_the_byline_shows_it():
    article = make_article(byline_raw="■通讯员 林晓禾")
    assert hits([article.pk], ["林晓禾"])[0].excerpt == Marked("■通讯员 林晓禾", ((5, 8),))
