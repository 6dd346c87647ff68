"""What an article's text says of its order: counts that run on, names that are given in full before they are bare."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from articles.chinese.ordinals import ordinal
from articles.chinese.text import HAN, half_width
from articles.importing.records import ParsedBlock

_COUNTED = {"首先": 1, "其次": 2, "再次": 3, "此外": 8, "另外": 8, "最后": 9, "一方面": 1, "另一方面": 2}
_COUNTING = re.compile("|".join(sorted(_COUNTED, key=len, reverse=True)) + "|(?P<is>[一二三四五六])是(?=[^否])")
# …。|林晓禾|说 · “|合作社|还…: a clause begins with the bare name of who speaks or acts
_BARE = re.compile(
    rf"(?:^|[。!?,;:、“”])([{HAN}·]{{2,6}}?)"
    "(?:说|表示|介绍|告诉|认为|坦言|强调|指出|透露|解释|回忆|称|笑着|感慨|补充|建议|分析|呼吁|还|也|对|向|在|则|又)"
)
# No name holds these: they are pronouns, particles, and words of time and place.
_NO_NAME = frozenset(
    "他她它我你们的了是在这那其有一不与和对为从到中也就都而及等上下以可要会能将并使把被但因如所当据此该本每各某还又再更最很"
    "同去今近目前日年月天时之于则由向让给说称"
)
# 镇农机站站长|林晓禾, but not 和|林晓禾: what stands right before a name that is given in full
_IN_FULL = re.compile(rf"(?![和与对向由给请把被的让据在是等到为从跟同如比叫像])[{HAN}”》)]")
# 农机先行|,抢出好农时: what a lead calls the section
_PHRASE = re.compile(rf"[{HAN}]{{2,}}")
# Names that are looked for: no article of print has more, and more would only take time.
MOST_NAMES = 200


def introductions(texts: Sequence[str]) -> tuple[Mapping[int, bool], ...]:
    """Give for each name that is in full in one block and bare in another: which blocks hold it, and in full or not.

    A person or a body is introduced by office, trade or full name before the bare name is used. `texts` are folded.
    """
    found = (
        {at: form for at, text in enumerate(texts) if (form := _form(name, text)) is not None} for name in _bare(texts)
    )
    return tuple(forms for forms in found if len(set(forms.values())) == 2)


def counted(body: Sequence[ParsedBlock]) -> dict[int, int]:
    """Give the blocks that begin with a number, printed or said, with that number."""
    return {at: count for at, block in enumerate(body) if (count := count_of(block.text))}


def sections(body: Sequence[ParsedBlock]) -> tuple[dict[int, int], ...]:
    """Give the counts that part an article: the numbers of its crossheads, and their places in the lead's list."""
    crossheads = [at for at, block in enumerate(body) if block.kind == "crosshead"]
    lead = half_width(body[0].text)
    numbered = {at: count for at, count in counted(body).items() if at in crossheads}
    phrases = {at: match[0] for at in crossheads if (match := _PHRASE.match(half_width(body[at].text)))}
    listed = {at: lead.index(phrase) for at, phrase in phrases.items() if phrase in lead}
    return numbered, listed


def count_of(text: str) -> int | None:
    """Give the number that a text begins with, printed (三、 其三 三是) or said (首先, 其次)."""
    if number := ordinal(text):
        return number.number
    if match := _COUNTING.match(half_width(text)):
        return "一二三四五六".index(match["is"]) + 1 if match["is"] else _COUNTED[match[0]]
    return None


def _bare(texts: Iterable[str]) -> Iterator[str]:
    names = dict.fromkeys(name for text in texts for name in _BARE.findall(text))
    return islice((name for name in names if _NO_NAME.isdisjoint(name)), MOST_NAMES)


def _form(name: str, text: str) -> bool | None:
    """Tell whether a text gives a name in full where it first has it; None where it does not have it."""
    at = text.find(name)
    return None if at < 0 else at > 0 and bool(_IN_FULL.match(text[at - 1]))
