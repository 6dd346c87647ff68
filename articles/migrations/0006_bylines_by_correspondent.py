import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_taggings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="byline",
            name="correspondent",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bylines",
                to="articles.correspondent",
                verbose_name="correspondent",
            ),
        ),
        migrations.AddIndex(
            model_name="byline",
            index=models.Index(fields=["correspondent", "article"], name="byline_by_correspondent"),
        ),
    ]
