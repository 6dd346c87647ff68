"""Every piece gets the revision that it stands at; what readers see is a revision from here on."""

import hashlib
import json
from collections import defaultdict

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.management.color import no_style
from django.db import migrations, models
from django.db.models import Case, F, Q, Value, When

import articles.models.imports.import_run

# How a revision says what a piece said, as it was first stored: the models of today may say it otherwise.
VERSION = 1
TITLES = ("kicker", "headline", "deck", "byline_raw", "dateline")
BYLINE = ("person", "name", "role", "label", "unit", "unit_name")
MARKS = {"crosshead": "## ", "caption": "!! "}
ESCAPE = "\\"
AT_ONCE = 500
AUTHOR = "系统"


def keep_what_is_there(apps, schema_editor):
    """Append a revision for each piece, under the number that it has counted so far, and let the piece lead to it."""
    pieces, revisions = (apps.get_model("articles", name).objects for name in ("Article", "Revision"))
    keys = list(pieces.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        batch = keys[start : start + AT_ONCE]
        bylines, tags = signed(apps, batch), tagged(apps, batch)
        revisions.bulk_create(
            revision_of(revisions.model, piece, bylines[piece.pk], tags[piece.pk])
            for piece in pieces.filter(pk__in=batch).defer("imported").order_by("pk")
        )
    pieces.filter(visibility="hidden").update(latest_revision=F("pk"))
    pieces.exclude(visibility="hidden").update(latest_revision=F("pk"), live_revision=F("pk"))
    count_on(revisions.model, schema_editor.connection)
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table with checks pending


def count_on(revision, connection):
    """Let the database give keys behind those that were given here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [revision]):
            cursor.execute(statement)


def revision_of(revision, piece, bylines, tags):
    content = {
        "version": VERSION,
        **{name: getattr(piece, name) for name in TITLES},
        "body": [block_of(line.strip()) for line in piece.body.split("\n") if line.strip()],
        "bylines": bylines,
        "tags": tags,
        "page": piece.page_id,
        "position": piece.position,
        "pictures": [],
    }
    return revision(
        pk=piece.pk,  # the table is empty: so a piece knows the key of its revision without asking
        article_id=piece.pk,
        number=piece.revision,
        content=content,
        digest=digest_of(content),
        author_name=AUTHOR,
        way="migration",
    )


def block_of(line):
    """Give kind and text of a line of a body."""
    for kind, mark in MARKS.items():
        if line.startswith(mark):
            return [kind, line.removeprefix(mark).strip()]
    return ["paragraph", line.removeprefix(ESCAPE)]


def digest_of(content):
    """Give the SHA-256 of the printed words."""
    words = [
        [content[name] for name in TITLES],
        [text for _kind, text in content["body"]],
        [[row["name"], row["label"], row["unit_name"]] for row in content["bylines"]],
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def signed(apps, batch):
    found = defaultdict(list)
    rows = apps.get_model("articles", "Byline").objects.filter(article__in=batch).order_by("article", "position")
    for row in rows:
        says = (row.correspondent_id, row.name, row.role, row.label, row.unit_id, row.unit_name)
        found[row.article_id].append(dict(zip(BYLINE, says, strict=True)))
    return found


def tagged(apps, batch):
    found = defaultdict(list)
    rows = apps.get_model("articles", "Tagging").objects.filter(content_object__in=batch).order_by("pk")
    for piece, name in rows.values_list("content_object", "tag__name"):
        found[piece].append(name)
    return found


def sign_off_what_is_public(apps, schema_editor):
    """Bring what is public to a stage from which it could be, which the version before asks for."""
    shown = apps.get_model("articles", "Article").objects.filter(visibility="published")
    off_stage = shown.exclude(stage__in=["signed-off", "printed"])
    off_stage.update(stage=Case(When(source=None, then=Value("signed-off")), default=Value("printed")))
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    """Migrated back, pieces stay as readers see them; what was said before, and what waits for release, is lost."""

    dependencies = [
        ("articles", "0024_drafts_and_presence"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "content",
                    models.JSONField(encoder=articles.models.imports.import_run.Readable, verbose_name="content"),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the text")),
                ("author_name", models.CharField(max_length=200, verbose_name="who")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("import", "import"),
                            ("edit", "edit"),
                            ("restore", "restored"),
                            ("merge", "merged"),
                            ("transcription", "transcription corrected"),
                            ("migration", "taken over from the version before"),
                        ],
                        max_length=20,
                        verbose_name="way",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="moment")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="revisions",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.revision",
                        verbose_name="based on",
                    ),
                ),
            ],
            options={
                "verbose_name": "revision",
                "verbose_name_plural": "revisions",
                "ordering": ["article", "-number"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "number"),
                        name="revision_number_unique_in_article",
                        violation_error_message="The article has a revision of this number.",
                    )
                ],
            },
        ),
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": [models.OrderBy(models.F("published_at"), descending=True, nulls_last=True), "id"],
                "permissions": [
                    ("sign_off_article", "Can sign off articles"),
                    ("correct_transcription_article", "Can correct the transcription of print"),
                    ("purge_article", "Can delete articles for ever"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="latest_revision",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
                verbose_name="latest revision",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="live_revision",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.revision",
                verbose_name="live revision",
            ),
        ),
        migrations.RunPython(keep_what_is_there, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="article", name="article_published_when_signed"),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=Q(("live_revision", None), ("visibility", "hidden"))
                | Q(Q(("visibility", "hidden"), _negated=True), ("live_revision__isnull", False)),
                name="article_live_revision_when_shown",
                violation_error_message="An article that readers see or saw, and no other, has a live revision.",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, sign_off_what_is_public),
    ]
