"""Make `articles/chinese/tables/sounds.txt`: the characters of simplified Chinese by how they are read, without tones.

    python -m benchmarks.fitting.make_sounds

It needs the package `pypinyin` (0.55.0, MIT licence). The characters are those of GB 2312, each under its commonest
reading.
"""

from collections import defaultdict
from pathlib import Path

TARGET = Path("articles/chinese/tables/sounds.txt")
HEAD = "# Made by benchmarks/fitting/make_sounds.py with pypinyin 0.55.0 (MIT licence). Do not edit.\n"


def main() -> None:
    """Write the table and say how many sounds it has."""
    from pypinyin import Style, lazy_pinyin

    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    characters = "".join(cell.decode("gb2312", "ignore") for cell in cells)
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for character in characters:
        sounds[lazy_pinyin(character, style=Style.NORMAL)[0]].append(character)
    TARGET.write_text(HEAD + "".join(f"{sound} {''.join(sounds[sound])}\n" for sound in sorted(sounds)), "utf-8")
    print(f"{len(sounds)} sounds, {len(characters)} characters")


if __name__ == "__main__":
    main()
