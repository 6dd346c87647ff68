"""Ends of articles: whether a text breaks off, and what else on the page may be the words in which one does.

A column that was cut a few words into a paragraph leaves those words alone at the foot of the article. They are short
and have no end mark, and so look like a caption, or like a title line over the next article.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.chinese.text import HAN, ends_sentence, half_width
from articles.importing.records import Draft, Line, ParsedBlock
from articles.importing.words.closings import closing_kind, is_remark
from articles.importing.words.shapes import is_caption

# 河湾村村民委员会 · 此致 敬礼 · 联系电话:0668-2960000 · 主持人:林晓禾 · 2025年4月20日
_SIGNS_OFF = re.compile(
    rf"(?:(?![在对向与和的了到把被从由])[{HAN}]){{2,20}}(?:委员会|政府|办公室|局|公司|集团|协会|学校|[中小]学|党支部)"
    rf"|(?:此致)?[ ]{{0,8}}敬礼|.{{0,30}}\d{{3,4}}-?\d{{7,8}}.{{0,10}}|[{HAN}]{{1,6}}:[^,]{{1,24}}"
    r"|(?:.{0,30}[ ])?\d{4}年\d{1,2}月(?:\d{1,2}日)?"
)


def breaks_off(block: ParsedBlock) -> bool:
    """Tell whether an article that ends with this block lacks its end."""
    text = half_width(block.text)
    ends = ends_sentence(text) or _SIGNS_OFF.fullmatch(text) or closing_kind(block.text) or is_remark(block.text)
    return block.kind == "paragraph" and not ends


def hidden_ends(draft: Draft, following: Draft | None) -> Iterator[ParsedBlock]:
    """Give what may be the cut end of an article that seems whole, as paragraphs, the likeliest first.

    That is its last block, read as a crosshead, or as a caption that has no form of one; the first title line of the
    article that follows, where another stands apart under it; and the end of that article, where it breaks off: a
    crosshead may have been taken for its title.
    """
    yield from _cut(block for block in draft.body[-1:] if block.kind != "paragraph" and not _is_formal(block))
    if following:
        titles = following.rubrics + following.titles
        if len(titles) > 1 and titles[1].gap:
            yield from _cut([ParsedBlock("paragraph", titles[0].text, titles[0].numbers)])
        yield from _cut(following.body[-1:])


def _is_formal(caption: ParsedBlock) -> bool:
    return is_caption(Line(caption.lines[0], caption.text, 0))


def _cut(blocks: Iterable[ParsedBlock]) -> Iterator[ParsedBlock]:
    return (replace(block, kind="paragraph") for block in blocks if not ends_sentence(block.text))
