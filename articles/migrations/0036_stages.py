"""Stages say what a piece waits for. What the version before had signed off, or called reviewed, begins its chain anew.

Readers go on seeing what they see, and what was to come out does; it is put on record that this was released without
signatures (`editorial/chain/report.py` asks for it). Rows of the old reviews, of which no one knows which words they saw,
are kept on record.
"""

from django.conf import settings
from django.db import migrations
from django.db.models import Case, F, Value, When

AT_ONCE = 1000
SYSTEM = "system@newsroom"
STEPS = {
    "first-review": "初审",
    "second-review": "复审",
    "final-review": "终审",
    "first-proof": "一校",
    "second-proof": "二校",
    "third-proof": "三校",
}
VERDICTS = {"approved": "通过", "sent-back": "退回"}


def begin_anew(apps, schema_editor):
    pieces = apps.get_model("articles", "Article").objects.exclude(stage="printed")
    pieces.update(stage="manuscript", stage_since=F("updated_at"))
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table with checks pending


def name_as_before(apps, schema_editor):
    """Name the stages as the version before does."""
    signed = ("first-proof", "second-proof", "third-proof", "ready")
    pieces = apps.get_model("articles", "Article").objects.exclude(stage="printed")
    pieces.update(stage=Case(When(stage__in=signed, then=Value("signed-off")), default=Value("manuscript")))
    schema_editor.connection.check_constraints()


def keep_reviews_on_record(apps, schema_editor):
    reviews, entry = apps.get_model("articles", "Review").objects, apps.get_model("articles", "Entry")
    last = 0
    while rows := list(reviews.filter(pk__gt=last).select_related("article", "reviewer").order_by("pk")[:AT_ONCE]):
        user = system_user(apps)
        entry.objects.bulk_create(entry_of(entry, row, user) for row in rows)
        last = rows[-1].pk
    schema_editor.connection.check_constraints()


def entry_of(entry, row, user):
    return entry(
        actor=row.reviewer.user or user,
        actor_name=row.reviewer.name,
        action="review" if row.verdict == "approved" else "send-back",
        article_id=row.article_id,
        model="articles.article",
        object_id=str(row.article_id),
        object_name=(row.article.headline or row.article.body)[:200],
        message=f"{STEPS[row.stage]} {VERDICTS[row.verdict]}（第{row.revision}版，旧版本系统的记录，不作签发依据）",
        reason=row.reason,
        facts={"stage": row.stage, "verdict": row.verdict, "revision": row.revision, "digest": row.digest},
        at=row.signed_at,
    )


def keep_releases_on_record(apps, schema_editor):
    pieces, entry = apps.get_model("articles", "Article").objects, apps.get_model("articles", "Entry")
    released = pieces.filter(visibility="published").exclude(stage="printed")
    last = 0
    while rows := list(released.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        user = system_user(apps)
        entry.objects.bulk_create(
            entry(
                actor=user,
                actor_name=user.last_name,
                action="take-over",
                article_id=row.pk,
                revision_id=row.live_revision_id,
                model="articles.article",
                object_id=str(row.pk),
                object_name=(row.headline or row.body)[:200],
                message="旧版本系统发布，当时没有逐级签字。",
            )
            for row in rows
        )
        last = rows[-1].pk
    schema_editor.connection.check_constraints()


def system_user(apps):
    """Give the account under which the newsroom acts by itself."""
    users = apps.get_model(settings.AUTH_USER_MODEL).objects
    return users.get_or_create(username=SYSTEM, defaults={"last_name": "系统", "is_active": False, "password": "!"})[0]


class Migration(migrations.Migration):
    dependencies = [("articles", "0035_signatures")]

    operations = [
        migrations.RunPython(begin_anew, name_as_before),
        migrations.RunPython(keep_reviews_on_record, migrations.RunPython.noop),
        migrations.RunPython(keep_releases_on_record, migrations.RunPython.noop),
        migrations.DeleteModel(name="Review"),
    ]
