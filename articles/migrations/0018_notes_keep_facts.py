from django.db import migrations, models

import articles.models.fields
import articles.models.imports.import_run

AT_ONCE = 500
# The facts from which this version makes the sentence of a note; where a row has them, its sentence goes.
FACTS = {
    "order-restored": {"joined", "moved", "evidence"},
    "order-unsure": {"starts", "searched"},
    "cut-unsure": set(),
    "title-unsure": {"count"},
    "byline-unsure": {"text"},
    "credit-joint": {"roles", "names"},
    "date-missing": {"not_before"},
    "numbering": {"printed", "form", "due"},
    "jump-missing": {"page", "onward"},
    "jump-joined": {"page", "onward", "title"},
    "jump-parted": {"page", "title"},
    "unplaced": {"text", "notice"},
    "damaged": {"characters"},
    "kept-edited": {"fields"},
    "vanished": {"title"},
}


def drop_sentences(apps, schema_editor):
    """Drop the sentence of each note whose facts are known, and write the facts so that they can be searched."""
    notes = apps.get_model("articles", "ImportNote").objects
    keys = list(notes.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        rows = list(notes.filter(pk__in=keys[start : start + AT_ONCE]))
        for row in rows:
            if row.code in FACTS and row.facts.keys() >= FACTS[row.code]:
                row.text = ""
        notes.bulk_update(rows, ["text", "facts"])


class Migration(migrations.Migration):
    """Notes keep facts; the sentence is made when it is shown."""

    dependencies = [("articles", "0017_state_of_runs")]

    operations = [
        migrations.AlterField(
            model_name="importnote",
            name="facts",
            field=models.JSONField(
                blank=True,
                default=dict,
                editable=False,
                encoder=articles.models.imports.import_run.Readable,
                verbose_name="facts",
            ),
        ),
        migrations.AlterField(
            model_name="importnote",
            name="text",
            field=articles.models.fields.CleanTextField(blank=True, default="", verbose_name="text"),
        ),
        migrations.RunPython(drop_sentences, migrations.RunPython.noop),
    ]
