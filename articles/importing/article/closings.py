"""What stands under an article's last sentence: who edited it, where it was written, that it ends here."""

from dataclasses import replace

from articles.importing.records import Draft
from articles.importing.words.closings import Closing, closing_kind

# of the page rather than of the article
_ASIDE = (Closing.EDITOR, Closing.END_WORD)
_SIGNED_AT = (Closing.PLACE_DAY, Closing.WRITTEN)


def take_closings(draft: Draft) -> Draft:
    """Take the closing lines that no byline is out of the text.

    Place and day stand with the byline as printed; the desk's own words are furniture (`asides`). What else closes a
    text, as the salute of a letter does, stays its last paragraph.
    """
    kinds = {line.number: closing_kind(line.text) for line in draft.lines if line.number in draft.closing}
    signed = [line.text for line in draft.lines if kinds.get(line.number) in _SIGNED_AT]
    return replace(
        draft,
        lines=tuple(line for line in draft.lines if kinds.get(line.number) not in (*_ASIDE, *_SIGNED_AT)),
        byline_raw=" ".join(filter(None, [draft.byline_raw, *signed])),
        asides=tuple(line for line in draft.lines if kinds.get(line.number) in _ASIDE),
    )
