"""The small chart of 用稿统计: the pieces of each month, as bars of an SVG made on the server."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT, HEAD, FOOT = 48, 120, 16, 18  # of a month, of the tallest bar, of figures above and months below


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: where its bar stands, in the units of the drawing."""

    month: date
    count: int
    left: int
    top: int
    height: int

    @property
    def middle(self) -> int:
        return self.left + WIDTH // 2

    @property
    def figure(self) -> int:
        """The base line of the figure above the bar."""
        return self.top - 4


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, and the size of the drawing."""

    bars: list[Bar]
    width: int
    height: int = HEAD + HEIGHT + FOOT
    ground: int = HEAD + HEIGHT
    bar_width: int = WIDTH - 12

    @property
    def base(self) -> int:
        """The base line of the months below."""
        return self.height - 4


def draw(months: Sequence[tuple[date, int]]) -> Chart:
    """Draw a bar for each month; the tallest takes the whole height."""
    most = max((count for _, count in months), default=0) or 1
    bars = []
    for number, (month, count) in enumerate(months):
        height = round(count / most * HEIGHT)
        bars.append(Bar(month, count, number * WIDTH, HEAD + HEIGHT - height, height))
    return Chart(bars, len(bars) * WIDTH)
