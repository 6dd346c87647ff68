"""What a reader typed, read as terms that must all be found."""

import re
import unicodedata

from articles.search.folding import fold

LONGEST = 100
QUOTES = '"“”„‟＂'
# 春耕 “备耕 现场会”: white space parts terms, but not inside quotation marks
TERM = re.compile(rf"(?:[^\s{QUOTES}]|[{QUOTES}][^{QUOTES}]*[{QUOTES}]|[{QUOTES}])+")
NOT_TYPED = frozenset({"Cc", "Cs"})


def tidy(typed: str) -> str:
    """Write what was typed on one line, without what no keyboard types."""
    return " ".join("".join(" " if unicodedata.category(sign) in NOT_TYPED else sign for sign in typed).split())


def read_terms(typed: str) -> tuple[str, ...]:
    """Give the folded terms, each once; what has neither letter nor figure nor character is none."""
    folded = (fold(term) for term in TERM.findall(typed))
    return tuple(dict.fromkeys(term for term in folded if any(sign.isalnum() for sign in term)))
