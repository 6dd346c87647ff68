import django.utils.timezone
from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Coalesce


def end_what_has_ended(apps, schema_editor):
    """Runs of the version before are over: those that never said so were killed."""
    runs = apps.get_model("articles", "ImportRun").objects
    runs.update(seen_at=Coalesce("finished_at", "started_at"))
    runs.exclude(finished_at=None).update(state="finished")
    runs.filter(finished_at=None).update(state="broken-off", finished_at=F("started_at"))


class Migration(migrations.Migration):
    """A run says how it stands, and when it last landed a page."""

    dependencies = [("articles", "0016_login_tries")]

    operations = [
        migrations.AddField(
            model_name="importrun",
            name="seen_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="last page at"),
        ),
        migrations.AddField(
            model_name="importrun",
            name="state",
            field=models.CharField(
                choices=[("running", "running"), ("finished", "finished"), ("broken-off", "broken off")],
                default="running",
                max_length=20,
                verbose_name="state",
            ),
        ),
        migrations.RunPython(end_what_has_ended, migrations.RunPython.noop),
    ]
