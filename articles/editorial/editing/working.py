"""What the desk works on, and who may let readers see it without a signature."""

from dataclasses import replace

from django.contrib.auth.models import User

from articles.enums import Stage
from articles.models import Article, Content, Revision
from articles.models.paper.content import arrangement_of


def latest_of(piece: Article) -> Revision:
    """Give the revision that the desk works on."""
    if piece.latest_revision is None:
        raise ValueError(f"Article {piece.pk} was made without its first revision.")
    return piece.latest_revision


def content_at_desk(article: Article) -> Content:
    """Give what the desk works on: the words of the latest revision, tags and place as they stand by now."""
    return replace(latest_of(article).said, **arrangement_of(article))


def may_transcribe(piece: Article, by: User) -> bool:
    """Tell whether somebody may correct the transcription of a piece before readers' eyes: of print alone."""
    return piece.stage == Stage.PRINTED and by.has_perm("articles.correct_transcription_article")
