"""What the README lists is what there is."""

import re
import tomllib

from django.conf import settings

from articles.codes import NoteCode

README = (settings.BASE_DIR / "README.md").read_text()


def section(title):
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_debian_packages_are_those_that_ci_installs():
    script = (settings.BASE_DIR / ".ci" / "run").read_text().replace("\\\n", "")
    (tested,) = re.findall(r"^apt-get install --quiet --yes --no-install-recommends (.+)$", script, re.MULTILINE)
    (named,) = re.findall(r"apt-get install --no-install-recommends (.* gettext)$", README, re.MULTILINE)
    assert named.split() == tested.split()


def test_dependencies_says_what_every_declared_package_is_for():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    declared = {re.match(r"[\w-]+", line)[0] for line in [*project["dependencies"], *extras["test"], *extras["dev"]]}
    words = set(re.findall(r"[\w-]+", section("Dependencies").lower()))
    assert declared - {"newsroom"} - words == set()


def test_every_note_of_the_import_is_explained():
    rows = re.findall(r"^\| `([a-z-]+)` \|", section("Import").partition("| note |")[2], re.MULTILINE)
    assert rows == list(NoteCode)
