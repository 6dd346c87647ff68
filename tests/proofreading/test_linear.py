"""Proof-reading takes time in proportion to the length of a piece, whatever it says."""

import subprocess
import sys

# All of these take a few seconds; one alone would take minutes where time went with the square of a text's length.
CHARACTERS, LONGEST_SECONDS = 20_000, 120
REPEATED = (
    *(
        "“",
        "”",
        "“”",
        "《“",
        "(",
        "1)",
        "一是",
        "第一,",
        "①",
        "的",
        "清渠",
        "清渠清",
        "县",
        "、",
        "林晓禾、",
        "区长",
        "区长江白",
    ),
    *(
        "其中1人",
        "共9人其中",
        "2月30日",
        "今年2024年",
        "2024年1月1日",
        "占",
        "成活率",
        "三个方面",
        " ",
        "\u3000",
        "林",
        "记者 ",
    ),
    *("水渠修好了。", "a,", ",", "按装", "主任、", "1,234人"),
)
CHECK = """
from articles.proofreading import Confused, Known, Office, check
from datetime import date
from types import SimpleNamespace as Made
known = Known(
    date(2025, 4, 28), frozenset({{"林小禾", "江国记"}}), (Office("林晓禾", "东河区区长", confirmed=True),),
    (Confused("清蓝", "清澜"),), frozenset({{"河湾村委会"}}),
)
for repeated in {repeated!r}:
    text = repeated * ({characters} // len(repeated))
    body = [Made(kind="paragraph", text=text), Made(kind="crosshead", text=text)]
    body += [Made(kind="paragraph", text=repeated)] * ({characters} // 100)
    said = Made(kicker="", headline=text, deck="", byline_raw=text, dateline="", body=body, bylines=[])
    check(said, known)
print("checked all")
"""


def test_long_texts_of_repeated_signs_are_checked():
    code = CHECK.format(repeated=REPEATED, characters=CHARACTERS)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=LONGEST_SECONDS)
    assert done.stdout == "checked all\n", done.stderr
