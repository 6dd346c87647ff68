"""What stands under an article's last sentence: who edited it, where it was written, that it ends here."""

from collections.abc import Sequence
from dataclasses import replace

from articles.chinese.text import ends_sentence
from articles.importing.records import Draft, Line
from articles.importing.words.closings import Closing, closes_letter, closing_kind

# of the page rather than of the article
_ASIDE = (Closing.EDITOR, Closing.END_WORD)
_SIGNED_AT = (Closing.PLACE_DAY, Closing.WRITTEN)
# no more lines than this stand under the salute of a letter, nor longer ones
MOST_SIGNING, LONGEST_SIGNING = 4, 40


def take_closings(draft: Draft) -> Draft:
    """Take the closing lines that no byline is out of the text.

    Place and day stand with the byline as printed, and so does all that is under the salute of a letter; the desk's own
    words are furniture (`asides`). What else closes a text, as the salute itself does, stays its last paragraph.
    """
    kinds = {line.number: closing_kind(line.text) for line in draft.lines if line.number in draft.closing}
    under = {line.number for line in _under_salute(draft.lines)}
    asides = tuple(line for line in draft.lines if kinds.get(line.number) in _ASIDE)
    signed = [line for line in draft.lines if line.number in under or kinds.get(line.number) in _SIGNED_AT]
    return replace(
        draft,
        lines=tuple(line for line in draft.lines if line not in signed and line not in asides),
        byline_raw=" ".join(filter(None, [draft.byline_raw, *(line.text for line in signed if line not in asides)])),
        asides=asides,
    )


def _under_salute(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the last lines of a letter, from the one under its salute on."""
    for at in range(len(lines) - 1, max(0, len(lines) - MOST_SIGNING - 2), -1):
        under = lines[at:]
        if closes_letter(lines[at - 1].text) and not any(map(_is_text, under)):
            return [line for line in under if not closes_letter(line.text)]
    return ()


def _is_text(line: Line) -> bool:
    return len(line.text) > LONGEST_SIGNING or (ends_sentence(line.text) and not closes_letter(line.text))
