"""Short lines over a text: heads, or the cut beginning of a paragraph, by how well the text goes on with them."""

from itertools import pairwise

from articles.chinese.text import ends_sentence
from articles.importing.page.settled.line import NO_TITLE, SIGNS, Found, Page, Seen
from articles.importing.words.lexicon import shipped

# a column leaves no more characters of a paragraph alone that could be taken for a head
LONGEST = 24
# from which log-odds on a text goes on with a line, as the lexicon has it
_STEPS = (
    (0.2, "text goes on surely"),
    (-0.2, "text goes on"),
    (-0.45, "text may go on"),
    (-1.2, ""),
)
_ELSE = "text begins anew"
# what begins no paragraph
_GOES_ON = frozenset(",。、;:!?)》”’…%")
# what begins with the name of its column, as no paragraph does
_NAMED, _BRACKETS = frozenset({"rubric", "rubric bracket", "rubric bracket before"}), "([【〔"


def find_seams(page: Page) -> Found:
    """Find lines between blank lines with which the text under them goes on, or plainly does not.

    Only on pages of blocks: of printed lines nearly all are cut, and their measure tells more.
    """
    if not page or any(name.startswith("printed ") for name in page[0].names):
        return
    for at, (one, after) in enumerate(pairwise(page)):
        stands_apart = after.line.gap and (one.line.gap or not at)
        if stands_apart and after.is_text and _may_be_cut(one) and (name := _seam(one, after)):
            yield at, name


def _seam(one: Seen, after: Seen) -> str:
    """Say how a text goes on with a line; nothing where that is open."""
    if after.text[0] in _GOES_ON:
        return "text goes on surely"
    goes_on = shipped().goes_on(one.text, after.text)
    return next((name for least, name in _STEPS if goes_on > least), _ELSE)


def _may_be_cut(one: Seen) -> bool:
    has_column = one.has(_NAMED) or one.text[0] in _BRACKETS
    return one.size <= LONGEST and not ends_sentence(one.text) and not has_column and not one.has(NO_TITLE | SIGNS)
