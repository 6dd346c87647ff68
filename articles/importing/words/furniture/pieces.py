"""Read a line of furniture piece by piece, in any order, with whatever parts them; what is no piece is left over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from articles.chinese.text import behind, half_width, length
from articles.importing.words.furniture.forms import ANY_FORM, FORMS, SECTION_AFTER, SECTION_BESIDE, PieceKind
from articles.importing.words.furniture.staff import read_staff
from articles.importing.words.navigation import is_navigation

# no line of furniture is longer, though the whole imprint stands on it
LONGEST_FURNITURE = 400
_BETWEEN = re.compile(r"[\s|·/()<>《》\[\]【】,、;。:■●◆—…~\"“”-]*")
# where the next piece may begin, after words that are none
_WORD_END = re.compile(r"[\s|·/()《》\[\]【】,、;。]")
# kinds that a sentence or a title holds too: by themselves they say little
_WEAK = (
    PieceKind.PAPER,
    PieceKind.SECTION,
    PieceKind.WEATHER,
    PieceKind.LUNAR,
    PieceKind.WEEKDAY,
    PieceKind.DATE,
    PieceKind.SITE,
)


# what may begin in the middle of a name
_LOOSE = (PieceKind.PAPER, PieceKind.LUNAR, PieceKind.WEATHER)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of furniture: its kind, its span in the text, what it says as printed, and staff with their duties."""

    kind: PieceKind
    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Furniture:
    """A line read as furniture: its pieces in order; those of kind OTHER are words that no form knows."""

    text: str
    pieces: tuple[Piece, ...]

    @property
    def known(self) -> float:
        """The share of the characters that known pieces cover, 0 to 1."""
        covered = sum(
            length(self.text[piece.start : piece.end]) for piece in self.pieces if piece.kind != PieceKind.OTHER
        )
        left = sum(length(self.text[piece.start : piece.end]) for piece in self.others)
        return covered / max(1, covered + left)

    @property
    def others(self) -> tuple[Piece, ...]:
        """The words that are no piece."""
        return tuple(piece for piece in self.pieces if piece.kind == PieceKind.OTHER)

    @property
    def is_whole(self) -> bool:
        """Whether it is furniture from end to end."""
        return bool(self.pieces) and not self.others

    @cached_property
    def kinds(self) -> frozenset[PieceKind]:
        """The kinds of its known pieces."""
        return frozenset(piece.kind for piece in self.pieces if piece.kind != PieceKind.OTHER)

    @property
    def is_strong(self) -> bool:
        """Whether it holds what only furniture has, or a date with something beside it."""
        sure = any(kind not in _WEAK for kind in self.kinds)
        return sure or (PieceKind.DATE in self.kinds and len(self.kinds) > 1)

    @property
    def values(self) -> dict[str, str]:
        """What its pieces say, as printed: date, number, count, page, section, hotline, email; the first of each."""
        found: dict[str, str] = {}
        for piece in self.pieces:
            for name, value in piece.values.items():
                found.setdefault(name, value)
        return found


def read_furniture(text: str) -> Furniture:
    """Read a line as furniture; a line too long for it has no pieces."""
    return Furniture(text, ()) if len(text) > LONGEST_FURNITURE else _read_short(text)


@lru_cache(4_096)  # several stages ask the same of a page's lines
def _read_short(text: str) -> Furniture:
    if is_navigation(text):
        return Furniture(text, (Piece(PieceKind.NAVIGATION, 0, len(text)),))
    pieces = _read(text, among=False)
    has_staff = any(piece.kind == PieceKind.STAFF for piece in pieces)
    if not has_staff:
        # duties that are words of titles too: several are staff (统筹 江白 编辑 陶宜)
        listed = _read(text, among=True)
        pieces = listed if sum(piece.kind == PieceKind.STAFF for piece in listed) > 1 else pieces
    if has_staff and any(piece.kind == PieceKind.OTHER for piece in pieces):
        pieces = _read(text, among=True)  # beside known duties others are known too
    if all(piece.kind == PieceKind.OTHER for piece in pieces):
        return Furniture(text, ())
    return Furniture(text, tuple(pieces))


def _read(text: str, *, among: bool) -> list[Piece]:
    folded = half_width(text)
    pieces: list[Piece] = []
    at = behind(_BETWEEN, folded)
    while at < len(folded):
        piece = _piece_at(text, folded, at, pieces, among=among)
        if piece is None:
            end = _other_end(folded, at)
            start = at
            if pieces and pieces[-1].kind == PieceKind.OTHER and not folded[pieces[-1].end : at].strip():
                start = pieces.pop().start
            piece = Piece(PieceKind.OTHER, start, end)
        pieces.append(piece)
        at = behind(_BETWEEN, folded, piece.end)
    return pieces


def _piece_at(text: str, folded: str, at: int, before: list[Piece], *, among: bool) -> Piece | None:
    among = among or any(piece.kind == PieceKind.STAFF for piece in before)
    after_page = bool(before) and before[-1].kind == PieceKind.PAGE and "section" not in before[-1].values
    # 东河周刊·人物
    after_name = bool(before) and before[-1].kind == PieceKind.PAPER and folded[at - 1] in "·|/"
    beside = after_page or after_name
    if beside and (match := SECTION_AFTER.match(folded, at)):
        return _piece(PieceKind.SECTION, text, match)
    starts = partial(_starts, folded)
    if (staff := read_staff(folded, at, starts, among=among)) is None:
        if piece := _form_at(text, folded, at):
            return piece
        staff = read_staff(folded, at, starts, among=True, unknown=True) if among else None
    if staff:
        return Piece(PieceKind.STAFF, at, staff.end, roles=_as_printed(text, at, staff.roles), names=staff.names)
    match = SECTION_BESIDE.match(folded, at) if beside and not folded[at - 1].isalnum() else None
    return _piece(PieceKind.SECTION, text, match) if match else None


def _form_at(text: str, folded: str, at: int) -> Piece | None:
    for kind, form in FORMS if ANY_FORM.match(folded, at) else ():
        if match := form.match(folded, at):
            return _piece(kind, text, match)
    return None


def _piece(kind: PieceKind, text: str, match: re.Match[str]) -> Piece:
    values = {
        _VALUE.get(name, name): text[slice(*match.span(name))].strip()
        for name, found in match.groupdict().items()
        if found
    }
    return Piece(kind, match.start(), match.end(), values)


_VALUE = {"lettered": "page", "no": "number"}


def _starts(folded: str, at: int) -> bool:
    """Tell whether a piece that is no staff and no bare word begins here, so that a name ends."""
    if not ANY_FORM.match(folded, at):
        return False
    return any(kind not in _LOOSE and form.match(folded, at) for kind, form in FORMS)


def _other_end(folded: str, at: int) -> int:
    match = _WORD_END.search(folded, at + 1)
    return match.start() if match else len(folded)


def _as_printed(text: str, at: int, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Give duties in the characters of the print, which may be traditional."""
    bare = "".join(text[at : at + LONGEST_FURNITURE].split())
    folded = half_width(bare)
    found = []
    place = 0
    for role in roles:
        place = folded.index(role, place)
        found.append(bare[place : place + len(role)])
        place += len(role)
    return tuple(found)
