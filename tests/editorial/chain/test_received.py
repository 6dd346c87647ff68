"""What somebody who is to sign has received, and what was changed since the last signature."""

import pytest

from articles.editorial import chain_of, chains_of
from articles.editorial.chain.received import changes_of_all, changes_since, is_broken, received_by
from articles.enums import RevisionWay, Stage, Step
from articles.models import Article, Revision, content_of
from tests.factories import make_manuscript, make_signature, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return [make_staff(name) for name in ("方责编", "齐主任")]


def change(article, by, **fields):
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    revision = Revision.objects.append(article=article, content=content_of(article), way=RevisionWay.EDIT, author=by)
    article.refresh_from_db()
    return revision


def at_second_review(article):
    Article.objects.filter(pk=article.pk).update(stage=Stage.SECOND_REVIEW)
    article.refresh_from_db()
    return article


def test_nothing_has_changed_where_nothing_is_signed(people):
    article = make_manuscript()
    change(article, people[0], headline="新标题")
    assert changes_since(chain_of(article), article.latest_revision) == ()


def test_changes_of_words_are_told_with_who_made_them(people):
    article = make_manuscript()
    make_signature(article, Step.FIRST_REVIEW, people[0])
    at_second_review(article)
    change(article, people[1], headline="新标题")
    made = changes_since(chain_of(article), article.latest_revision)
    assert [(row.author, row.name) for row in made] == [(people[1].pk, "齐主任")]
    assert not is_broken(made)


def test_words_that_are_again_what_was_signed_are_no_change(people):
    article = make_manuscript(headline="标题")
    make_signature(article, Step.FIRST_REVIEW, people[0])
    at_second_review(article)
    change(article, people[1], headline="新标题"), change(article, people[1], headline="标题")
    assert changes_since(chain_of(article), article.latest_revision) == ()


def test_two_people_who_changed_a_piece_break_it_and_so_does_the_newsroom(people):
    article = make_manuscript()
    make_signature(article, Step.FIRST_REVIEW, people[0])
    at_second_review(article)
    for by, headline in zip(people, ("甲", "乙"), strict=True):
        change(article, by, headline=headline)
    assert is_broken(changes_since(chain_of(article), article.latest_revision))
    by_itself = change(article, None, headline="丙")
    assert is_broken(changes_since(chain_of(article), by_itself))


def test_changes_of_several_pieces_take_one_query(people, django_assert_num_queries):
    articles = []
    for number in range(3):
        article = make_manuscript()
        make_signature(article, Step.FIRST_REVIEW, people[0])
        articles.append(at_second_review(article))
        for turn in range(number):
            change(article, people[1], headline=f"改到第{turn}次")
    chains, latest = chains_of(articles), [article.latest_revision for article in articles]
    with django_assert_num_queries(1):
        found = changes_of_all(chains, latest)
    assert {key: len(made) for key, made in found.items()} == {
        article.pk: number for number, article in enumerate(articles)
    }


def test_later_reviewer_receives_what_the_earlier_one_passed_on(people):
    article = make_manuscript()
    signature = make_signature(article, Step.FIRST_REVIEW, people[0])
    at_second_review(article)
    change(article, people[1], headline="改了")
    assert received_by(people[1].pk, chain_of(article), article.latest_revision) == signature.left


def test_first_reviewer_receives_what_others_wrote_last(people):
    article = make_manuscript()
    written = change(article, people[1], headline="作者改的")
    change(article, people[0], headline="责编改的"), change(article, people[0], headline="责编又改的")
    assert received_by(people[0].pk, chain_of(article), article.latest_revision) == written
