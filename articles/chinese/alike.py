"""Characters that are taken for each other: they sound alike, or look alike."""

from functools import cache
from itertools import combinations

from articles.chinese.tables import rows_of


def are_alike(one: str, other: str) -> bool:
    """Tell whether two characters sound alike, tones and zh/z, ng/n aside, or look alike."""
    sound = _sounds().get(one)
    return (sound is not None and sound == _sounds().get(other)) or frozenset((one, other)) in _pairs()


@cache
def _sounds() -> dict[str, str]:
    rows = map(str.split, rows_of("sounds.txt"))
    return {character: _plain(sound) for sound, characters in rows for character in characters}


def _plain(sound: str) -> str:
    """Give a sound without what typists and dialects mix up: zhi and zi, ying and yin."""
    if sound[:2] in ("zh", "ch", "sh"):
        sound = sound[0] + sound[2:]
    return sound.removesuffix("g") if sound.endswith("ng") else sound


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for row in rows_of("lookalikes.txt") for pair in combinations(row, 2))
