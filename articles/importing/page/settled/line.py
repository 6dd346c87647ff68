"""A line with what is known of it, for the rules that look at lines together."""

from collections.abc import Collection, Iterator, Sequence

from articles.chinese.text import ends_sentence, half_width, length
from articles.importing.records import Line

SHORTEST_TEXT, LONGEST_HEAD = 20, 24
OPENING = frozenset({"byline marked", "byline labelled", "byline house", "byline unread"})
SIGNS = OPENING | {"byline closing", "byline bracketed", "dateline", "ends in byline", "signature", "signatures"}
# what is no title, though it stands where one does
NO_TITLE = frozenset(
    {"list mark", "caption", "notice heading", "jump alone", "jump on", "day", "navigation"}
    | {"furniture strong", "furniture whole"}
    | {f"has {kind}" for kind in ("date", "weekday", "weather", "lunar", "number", "page", "staff", "hotline", "email")}
    | {f"closing {kind}" for kind in ("source", "editor", "place-day", "salute", "written", "end-word")}
)


class Seen:
    """A line, its text folded, and the evidence at it."""

    __slots__ = ("line", "names", "size", "text")

    def __init__(self, line: Line, names: frozenset[str]) -> None:
        self.line, self.names = line, names
        self.text = half_width(line.text)
        self.size = length(line.text)

    def has(self, names: Collection[str]) -> bool:
        """Tell whether any of these names holds here."""
        return not self.names.isdisjoint(names)

    @property
    def is_head(self) -> bool:
        """Whether it is short and no sentence."""
        return self.size <= LONGEST_HEAD and not ends_sentence(self.text) and not self.has(NO_TITLE | SIGNS)

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph of some length, by its end."""
        return self.size >= SHORTEST_TEXT and ends_sentence(self.text)


Page = Sequence[Seen]
Found = Iterator[tuple[int, str]]  # at which line of the page which rule holds
