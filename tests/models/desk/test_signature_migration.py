"""From the version before the chain of signatures, and back: nobody's work is lost, and nothing is forged."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from articles.editorial import unsigned_pieces
from articles.enums import EntryAction, Stage
from articles.models import Article, Entry, Signature
from tests.factories import (
    make_article,
    make_editor,
    make_manuscript,
    make_scheduled,
    make_signed,
    make_source,
    make_staff,
)

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = ("articles", "0034_sent_forms")


def migrate_back():
    """Go back to the version before, and give its models."""
    call_command("migrate", *BEFORE, verbosity=0)
    return MigrationExecutor(connection).loader.project_state(BEFORE).apps


def migrate():
    call_command("migrate", verbosity=0)


@pytest.fixture
def at_home():
    """Leave the database as the code needs it, however the test ends."""
    yield
    migrate()


@pytest.fixture
def pieces(at_home):
    """Pieces of every kind, by name, made by this version."""
    return {
        "manuscript": make_manuscript(),
        "signed off": make_signed(make_manuscript()),
        "public": make_article(),
        "scheduled": make_scheduled(timezone.now() + timedelta(days=1)),
        "print": make_article(stage=Stage.PRINTED, source=make_source()),
    }


def column(pieces, name):
    rows = dict(Article.objects.values_list("pk", name))
    return {kind: rows[piece.pk] for kind, piece in pieces.items()}


def test_pieces_begin_their_chain_anew_and_readers_notice_nothing(pieces):
    seen = [column(pieces, name) for name in ("visibility", "published_at", "live_revision")]
    before = dict(migrate_back().get_model("articles", "Article").objects.values_list("pk", "stage"))
    migrate()
    assert {kind: before[piece.pk] for kind, piece in pieces.items()} == {
        "manuscript": "manuscript",
        "signed off": "signed-off",
        "public": "signed-off",
        "scheduled": "signed-off",
        "print": "printed",
    }
    assert column(pieces, "stage") == {kind: "printed" if kind == "print" else "manuscript" for kind in pieces}
    assert [column(pieces, name) for name in ("visibility", "published_at", "live_revision")] == seen
    assert not Signature.objects.exists()
    released = pieces["public"], pieces["scheduled"]
    on_record = Entry.objects.filter(action=EntryAction.TAKE_OVER).values_list("article", "revision")
    assert set(on_record) == {(piece.pk, piece.live_revision_id) for piece in released}
    assert {row.article.pk: row.is_from_before for row in unsigned_pieces()} == dict.fromkeys(
        (piece.pk for piece in released), True
    )


def test_old_reviews_are_entries_that_sign_nothing_and_who_could_act_still_can(at_home):
    article, user, chief = (
        make_manuscript(),
        make_staff("方责编", "change_article"),
        make_staff("秦总", "sign_off_article"),
    )
    editor, nobody = make_editor("方责编", user=user), make_editor("齐主任")
    Group.objects.filter(name="主任").delete()
    reviews = migrate_back().get_model("articles", "Review").objects
    told = {"article_id": article.pk, "revision": 1, "digest": "0" * 64}
    told["signed_at"] = signed = timezone.now() - timedelta(days=3)
    reviews.create(stage="first-review", verdict="approved", reviewer_id=editor.pk, **told)
    reviews.create(stage="second-review", verdict="sent-back", reviewer_id=nobody.pk, reason="数字不符。", **told)
    migrate()
    first, second = Entry.objects.filter(article=article.pk).order_by("pk")
    assert (first.actor, first.actor_name, first.action, first.at) == (user, "方责编", "review", signed)
    assert "初审" in first.message
    assert (second.actor.is_active, second.actor_name, second.reason) == (False, "齐主任", "数字不符。")
    assert not Signature.objects.exists()
    assert {"通联", "责编", "主任", "总编", "校对"} <= set(Group.objects.values_list("name", flat=True))
    user, chief = (User.objects.get(pk=account.pk) for account in (user, chief))
    assert all(chief.has_perm(f"articles.{act}_article") for act in ("release", "withdraw", "hold", "reopen"))
    assert not chief.has_perm("articles.review_final_article")
    assert [user.has_perm(f"articles.{act}_article") for act in ("submit", "release")] == [True, False]
