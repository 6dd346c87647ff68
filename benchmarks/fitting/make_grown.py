"""Make `articles/chinese/tables/grown.txt`: the pairs of characters inside the common words of a word list.

    python -m benchmarks.fitting.make_grown DICT

DICT is a list of words with their frequency, one a line, as the package `jieba` carries it (`jieba/dict.txt`, version
0.42.1, MIT licence). Only pairs and no words are kept: a line holds a character and all that follow it.
"""

import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

COMMON = 400  # times that words holding the pair were counted, in the list's own corpus
TARGET = Path("articles/chinese/tables/grown.txt")
HEAD = "# Made by benchmarks/fitting/make_grown.py from the word list of jieba 0.42.1 (MIT licence). Do not edit.\n"


def main(dictionary: str) -> None:
    """Write the table and say how many pairs it holds."""
    seen: Counter[tuple[str, str]] = Counter()
    for row in Path(dictionary).read_text(encoding="utf-8").splitlines():
        word, count, *_ = row.split()
        if len(word) <= 4 and all("一" <= letter <= "鿿" for letter in word):
            seen.update(dict.fromkeys(pairwise(word), int(count)))
    followers: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in sorted(pair for pair, count in seen.items() if count >= COMMON):
        followers[first].append(second)
    rows = "".join(f"{first}{''.join(seconds)}\n" for first, seconds in followers.items())
    TARGET.write_text(HEAD + rows, encoding="utf-8")
    print(f"{sum(map(len, followers.values()))} pairs, {len(HEAD + rows)} characters")


if __name__ == "__main__":
    main(*sys.argv[1:])
