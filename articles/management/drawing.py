"""The site's icon, a folded page on red, drawn from one list of rectangles as SVG, PNG and ICO."""

import struct
import zlib
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

GRID = 16
CORNER = 2  # of the SVG alone: telephones round what they are given
RED, WHITE = (0xA8, 0x1D, 0x1D), (0xFF, 0xFF, 0xFF)

Colour = tuple[int, int, int]


class Rectangle(NamedTuple):
    """A part of the page, in units of the grid."""

    x: float
    y: float
    width: float
    height: float


PAGE = [
    Rectangle(3, 3.4, 10, 1.2),  # the nameplate
    Rectangle(3, 6.9, 4.5, 1.2),  # lines of text
    Rectangle(3, 9.4, 4.5, 1.2),
    Rectangle(3, 11.9, 4.5, 1.2),
    Rectangle(9, 7, 4, 6.1),  # a picture
]


def svg() -> str:
    """Draw the icon as SVG."""
    parts = "".join(f"M{each.x:g} {each.y:g}h{each.width:g}v{each.height:g}h-{each.width:g}z" for each in PAGE)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">'
        f'<rect width="{GRID}" height="{GRID}" rx="{CORNER}" fill="{_hex(RED)}"/>'
        f'<path d="{parts}" fill="{_hex(WHITE)}"/></svg>\n'
    )


def png(size: int) -> bytes:
    """Draw the icon so many pixels wide and high, filling the square."""
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)  # eight bits, red green blue
    rows = b"".join(b"\0" + row for row in pixels(size))  # each row as it is, without a filter
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def ico(sizes: Sequence[int]) -> bytes:
    """Put drawings of several sizes, below 256, into one file of icons."""
    pictures = [png(size) for size in sizes]
    places, offset = b"", 6 + 16 * len(pictures)
    for size, picture in zip(sizes, pictures, strict=True):
        places += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 24, len(picture), offset)
        offset += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + places + b"".join(pictures)


def pixels(size: int) -> list[bytes]:
    """Give the rows of the drawing; a pixel that the page covers in part has a part of its white."""
    spans = [
        (_covered(each.x, each.width, size), _covered(each.y, each.height, size)) for each in PAGE
    ]  # no two overlap
    rows = []
    for y in range(size):
        shares = [sum(across[x] * down[y] for across, down in spans) for x in range(size)]
        rows.append(bytes(chain.from_iterable(map(_mixed, shares))))
    return rows


def _covered(start: float, length: float, size: int) -> list[float]:
    """Say how much of each pixel of a row a line covers."""
    first, last = start * size / GRID, (start + length) * size / GRID
    return [max(0.0, min(last, at + 1) - max(first, at)) for at in range(size)]


def _mixed(share: float) -> list[int]:
    return [round(red + (white - red) * min(share, 1)) for red, white in zip(RED, WHITE, strict=True)]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
