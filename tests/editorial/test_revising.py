from articles.editorial import revise, save_revised
from articles.enums import RevisionWay, Visibility
from articles.models import Article, content_of
from tests.factories import make_article, make_manuscript, make_page


def test_save_revised_leaves_what_a_service_function_changed_meanwhile(db):
    article = make_article(page=make_page())
    Article.objects.update(visibility=Visibility.HIDDEN, published_at=None, live_revision=None)
    article.headline = "新的主题"
    save_revised(article=article, fields=["headline"])
    assert Article.objects.get().visibility == Visibility.HIDDEN


def test_revise_appends_what_the_piece_says_by_now(editor):
    article = make_manuscript()
    first = article.latest_revision
    article.tags.add("春耕")
    article.headline = "春耕"
    save_revised(article=article, fields=["headline"])
    revision = revise(article=article, by=editor)
    article.refresh_from_db()
    assert article.latest_revision == revision
    assert revision.said == content_of(article) != first.said
    assert (revision.number, revision.based_on, revision.way) == (2, first, RevisionWay.EDIT)
    assert (revision.author, revision.author_name, article.revision) == (editor, "秦晓岚", 2)
    assert article.live_revision is None


def test_revise_shows_readers_of_a_public_piece_the_new_revision(editor):
    article = make_article()
    save_revised(article=Article(pk=article.pk, headline="新的主题"), fields=["headline"])
    revision = revise(article=article, by=editor)
    assert Article.objects.get().live_revision == revision


def test_revise_appends_nothing_where_nothing_changed(editor):
    article = make_manuscript()
    assert revise(article=article, by=editor) is None
    assert article.revisions.count() == 1
