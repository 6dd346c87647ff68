"""What stands around articles on a page: paper, date, number, page, staff, telephones, licences."""

from articles.importing.words.furniture.forms import PieceKind
from articles.importing.words.furniture.imprint import read_imprint
from articles.importing.words.furniture.pieces import Furniture, Piece, read_furniture

__all__ = ["Furniture", "Piece", "PieceKind", "read_furniture", "read_imprint"]
