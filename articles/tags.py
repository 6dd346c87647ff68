"""Tags as Chinese editors type them: parted by any comma, semicolon, space or control, one spelling for one tag."""

import re
import unicodedata
from collections.abc import Iterable

from taggit.models import Tag

# 城市，规划、民生；ＡＩ, and what came along unseen from a word processor
SEPARATORS = re.compile(r"[,、;\s\x00-\x1f\x7f-\x9f]+")


def split_tags(text: str | None) -> list[str]:
    """Split what was typed into names, NFKC-folded (`ＡＩ` is `AI`), each once, in the order typed."""
    folded = unicodedata.normalize("NFKC", text or "")
    return list(dict.fromkeys(filter(None, SEPARATORS.split(folded))))


def join_tags(tags: Iterable[Tag]) -> str:
    """Write tags so that `split_tags` gives them back."""
    return "、".join(sorted(tag.name for tag in tags))
