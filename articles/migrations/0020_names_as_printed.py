from django.db import migrations, models
from django.db.models import OuterRef, Subquery

AT_ONCE = 500


def name_as_recorded(apps, schema_editor):
    """Name everybody and every unit as their records do, which is what readers have seen so far."""
    byline, credit, *named = (
        apps.get_model("articles", name) for name in ("Byline", "Credit", "Correspondent", "Editor", "Unit")
    )
    person, editor, unit = (
        Subquery(model.objects.filter(pk=OuterRef(end)).values("name")[:1])
        for model, end in zip(named, ("correspondent", "editor", "unit"), strict=True)
    )
    byline.objects.update(name=person)
    byline.objects.exclude(unit=None).update(unit_name=unit)
    credit.objects.update(name=editor)


def name_as_printed(apps, schema_editor):
    """Name as printed whose record has been renamed since the import.

    A name that the import read, and that nobody bears any more, is what the record was called. Where somebody does bear
    it, an editor may have put another person in that place: the record's name stays.
    """
    models_ = {name: apps.get_model("articles", name) for name in ("Correspondent", "Editor", "Unit")}
    known = {name: set(model.objects.values_list("name", flat=True)) for name, model in models_.items()}
    _correct(
        apps, "Article", "Byline", "article", _people, {"name": known["Correspondent"], "unit_name": known["Unit"]}
    )
    _correct(apps, "Page", "Credit", "page", _staff, {"name": known["Editor"]})


def check_keys(apps, schema_editor):
    """Have PostgreSQL check the foreign keys of what was written now: a table with checks to come cannot be altered."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _correct(apps, owner, row, end, read, known):
    owners, rows = (apps.get_model("articles", name).objects for name in (owner, row))
    keys = sorted(set(rows.order_by().values_list(end, flat=True)))
    for start in range(0, len(keys), AT_ONCE):
        batch = keys[start : start + AT_ONCE]
        memories = owners.filter(pk__in=batch).exclude(imported=None).values_list("pk", "imported")
        stored = {}
        for each in rows.filter(**{f"{end}__in": batch}).order_by(end, "position"):
            stored.setdefault(getattr(each, f"{end}_id"), []).append(each)
        changed = [each for pk, memory in memories for each in _misnamed(stored.get(pk, []), list(read(memory)), known)]
        rows.bulk_update(changed, [*known])


def _misnamed(rows, printed, known):
    """Name the rows by what stands in their places, if both have the same labels; give those that were named anew."""
    printed = list({(names["name"], label): (label, names) for label, names in printed}.values())
    if [row.label for row in rows] != [label for label, _ in printed]:
        return
    for row, (_, names) in zip(rows, printed, strict=True):
        new = {
            field: name
            for field, name in names.items()
            if name and getattr(row, field) and name not in known[field] and name != getattr(row, field)
        }
        for field, name in new.items():
            setattr(row, field, name)
        if new:
            yield row


def _people(memory):
    text = {**memory, **memory.get("whole", {})}
    for person in text.get("byline", []):
        yield person.get("role", ""), {"name": person.get("name", ""), "unit_name": person.get("unit", "")}


def _staff(memory):
    for credit in memory.get("imprint", {}).get("credits", []):
        for name in credit.get("names", []):
            yield " ".join(credit.get("roles", [])), {"name": name}


class Migration(migrations.Migration):
    """Bylines and credits keep the names of their day, whatever becomes of the records that they lead to."""

    dependencies = [("articles", "0019_search_bylines")]

    operations = [
        migrations.AddField(
            model_name="byline",
            name="name",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="name as printed"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="byline",
            name="unit_name",
            field=models.CharField(blank=True, default="", max_length=100, verbose_name="unit as printed"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="credit",
            name="name",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="name as printed"),
            preserve_default=False,
        ),
        migrations.RunPython(name_as_recorded, migrations.RunPython.noop),
        migrations.RunPython(name_as_printed, migrations.RunPython.noop),
        migrations.RunPython(check_keys, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="byline",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True)
                & models.Q(("unit", None), models.Q(("unit_name", ""), _negated=True), _connector="OR"),
                name="byline_named",
                violation_error_message="A byline names its person, and the unit if it has one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credit",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="credit_named",
                violation_error_message="A credit names its person.",
            ),
        ),
    ]
