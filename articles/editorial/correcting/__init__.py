"""更正: what was wrong and what is right, signed, told to readers, and printed in the next issue on the same page."""

from articles.editorial.correcting.making import correct, retract
from articles.editorial.correcting.owed import owed_corrections
from articles.editorial.correcting.printing import note_printed, printable_pages

__all__ = ["correct", "note_printed", "owed_corrections", "printable_pages", "retract"]
