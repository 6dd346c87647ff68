import os
import shutil
import subprocess
import sys

import polib
import pytest
from django.conf import settings

from articles.management.commands.make_catalogue import CATALOGUE


def test_every_text_is_translated():
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


def test_compiled_catalogue_is_the_source_compiled():
    assert CATALOGUE.with_suffix(".mo").read_bytes() == polib.pofile(str(CATALOGUE)).to_binary()


@pytest.mark.skipif(not shutil.which("xgettext") and not os.environ.get("CI"), reason="needs apt-get install gettext")
def test_catalogue_holds_every_text_of_the_code(tmp_path):
    for part in ("articles", "newsroom", "templates"):
        shutil.copytree(settings.BASE_DIR / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    subprocess.run([sys.executable, "manage.py", "make_catalogue"], cwd=tmp_path, check=True)
    remade = tmp_path / CATALOGUE.relative_to(settings.BASE_DIR)
    assert CATALOGUE.read_text() == remade.read_text()
