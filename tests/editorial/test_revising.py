import pytest

from articles.editorial import save_revised
from articles.enums import Visibility
from articles.models import Article
from tests.factories import make_article, make_manuscript, make_page

pytestmark = pytest.mark.django_db

CASES = [
    ("kicker", "引题", 2),
    ("headline", "新的主题", 2),
    ("deck", "副题", 2),
    ("body", "春耕忙。\n\n秋收乐。", 2),
    ("body", "春耕忙。\n\n\n秋收忙。\n", 1),  # a blank line more
    ("body", "## 春耕忙。\n\n秋收忙。", 1),  # a crosshead now
    ("dateline", "本报讯", 1),
    ("byline_raw", "■通讯员 林晓禾", 1),
]


@pytest.mark.parametrize(("field", "text", "revision"), CASES)
def test_save_revised_counts_a_change_of_wording_only(field, text, revision):
    article = make_manuscript(body="春耕忙。\n\n秋收忙。")
    setattr(article, field, text)
    save_revised(article=article, fields=[field])
    stored = Article.objects.get()
    assert (getattr(stored, field), stored.revision) == (text, revision)


def test_save_revised_counts_from_the_stored_revision():
    first, second = make_manuscript(), Article.objects.get()
    first.headline, second.headline = "甲", "乙"
    save_revised(article=first, fields=["headline"])
    save_revised(article=second, fields=["headline"])
    assert Article.objects.get().revision == 3


def test_save_revised_leaves_what_a_service_function_changed_meanwhile():
    article = make_article(page=make_page())
    Article.objects.update(visibility=Visibility.HIDDEN, published_at=None)
    article.headline = "新的主题"
    save_revised(article=article, fields=["headline"])
    assert Article.objects.get().visibility == Visibility.HIDDEN
