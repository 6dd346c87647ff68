from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_bylines_by_correspondent"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["id", "visibility", "published_at"], name="article_public_by_key"),
        ),
    ]
