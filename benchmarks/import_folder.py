"""How much memory the import of a folder takes: whether it grows with the number of pages.

    .venv/bin/python -m benchmarks.import_folder [--pages 5000]                         # SQLite
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.import_folder     # PostgreSQL, a throwaway one

`import_issue FOLDER --jobs N` runs for one process and for two, each in a process and on a database of its own, over
pages of the seed's size in a temporary folder. The memory is the peak of the resident set (Linux: `VmHWM`) of the
command and of its workers together, after a fifth of the pages and at the end.
"""

import argparse
import io
import os
import time
from multiprocessing import active_children, get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.core.management import call_command  # noqa: E402 — Django is set up above
from django.db import connection  # noqa: E402

from articles.models import Page  # noqa: E402
from benchmarks.database import own_database  # noqa: E402
from benchmarks.pages import pages  # noqa: E402
from benchmarks.table import head, say  # noqa: E402

GROWTH = 1.1  # at most, for five times the pages


class Watch(io.StringIO):
    """A standard output that keeps nothing: it counts the pages reported, and looks at the memory after some."""

    def __init__(self, pages: int) -> None:
        super().__init__()
        self.pages, self.reported, self.early, self.late = pages, 0, 0.0, 0.0

    def write(self, text: str) -> int:
        """Take the report of one page."""
        self.reported += 1
        if self.reported == self.pages // 5:
            self.early = _peak()
        if self.reported == self.pages:  # the workers are still there
            self.late = _peak()
        return len(text)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=5000)
    count = parser.parse_args().pages
    head(f"A folder of {count:,} pages, {connection.vendor}")
    with TemporaryDirectory() as folder:
        for name, data in pages(count):
            path = Path(folder, "pages", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for jobs in (1, 2):
            process = get_context("spawn").Process(target=measure, args=(Path(folder), count, jobs))
            process.start()
            process.join()


def measure(folder: Path, count: int, jobs: int) -> None:
    """Import the folder and print what it took."""
    watch = Watch(count)
    with own_database(folder):
        start = time.perf_counter()
        call_command("import_issue", str(folder / "pages"), format="json", jobs=jobs, stdout=watch)
        seconds = time.perf_counter() - start
        say(f"--jobs {jobs}", f"{count / seconds:.0f} pages/s", f"{Page.objects.count():,} pages stored")
    say(f"  memory after {count // 5:,} pages", f"{watch.early:.0f} MiB")
    say(f"  memory after {count:,} pages", f"{watch.late:.0f} MiB")
    say("  growth", f"{watch.late / watch.early:.2f}", f"≤ {GROWTH:.2f}")


def _peak() -> float:
    """Give the peak memory of this process and of its workers, in MiB."""
    return sum(_peak_of(process) for process in ("self", *(child.pid for child in active_children())))


def _peak_of(process: str | int | None) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()
