"""Control characters, which no page and no feed can hold."""

import re
from typing import Any

# What neither XML nor HTML can hold, and nobody can read: the \v of a word processor, say
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def readable(value: Any) -> Any:
    """Leave the control characters out of a text, or of the texts in a list or a dictionary."""
    if isinstance(value, dict):
        return {name: readable(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [readable(each) for each in value]
    return CONTROL.sub("", value) if isinstance(value, str) else value
