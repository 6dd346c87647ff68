"""Notice numbering that the paper broke: 一、二、其三、四. The text stays as printed."""

from collections.abc import Sequence

from articles.chinese.ordinals import broken_numbers, ordinal
from articles.codes import NoteCode
from articles.importing.records import Note, ParsedBlock


def check_numbering(body: Sequence[ParsedBlock]) -> tuple[Note, ...]:
    """Note each crosshead whose number is not the one that is due, or is due but set in another form."""
    counted = [(block, found) for block in body if block.kind == "crosshead" and (found := ordinal(block.text))]
    if len(counted) < 2:
        return ()
    return tuple(
        Note(
            NoteCode.NUMBERING,
            counted[broken.index][0].lines[0],
            {"printed": counted[broken.index][1].printed, "form": broken.form, "due": broken.due},
        )
        for broken in broken_numbers(found for _, found in counted)
    )
