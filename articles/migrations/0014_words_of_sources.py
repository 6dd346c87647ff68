import hashlib
import re

from django.core.validators import RegexValidator
from django.db import migrations, models

from articles.enums import note_kinds

AT_ONCE = 200
LINE_END = re.compile(r"\r\n|\n|\r")


def words_sum(text):
    lines = [line.rstrip() for line in LINE_END.split(text.removeprefix("\ufeff"))]
    return hashlib.sha256("\n".join(lines).rstrip().encode()).hexdigest()


def sum_words(apps, schema_editor):
    sources = apps.get_model("articles", "SourceText").objects
    keys = list(sources.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), AT_ONCE):
        rows = list(sources.filter(pk__in=keys[start : start + AT_ONCE]))
        for source in rows:
            source.words_sha256 = words_sum(bytes(source.content).decode(source.encoding, "replace"))
        sources.bulk_update(rows, ["words_sha256"])


class Migration(migrations.Migration):
    """The same page saved in another encoding, or with other line ends, is told by the sum of its words."""

    dependencies = [("articles", "0013_withdrawal_notice")]

    operations = [
        migrations.AddField(
            model_name="sourcetext",
            name="words_sha256",
            field=models.CharField(
                db_index=True, default="", editable=False, max_length=64, verbose_name="SHA-256 of the words"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(sum_words, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="sourcetext",
            name="sha256",
            field=models.CharField(
                max_length=64,
                validators=[RegexValidator("^[0-9a-f]{64}$")],
                verbose_name="SHA-256",
            ),
        ),
        migrations.AlterField(
            model_name="importnote",
            name="code",
            field=models.CharField(choices=note_kinds, max_length=30, verbose_name="kind"),
        ),
    ]
