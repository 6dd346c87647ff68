"""Find the page texts that paths name: files, folders, or standard input."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from articles.codes import RefusalCode
from articles.importing.page.read import MAX_BYTES
from articles.importing.records import PageRefused

STANDARD_INPUT = "-"
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class PageText:
    """One text to import: how a person named it, its file name, and where its bytes are.

    What cannot be read carries the reason why instead.
    """

    label: str
    name: str
    path: Path | None = None
    data: bytes = b""
    refusal: PageRefused | None = None

    def bytes(self) -> bytes:
        """Read the bytes, no more than show that there are too many; raises `PageRefused`."""
        if self.refusal:
            raise self.refusal
        if self.path is None:
            return self.data
        try:
            with self.path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise _unreadable(error) from error


def find_texts(paths: Iterable[str], standard_input: BinaryIO) -> list[PageText]:
    """Give the texts that the paths name, each once, a folder's by name with page 2 before page 10."""
    texts = (text for path in dict.fromkeys(paths) for text in _texts(path, standard_input))
    return list({text.label: text for text in texts}.values())


def _texts(path: str, standard_input: BinaryIO) -> Iterator[PageText]:
    if path == STANDARD_INPUT:
        yield PageText(path, "stdin.txt", data=standard_input.read(MAX_BYTES + 1))
        return
    if not path:  # a variable of the shell that is not set, and not the current folder
        yield PageText('""', '""', refusal=PageRefused(RefusalCode.NO_NAME))
        return
    place = Path(path)
    label = printable(path)
    try:
        place.stat()
        found, barred = _texts_in(place) if place.is_dir() else ([place], [])
    except FileNotFoundError:
        yield PageText(label, label, refusal=PageRefused(RefusalCode.NOT_FOUND))
        return
    except OSError as error:
        yield PageText(label, label, refusal=_unreadable(error))
        return
    for why in barred:
        folder = printable(str(why.filename))
        yield PageText(folder, folder, refusal=_unreadable(why))
    if not found and not barred:
        yield PageText(label, label, refusal=PageRefused(RefusalCode.NO_TEXTS))
    for file in found:
        yield PageText(printable(str(file)), printable(file.name), file)


def printable(name: str) -> str:
    """Give a file's name on one line, in characters that can be shown and stored; old archives name in GB18030."""
    data = os.fsencode(name)
    shown = data.decode("utf-8", "replace")
    for encoding in ("gb18030", "utf-8"):
        with suppress(UnicodeDecodeError):
            shown = data.decode(encoding)
    return "".join(character if character.isprintable() else "\ufffd" for character in shown)


def _unreadable(error: OSError) -> PageRefused:
    return PageRefused(RefusalCode.UNREADABLE, reason=error.strerror or type(error).__name__)


def _texts_in(folder: Path) -> tuple[list[Path], list[OSError]]:
    """Give the texts in a folder and below it, and why folders could not be looked into."""
    barred: list[OSError] = []
    files = (Path(place, name) for place, _, names in os.walk(folder, onerror=barred.append) for name in names)
    found = [file for file in files if file.suffix.lower() == ".txt" and file.is_file()]
    return sorted(found, key=_in_reading_order), barred


def _in_reading_order(path: Path) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(str(path))]
