"""Bring an archive that an earlier version made to this one: how long it takes, and whether readers notice.

    .venv/bin/python -m benchmarks.migrate_archive COMMIT [--articles 20000]                    # SQLite
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.migrate_archive COMMIT    # a throwaway PostgreSQL

The tree of COMMIT is laid out in a temporary folder; its own code makes the archive and the pages before, this code
migrates it and makes the pages after. Then it is migrated back, and the earlier code makes its pages once more.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.table import head, say

HERE = Path(__file__).resolve().parent.parent
SEEN = Path(__file__).with_name("pages_seen.py")
APPLIED = re.compile(r"(?:Applying|Unapplying) (?P<name>\S+?)\.\.\. OK")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="of the version that makes the archive")
    parser.add_argument("--articles", type=int, default=20_000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        before = Path(folder, "before")
        _lay_out(options.commit, before)
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/archive.sqlite3")
        vendor = os.environ["DATABASE_URL"].partition(":")[0]
        _manage(before, "migrate", "--verbosity=0")
        _manage(before, "load_demo", f"--articles={options.articles}")
        head(f"{options.articles:,} articles of {options.commit}, {vendor}")
        seen = _pages(before, Path(folder, "before.json"))
        _migrate(HERE)
        _compare("pages that differ after it", seen, _pages(HERE, Path(folder, "after.json")))
        _migrate(HERE, "articles", _last_migration(before))
        _compare("pages that differ when migrated back", seen, _pages(before, Path(folder, "back.json")))


def _lay_out(commit: str, folder: Path) -> None:
    """Lay out the files of a commit."""
    packed = subprocess.run(["git", "archive", commit], cwd=HERE, check=True, capture_output=True).stdout  # noqa: S607
    folder.mkdir()
    tar = folder.with_suffix(".tar")
    tar.write_bytes(packed)
    with tarfile.open(tar) as files:
        files.extractall(folder, filter="data")


def _last_migration(tree: Path) -> str:
    return max(path.stem for path in Path(tree, "articles", "migrations").glob("0*.py"))


def _manage(tree: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=tree, check=True, stdout=subprocess.DEVNULL)


def _migrate(tree: Path, *target: str) -> None:
    """Migrate, and print how long that took, and which migrations took longest."""
    start = time.perf_counter()
    steps = sorted(_applied(tree, target), key=lambda step: -step[1])
    say("migrating back" if target else "migrating", f"{time.perf_counter() - start:.1f} s", "seconds")
    for name, seconds in steps[:5]:
        say(f"  {name}", f"{seconds:.1f} s")


def _applied(tree: Path, target: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    command = [sys.executable, "-u", "manage.py", "migrate", "--no-color", *target]
    last = time.perf_counter()
    with subprocess.Popen(command, cwd=tree, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            now = time.perf_counter()
            if found := APPLIED.search(line):
                yield found["name"], now - last
            last = now
    if process.returncode:
        raise SystemExit("It cannot be migrated.")


def _pages(tree: Path, out: Path) -> dict[str, str]:
    subprocess.run([sys.executable, SEEN, out], cwd=tree, check=True)
    pages: dict[str, Any] = json.loads(out.read_text())
    return pages


def _compare(what: str, before: dict[str, str], after: dict[str, str]) -> None:
    different = [url for url in before if before[url] != after.get(url)]
    say(what, f"{len(different):,} of {len(before):,}", "0", reached=not different)
    for url in different[:5]:
        say(f"  {url}", "")


if __name__ == "__main__":
    main()
