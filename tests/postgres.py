"""A throwaway PostgreSQL for one command: `python -m tests.postgres COMMAND…` runs it with `DATABASE_URL` set.

The cluster is fresh, listens on a Unix socket alone, trades safety for speed, and is gone when the command ends.
Where no PostgreSQL is installed the command is skipped with one plain line; in CI that is a failure.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

DEBIAN_HOME = Path("/usr/lib/postgresql")
SERVER_USER = "postgres"  # PostgreSQL refuses to run as root
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "max_connections=50")


def find_binaries(home: Path = DEBIAN_HOME) -> Path | None:
    """Find the newest installed server's folder of programs."""
    versions = [path.parent for path in home.glob("*/bin/initdb")]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


@contextmanager
def temporary_cluster(binaries: Path) -> Iterator[str]:
    """Run a cluster with an empty database while the block lasts; give its `DATABASE_URL`."""
    directory = Path(tempfile.mkdtemp(prefix="newsroom-postgres-"))
    data, log = directory / "data", directory / "log"
    identity = _server_identity()
    if identity:
        os.chown(directory, identity["user"], identity["group"])

    def run(program: str, *arguments: str | Path) -> None:
        subprocess.run(
            [binaries / program, *arguments],
            check=True,
            cwd=directory,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **identity,
        )

    options = " ".join(f"-c {option}" for option in FAST)
    try:
        run("initdb", "-D", data, "-U", SERVER_USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-D", data, "-l", log, "-o", f"-k {directory} {options}", "-w", "start")
        try:
            run("createdb", "-h", directory, "-U", SERVER_USER, "newsroom")
            yield f"postgresql://{SERVER_USER}@/newsroom?host={quote(str(directory))}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(directory)


def _server_identity() -> dict[str, int]:
    """Say as whom the server runs, for `subprocess`: as its own user when we are root, else as we are."""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam(SERVER_USER)
    return {"user": user.pw_uid, "group": user.pw_gid}


def main(command: list[str]) -> int:
    """Run a command against a throwaway cluster and hand on its exit status."""
    binaries = find_binaries()
    if binaries is None:
        print("PostgreSQL is not installed, so nothing was run on it. Remedy: apt-get install postgresql")
        return 1 if os.environ.get("CI") else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the cluster is stopped
    with temporary_cluster(binaries) as url:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
