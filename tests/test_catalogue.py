import os
import shutil
import subprocess
import sys

import polib
import pytest
from django.conf import settings

from articles.management.commands.make_catalogue import CATALOGUE, SCRIPTS


@pytest.mark.parametrize("path", [CATALOGUE, SCRIPTS])
def test_every_text_is_translated(path):
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


@pytest.mark.parametrize("path", [CATALOGUE, SCRIPTS])
def test_compiled_catalogue_is_the_source_compiled(path):
    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()


@pytest.mark.skipif(not shutil.which("xgettext") and not os.environ.get("CI"), reason="needs apt-get install gettext")
def test_catalogue_holds_every_text_of_the_code(tmp_path):
    for part in ("articles", "newsroom", "templates"):
        shutil.copytree(settings.BASE_DIR / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    subprocess.run([sys.executable, "manage.py", "make_catalogue"], cwd=tmp_path, check=True)
    remade = tmp_path / CATALOGUE.relative_to(settings.BASE_DIR)
    assert CATALOGUE.read_text() == remade.read_text()
