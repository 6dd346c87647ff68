"""Notice numbering that the paper broke: 一、二、其三、四. The text stays as printed."""

from collections.abc import Sequence

from articles.chinese.ordinals import ordinal
from articles.codes import NoteCode
from articles.importing.records import Note, ParsedBlock


def check_numbering(body: Sequence[ParsedBlock]) -> tuple[Note, ...]:
    """Note each crosshead whose number is not the one that is due, or is due but set in another form."""
    counted = [(block, found) for block in body if block.kind == "crosshead" and (found := ordinal(block.text))]
    if len(counted) < 2:
        return ()
    form, due = counted[0][1].form, 1
    notes = []
    for block, found in counted:
        if (found.form, found.number) != (form, due):
            notes.append(Note(NoteCode.NUMBERING, block.lines[0], {"printed": found.printed, "form": form, "due": due}))
        due = found.number + 1
    return tuple(notes)
