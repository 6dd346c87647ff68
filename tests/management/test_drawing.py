import struct
import zlib
from xml.etree import ElementTree

import pytest

from articles.management import drawing
from articles.management.commands.draw_icons import FOLDER, ICO, PNG


def read_png(data):
    """Give the width, the height and the bytes of the rows of a picture, and check its sums."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = {}, 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length]) == (zlib.crc32(kind + content),)
        chunks[kind], at = content, at + 12 + length
    return *struct.unpack(">II", chunks[b"IHDR"][:8]), zlib.decompress(chunks[b"IDAT"])


@pytest.mark.parametrize(("name", "size"), PNG.items())
def test_pictures_are_as_the_code_draws_them(name, size):
    width, height, rows = read_png((FOLDER / name).read_bytes())
    assert (width, height) == (size, size)
    assert rows == b"".join(b"\0" + row for row in drawing.pixels(size))


@pytest.mark.parametrize(("name", "sizes"), ICO.items())
def test_icons_are_as_the_code_draws_them(name, sizes):
    data = (FOLDER / name).read_bytes()
    assert struct.unpack("<HHH", data[:6]) == (0, 1, len(sizes))
    for at, size in enumerate(sizes):
        width, *_, length, offset = struct.unpack("<BBBBHHII", data[6 + 16 * at : 22 + 16 * at])
        assert width == size
        assert read_png(data[offset : offset + length]) == read_png(drawing.png(size))


def test_svg_is_as_the_code_draws_it():
    text = (FOLDER / "icon.svg").read_text()
    assert text == drawing.svg()
    assert ElementTree.fromstring(text).get("viewBox") == "0 0 16 16"  # noqa: S314 — our own


def test_page_covers_a_pixel_whole_in_part_or_not_at_all():
    middle = drawing.pixels(16)[3]  # the nameplate begins 0.4 of the way down
    red, white = bytes(drawing.RED), bytes(drawing.WHITE)
    assert middle[:3] == red
    assert red < middle[15:18] < white
    assert drawing.pixels(16)[10][30:33] == white
