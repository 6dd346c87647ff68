"""A desk with its people: who signs each step, and how a piece comes to the stage in which it waits for something."""

from types import SimpleNamespace

from articles.editorial import proof_piece, review, sign_off, submit
from articles.enums import Stage, Step
from articles.models import Article
from tests.factories import make_member


def make_desk():
    """Make people for every step; `desk.bring(article, stage)` lets them sign in turn until a piece waits there."""
    people = SimpleNamespace(
        liaison=make_member("何通联", "通联"),
        editor=make_member("方责编", "责编"),
        other_editor=make_member("罗责编", "责编"),
        director=make_member("齐主任", "主任"),
        chief=make_member("秦总编", "总编"),
        proofreader=make_member("林校对", "校对"),
    )

    def at(article):
        return Article.objects.get(pk=article.pk)

    def bring(article, stage):
        """Bring a manuscript to the stage in which it waits for something."""
        piece = at(article)
        if piece.stage == Stage.MANUSCRIPT:
            submit(article=piece, by=people.liaison)
        signers = {
            Step.FIRST_REVIEW: people.editor,
            Step.SECOND_REVIEW: people.director,
            Step.FINAL_REVIEW: people.chief,
            Step.SIGN_OFF: people.chief,
        }
        while (piece := at(article)).stage != stage:
            step = Stage(piece.stage).step
            sign = {Step.SIGN_OFF: sign_off}.get(step, review if step in Step.reviews() else proof_piece)
            by = signers.get(step, people.proofreader)
            sign(article=piece, revision=piece.latest_revision, by=by, opinion="同意。")
        return piece

    people.at, people.bring = at, bring
    return people
