"""Whatever is written and whatever is asked, search finds what a scan of every text finds: no less, no more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.models import Article
from articles.search import find, read_terms, tidy
from tests.factories import erase, make_article, make_manuscript
from tests.search.asking import found, scanned

pytestmark = pytest.mark.django_db

SIGNS = st.sampled_from("春春耕备東东河裏里ＡAai１1.．,，。“”\" '\u3000()%*-:&|\\é𠮷")
LINE = st.text(SIGNS, max_size=14)
BODY = st.lists(LINE, max_size=3).map("\n".join)
ARTICLES = st.lists(st.tuples(LINE, BODY), min_size=1, max_size=4)
FEW = settings(max_examples=60, deadline=None)


def write(articles):
    erase(Article.objects.all())
    return [make_article(headline=headline, body=body) for headline, body in articles]


def questions(articles):
    """Parts of the texts, of one character to many, and things at random; several terms at times."""
    text = "\n".join("\n".join(article) for article in articles)
    spans = st.tuples(st.integers(0, len(text)), st.integers(1, 12))
    part = spans.map(lambda span: text[span[0] : span[0] + span[1]].replace("\n", " "))
    return st.lists(part | LINE, min_size=1, max_size=3).map(" ".join)


@FEW
@given(ARTICLES, st.data())
def test_search_agrees_with_the_scan(articles, data):
    write(articles)
    make_manuscript(body="\n".join(body for _, body in articles))
    for _ in range(5):
        typed = data.draw(questions(articles))
        if terms := read_terms(tidy(typed)):
            assert set(found(typed)) == scanned(terms)


@FEW
@given(ARTICLES, ARTICLES, st.data())
def test_search_agrees_with_the_scan_after_edits(before, after, data):
    rows = write(before)
    for row, (headline, body) in zip(rows, after, strict=False):
        row.headline, row.body = headline, body
        row.save()
    typed = data.draw(questions(before + after))
    if terms := read_terms(tidy(typed)):
        assert set(found(typed)) == scanned(terms)


@FEW
@given(
    st.lists(st.tuples(LINE | st.just("春耕"), st.just("春耕")), min_size=1, max_size=9),
    st.integers(1, 4),
    st.booleans(),
    st.sampled_from([True, None]),
)
def test_pages_hold_everything_once_in_one_order(articles, limit, titles_first, but):
    write(articles)
    whole = found("春耕", titles_first=titles_first)
    pages, place = [], None
    make_manuscript(headline="春耕")
    while True:
        page = find(
            Article.objects.published(),
            ["春耕"],
            limit=limit,
            after=place,
            titles_first=titles_first,
            but=but and Article.objects.unpublished(),
        )
        assert page.total == len(articles)
        pages += page.pks
        if page.end is None:
            break
        place = type(page.end).parse(str(page.end))
    assert pages == whole
    assert len(set(whole)) == len(articles)
