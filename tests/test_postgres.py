import os
from pathlib import Path

import psycopg
import pytest

from tests import postgres


def test_newest_server_is_found(tmp_path):
    for version in ("9.6", "15", "13"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    assert postgres.find_binaries(tmp_path) == tmp_path / "15" / "bin"


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_missing_server_is_told_and_fails_only_in_ci(monkeypatch, capsys, ci, status):
    monkeypatch.setattr(postgres, "find_binaries", lambda: None)
    monkeypatch.setenv("CI", ci)
    assert postgres.main(["false"]) == status
    assert "apt-get install postgresql" in capsys.readouterr().out


@pytest.mark.skipif(not postgres.find_binaries() and not os.environ.get("CI"), reason="PostgreSQL is not installed")
def test_cluster_has_no_port_and_leaves_nothing():
    with postgres.temporary_cluster(postgres.find_binaries()) as url, psycopg.connect(url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        directory = Path(connection.info.host)
    assert not directory.exists()
