"""The virtual environment that `quickstart.py` makes, mends and fills, and what it says when that fails."""

import base64
import hashlib
import shutil
import subprocess
import sys
import zipfile

import pytest

import quickstart

# The environment --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bare_environment(tmp_path_factory):
    """An environment with nothing but pip."""
    made = tmp_path_factory.mktemp("bare") / ".venv"
    subprocess.run([quickstart.BASE_PYTHON, "-m", "venv", made], check=True)
    for path in made.glob("lib/python3*/site-packages/*"):
        if path.is_dir() and not path.name.startswith("pip"):
            shutil.rmtree(path)  # setuptools, of which Python 3.11 still makes a part
    return made


def digest(text):
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def make_wheel(folder, name):
    """Make a package of one module; give the line of a lock that names it."""
    path, about = folder / f"{name}-1.0-py3-none-any.whl", f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "SEASON = 'spring'\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{file},sha256={digest(text)},{len(text)}\n" for file, text in files.items())
    files[f"{about}/RECORD"] = f"{record}{about}/RECORD,,\n"
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
    return f"{name} @ {path.as_uri()} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class Checkout:
    """A checkout with locks of small packages of its own, and no `.venv`; `.ran` lists what was started in it."""

    def __init__(self, path, bare_environment, monkeypatch):
        self.path, self.ran, self.monkeypatch = path, [], monkeypatch
        self.bare_environment, self.run = bare_environment, quickstart.run
        path.mkdir()
        monkeypatch.setattr(quickstart, "run", self.start)
        self.settle(path)
        for lock in quickstart.LOCKS:
            (path / lock).write_text(make_wheel(path, lock.removesuffix(".txt").replace("-", "_")))

    def settle(self, path):
        """Be at a place."""
        self.monkeypatch.chdir(path)
        venv = path / ".venv"
        for name, value in {"HERE": path, "VENV": venv, "PYTHON": venv / "bin" / "python"}.items():
            self.monkeypatch.setattr(quickstart, name, value)
        self.path = path

    def start(self, command, failure):
        """Start pip, and copy an environment that was made before, which is faster than to make one."""
        if "venv" in command:
            shutil.rmtree(command[-1], ignore_errors=True)
            shutil.copytree(self.bare_environment, command[-1], symlinks=True)
            self.ran.append("venv")
        else:
            self.run(command, failure)
            self.ran.append(command[-1])

    def install(self, *locks):
        """Install, and give what was started for it."""
        self.ran.clear()
        for lock in locks or ["requirements.txt"]:
            quickstart.install(lock)
        return self.ran

    def packages(self):
        return next((self.path / ".venv" / "lib").glob("python3*/site-packages"))


@pytest.fixture
def checkout(tmp_path, bare_environment, monkeypatch):
    return Checkout(tmp_path / "my paper", bare_environment, monkeypatch)


@pytest.fixture
def installed(checkout):
    checkout.install()
    return checkout


ANEW = ["venv", "requirements.txt"]


def test_install_makes_the_environment_once(checkout):
    assert checkout.install() == ANEW
    assert (checkout.packages() / "requirements.py").read_text() == "SEASON = 'spring'\n"
    assert checkout.install() == []


def test_install_of_another_lock_keeps_the_first(installed):
    assert installed.install("requirements-test.txt", "requirements.txt") == ["requirements-test.txt"]


def test_install_follows_a_changed_lock(installed):
    (installed.path / "requirements.txt").write_text(make_wheel(installed.path, "ploughing"))
    assert installed.install() == ["requirements.txt"]
    assert (installed.packages() / "ploughing.py").exists()


def test_what_somebody_installed_besides_is_left_there(installed):
    word = make_wheel(installed.path, "besides").split(" --hash")[0]
    subprocess.run([quickstart.PYTHON, "-m", "pip", "install", "--quiet", word], check=True)
    assert installed.install() == ["requirements.txt"]
    assert (installed.packages() / "besides.py").exists()
    assert installed.install() == []


def lose_python(checkout):
    quickstart.PYTHON.unlink()


def replace_python_by_one_of_another_version(checkout):
    checkout.packages().parent.rename(checkout.packages().parent.parent / "python3.1")


def replace_python_by_one_that_does_not_run(checkout):
    quickstart.PYTHON.unlink()
    quickstart.PYTHON.write_text("an executable of another machine")
    quickstart.PYTHON.chmod(0o755)


def lose_pip(checkout):
    shutil.rmtree(checkout.packages() / "pip")


def lose_a_file(checkout):
    (checkout.packages() / "requirements.py").unlink()


def cut_a_file_short(checkout):
    (checkout.packages() / "requirements.py").write_text("SEA")


def lose_a_record(checkout):
    (checkout.packages() / "requirements-1.0.dist-info" / "RECORD").unlink()


def lose_what_a_package_is_called(checkout):
    (checkout.packages() / "requirements-1.0.dist-info" / "METADATA").unlink()


@pytest.mark.parametrize(
    "mishap",
    [
        lose_python,
        replace_python_by_one_of_another_version,
        replace_python_by_one_that_does_not_run,
        lose_pip,
        lose_a_file,
        cut_a_file_short,
        lose_a_record,
        lose_what_a_package_is_called,
    ],
)
def test_broken_environment_is_made_anew(installed, capsys, mishap):
    mishap(installed)
    assert installed.install() == ANEW
    assert "Making .venv anew, since what is there cannot be used" in capsys.readouterr().out
    assert (installed.packages() / "requirements.py").read_text() == "SEASON = 'spring'\n"
    assert installed.install() == []


def test_environment_that_was_copied_from_elsewhere_is_made_anew(installed):
    elsewhere = installed.path.with_name("another paper")
    shutil.copytree(installed.path, elsewhere, symlinks=True)
    installed.settle(elsewhere)
    assert installed.install() == ANEW


def test_package_that_is_gone_comes_back(installed):
    for path in installed.packages().glob("requirements*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert installed.install() == ["requirements.txt"]
    assert (installed.packages() / "requirements.py").exists()


def test_install_that_was_interrupted_goes_on(installed, monkeypatch):
    def interrupt(command, failure):
        (installed.packages() / "requirements_test.py").write_text("SEA")  # of a package not yet recorded
        raise KeyboardInterrupt

    monkeypatch.setattr(quickstart, "run", interrupt)
    with pytest.raises(KeyboardInterrupt):
        installed.install("requirements-test.txt")
    monkeypatch.setattr(quickstart, "run", installed.start)
    assert installed.install("requirements-test.txt") == ["requirements-test.txt"]
    assert (installed.packages() / "requirements_test.py").read_text() == "SEASON = 'spring'\n"


def fail(output):
    """Run a command that says something and fails; give the sentence."""
    with pytest.raises(SystemExit) as stopped:
        quickstart.run([sys.executable, "-c", f"print({output!r}); raise SystemExit(1)"], "Installing failed")
    return stopped.value.code


def test_failing_command_is_told_in_one_line():
    assert fail("noise\nERROR: Cannot uninstall ploughing\nnotice") == (
        "Installing failed (ERROR: Cannot uninstall ploughing). Remedy: delete .venv, and run this again."
    )
    assert fail("noise\nno pip").startswith("Installing failed (no pip). ")
    assert fail("").startswith("Installing failed (exit status 1). ")


RETRYING = "WARNING: Retrying (Retry(total=0)) after connection broken by '{}': /simple/ploughing/\n"
NOTHING = "ERROR: No matching distribution found for ploughing==1.0"


@pytest.mark.parametrize(
    ("cause", "remedy"),
    [
        (
            "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] self-signed'))",
            "set the clock right; ",
        ),
        ("NewConnectionError('Temporary failure in name resolution')", "check the network, "),
        ("ReadTimeoutError('Read timed out.')", "check the network, "),
    ],
)
def test_failing_connection_is_told_with_its_cause(cause, remedy):
    assert fail(RETRYING.format(cause) + NOTHING).startswith(f"Installing failed ({cause}). Remedy: {remedy}")


def test_connection_that_came_back_is_not_the_cause():
    full = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    sentence = fail(RETRYING.format("ReadTimeoutError('Read timed out.')") + full)
    assert sentence == f"Installing failed ({full}). Remedy: make room on the disk, and run this again."
