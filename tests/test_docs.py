"""What the documents list is what there is."""

import re
import tomllib

import pytest
from django.conf import settings

from articles.codes import FindingCode, NoteCode

ROOT = settings.BASE_DIR
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
# [docs/import.md](docs/import.md) · ![a picture](docs/pictures/desk.png), but nothing on another site
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
# `articles/importing/pipeline.py`, `benchmarks/`, with a folder before it
PATH = re.compile(r"`((?:articles|newsroom|tests|benchmarks|templates|docs)/[\w/.-]+?)/?`")
LARGEST_README = 8 * 1024


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def section(name, title):
    return read(name).split(f"\n## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_paths_lead_somewhere(document):
    text = document.read_text(encoding="utf-8")
    targets = [document.parent / target for target in LINK.findall(text)] + [ROOT / path for path in PATH.findall(text)]
    assert [str(target.relative_to(ROOT)) for target in targets if not target.exists()] == []


def test_readme_can_be_taken_in_at_a_glance():
    assert len(read("README.md").encode()) <= LARGEST_README


def test_debian_packages_are_those_that_ci_installs():
    script = read(".ci/run").replace("\\\n", "")
    (tested,) = re.findall(r"^apt-get install --quiet --yes --no-install-recommends (.+)$", script, re.MULTILINE)
    (named,) = re.findall(r"apt-get install --no-install-recommends (.* gettext)$", read("README.md"), re.MULTILINE)
    assert named.split() == tested.split()


def test_dependencies_say_what_every_declared_package_is_for():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    declared = {re.match(r"[\w-]+", line)[0] for line in [*project["dependencies"], *extras["test"], *extras["dev"]]}
    words = set(re.findall(r"[\w-]+", section("docs/architecture.md", "Dependencies").lower()))
    assert declared - {"newsroom"} - words == set()


@pytest.mark.parametrize(
    ("document", "title"), [("docs/import.md", "Notes"), ("docs/导入.md", "三、每种提示要您做什么")]
)
def test_every_note_of_the_import_is_explained(document, title):
    rows = re.findall(r"^\| `([a-z-]+)`", section(document, title), re.MULTILINE)
    assert rows == list(NoteCode)


def test_every_finding_of_proof_reading_is_explained_with_its_severity():
    table = re.findall(r"^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \| ([ABC, ]+) \|", read("docs/proofreading.md"), re.MULTILINE)
    told = {}
    for codes, severities in table:
        names, grades = re.findall("[a-z-]+", codes), severities.split(", ")
        told |= zip(names, grades * (1 if len(grades) > 1 else len(names)), strict=True)
    assert told == {code: code.severity for code in FindingCode}
