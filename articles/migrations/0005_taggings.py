"""Tags on articles in a table of our own, found by tag; bylines found by correspondent."""

import django.db.models.deletion
import taggit.managers
from django.db import migrations, models

BATCH = 1000


def bring_tags_along(apps, schema_editor):
    tagging = apps.get_model("articles", "Tagging")
    tagged = generic_rows(apps).order_by("pk").values_list("object_id", "tag_id")
    there = set(apps.get_model("articles", "Article").objects.values_list("pk", flat=True))
    tagging.objects.bulk_create(
        [tagging(content_object_id=article, tag_id=tag) for article, tag in tagged if article in there], BATCH
    )
    generic_rows(apps).delete()


def give_tags_back(apps, schema_editor):
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label="articles", model="article")
    row = apps.get_model("taggit", "TaggedItem")
    taggings = apps.get_model("articles", "Tagging").objects.order_by("pk").values_list("content_object", "tag")
    row.objects.bulk_create([row(content_type=kind, object_id=article, tag_id=tag) for article, tag in taggings], BATCH)


def generic_rows(apps):
    rows = apps.get_model("taggit", "TaggedItem").objects
    return rows.filter(content_type__app_label="articles", content_type__model="article")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_search_text"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tagging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content_object",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taggings",
                        to="taggit.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "tagging",
                "verbose_name_plural": "taggings",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["tag", "content_object"], name="tagging_by_tag")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_object", "tag"),
                        name="tagging_once",
                        violation_error_message="The article has this tag already.",
                    )
                ],
            },
        ),
        migrations.RunPython(bring_tags_along, give_tags_back),
        migrations.AlterField(
            model_name="article",
            name="tags",
            field=taggit.managers.TaggableManager(
                blank=True,
                help_text="Part tags by commas, 、 or spaces.",
                through="articles.Tagging",
                to="taggit.Tag",
                verbose_name="tags",
            ),
        ),
    ]
