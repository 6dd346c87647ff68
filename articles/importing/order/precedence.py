"""What an article's text says of its order: counts that run on, a person in full before the bare name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from articles.importing.records import ParsedBlock
from articles.importing.words.names import SURNAMES
from articles.importing.words.shapes import ordinal
from articles.importing.words.text import HAN, half_width

_COUNTED = {"首先": 1, "其次": 2, "再次": 3, "此外": 8, "另外": 8, "最后": 9, "一方面": 1, "另一方面": 2}
_COUNTING = re.compile("|".join(sorted(_COUNTED, key=len, reverse=True)) + "|(?P<is>[一二三四五六])是(?=[^否])")
# 镇农技站站长|林晓禾 · 《|春耕|》
_IN_FULL = re.compile(rf"(?:[长记任员师者授家士官事监裁经理]|[”》)])(?=([{HAN}]{{2,4}}))")
# 林晓禾|说: a clause begins with the bare name
_BARE = re.compile(rf"(?:^|[。!?,;:“、])(?=([{HAN}]{{2,4}}))")
# 东河米业有限公司(以下简称“东河米业”)
_SHORT_FORM = re.compile(rf"[{HAN}]{{2}}[(](?:以?下?简?称)?“?([A-Za-z]{{2,8}}|[{HAN}]{{2,8}})”?[)]")
# “禾苗行动”
_QUOTED = re.compile(r"[“《]([^“”《》]{2,10})[”》]")
# 农机先行|,抢出好农时: what a lead calls the section
_PHRASE = re.compile(rf"[{HAN}]{{2,}}")
# evidence counts twice at most, so that more of one kind would only take time
MOST_OF_A_KIND = 200


@dataclass(frozen=True, slots=True)
class Precedence:
    """The text says that block `earlier` comes before block `later`; `kind` says why."""

    kind: str
    earlier: int
    later: int


def precedences(body: Sequence[ParsedBlock]) -> tuple[Precedence, ...]:
    """Give all that the text of an article says of the order of its blocks."""
    texts = [half_width(block.text) for block in body]
    found = (_names(texts), _short_forms(texts), _quotes(texts))
    return tuple(said for kind in found for said in islice(kind, MOST_OF_A_KIND))


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


def _names(texts: Sequence[str]) -> Iterator[Precedence]:
    """A person is introduced by office or trade before the bare name is used."""
    in_full = [{name[:size] for name in _IN_FULL.findall(text) for size in (2, 3, 4)} for text in texts]
    for later, text in enumerate(texts):
        seen: set[str] = set()
        for run in _BARE.findall(text):
            if run[0] not in SURNAMES:
                continue
            for name in (run[:4], run[:3], run[:2]):
                earlier = next((at for at, names in enumerate(in_full) if at != later and name in names), None)
                if earlier is not None:
                    if name not in seen and name not in in_full[later]:
                        yield Precedence("introduced", earlier, later)
                    seen.add(name)
                    break


def _short_forms(texts: Sequence[str]) -> Iterator[Precedence]:
    """A short form is explained before it is used."""
    for earlier, text in enumerate(texts):
        for short in dict.fromkeys(_SHORT_FORM.findall(text)):
            yield from (
                Precedence("explained", earlier, at) for at, t in enumerate(texts) if at != earlier and short in t
            )


def _quotes(texts: Sequence[str]) -> Iterator[Precedence]:
    """A new term stands in quotation marks first, and without them later."""
    quoted = [dict.fromkeys(_QUOTED.findall(text)) for text in texts]
    for earlier, terms in enumerate(quoted):
        for term in terms:
            for at, text in enumerate(texts):
                if at != earlier and term in text and term not in quoted[at]:
                    yield Precedence("quoted", earlier, at)
