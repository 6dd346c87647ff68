"""The production server as docs/operating.md starts it, on a socket of its own."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings


class Local(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(str(self.path))


@pytest.fixture
def read(tmp_path):
    """Serve an empty paper; gives a function that reads an address: its status and text."""
    guide = (settings.BASE_DIR / "docs" / "operating.md").read_text()
    (options,) = re.findall(r"^ExecStart=.*/gunicorn newsroom.wsgi (.*)$", guide, re.MULTILINE)
    path = tmp_path / "site.sock"
    options = [*options.replace("--workers 4", "--workers 1").split(), f"--bind=unix:{path}"]
    environment = {
        **os.environ,
        "DEBUG": "0",
        "SECRET_KEY": "for-a-server-that-nobody-but-a-test-ever-sees-and-no-longer",
        "ALLOWED_HOSTS": "localhost",
        "SECURE_SSL_REDIRECT": "0",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(migrate, env=environment, cwd=settings.BASE_DIR, check=True)
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", *options, "--log-level=error"]
    server = subprocess.Popen(command, env=environment, cwd=settings.BASE_DIR)

    def get(address):
        connection = Local(path)
        connection.request("GET", address)
        response = connection.getresponse()
        return response.status, response.read().decode()

    try:
        deadline = time.monotonic() + 30
        while not path.exists():
            assert time.monotonic() < deadline
            assert server.poll() is None
            time.sleep(0.05)
        yield get
    finally:
        server.terminate()
        server.wait(timeout=30)


def test_production_serves_and_answers_a_long_question_plainly(read):
    assert read("/healthz") == (200, "ok")
    assert read("/")[0] == 200
    status, text = read(f"/search/?q={quote('春' * 10_000)}")
    assert status == 200
    assert "检索词最长 100 个字" in text
