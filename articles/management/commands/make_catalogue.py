"""Bring the Chinese catalogue in line with the code: `manage.py make_catalogue`, translate, and once more.

Needs the `gettext` package for extraction and polib (extra `test`) for the rest.
"""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import BaseCommand, call_command

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "zh_Hans" / "LC_MESSAGES" / "django.po"
SCRIPTS = CATALOGUE.with_name("djangojs.po")  # kept by hand: texts of Django's scripts, not ours
FIXED = {"Content-Type": "text/plain; charset=UTF-8", "Language": "zh_Hans", "Plural-Forms": "nplurals=1; plural=0;"}


class Command(BaseCommand):
    help = "Extract the interface texts, compile the catalogue, and name what is not translated yet."

    def handle(self, *args: Any, **options: Any) -> None:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        call_command(
            "makemessages",
            locale=["zh_Hans"],
            extensions=["html", "xhtml", "xml", "py"],
            ignore_patterns=[".venv", "tests"],
            no_location=True,
            verbosity=0,
        )
        catalogue = polib.pofile(str(CATALOGUE), wrapwidth=110)
        catalogue.header = "Simplified Chinese texts of the newsroom. Written by `manage.py make_catalogue`."
        catalogue.metadata, catalogue.metadata_is_fuzzy = FIXED, False
        catalogue[:] = sorted(
            (entry for entry in catalogue if not entry.obsolete), key=lambda entry: (entry.msgid, entry.msgctxt or "")
        )
        for entry in catalogue:
            if entry.fuzzy:  # a guess of msgmerge is no translation
                entry.msgstr, entry.flags = "", [flag for flag in entry.flags if flag != "fuzzy"]
                entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
                entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None
        catalogue.save()
        CATALOGUE.with_suffix(".mo").write_bytes(catalogue.to_binary())
        SCRIPTS.with_suffix(".mo").write_bytes(polib.pofile(str(SCRIPTS)).to_binary())
        for entry in catalogue.untranslated_entries():
            self.stdout.write(f"not translated: {entry.msgid}")
