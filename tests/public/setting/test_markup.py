from datetime import UTC, date, datetime

import pytest

from articles.public.setting.markup import marked, text, time, title
from articles.public.setting.text_blocks import SetBlock
from articles.search import Marked
from articles.templatetags.paper import typeset


@pytest.mark.parametrize(
    ("words", "markup"),
    [
        ("春风吹绿 东河两岸", "<span>春风吹绿</span> <span>东河两岸</span>"),
        ("　春风　吹绿 ", "<span>春风</span> <span>吹绿</span>"),
        ("东河: 春风吹绿", "<span>东河：春风吹绿</span>"),
        ("唱好“五河同治”之歌", "<span>唱好<span>“五河同治”</span>之歌</span>"),
        ("“五河同治”", "<span><span>“五河同治”</span></span>"),
        ("“一句引得太长的话不必成块”", "<span>“一句引得太长的话不必成块”</span>"),
        ("春耕<b>&“<i>”", "<span>春耕&lt;b&gt;&amp;<span>“&lt;i&gt;”</span></span>"),
        ("", ""),
    ],
)
def test_title_keeps_printed_lines_and_terms_whole(words, markup):
    assert title(words) == markup


def test_typeset_takes_anything_that_has_a_name():
    assert typeset(ValueError("林晓禾(小)")) == "林晓禾（小）"


def test_marked_sets_and_marks_and_escapes():
    found = Marked("<b>春耕,备耕&春", ((3, 5), (6, 7), (9, 10)))
    assert marked(found) == "&lt;b&gt;<mark>春耕</mark>，<mark>备</mark>耕&amp;<mark>春</mark>"
    assert marked(Marked("", ())) == ""


def test_text_sets_each_kind_of_block():
    blocks = [
        SetBlock("crosshead", "一、抢农时"),
        SetBlock("paragraph", "天未亮,下田<b>。", "本报讯(记者 林晓禾)"),
        SetBlock("caption", "图为春耕"),
        SetBlock("paragraph", "收工。"),
    ]
    assert text(blocks, 3).splitlines() == [
        '<div class="text">',
        '<h3 class="crosshead">一、抢农时</h3>',
        '<p><b class="dateline">本报讯（记者 林晓禾）</b> 天未亮，下田&lt;b&gt;。</p>',
        '<p class="caption">图为春耕</p>',
        "<p>收工。</p>",
        "</div>",
    ]


def test_time_goes_by_the_paper_s_clock():
    assert time(date(2026, 3, 5)) == '<time datetime="2026-03-05">2026年3月5日</time>'
    midnight = datetime(2026, 3, 4, 16, microsecond=25, tzinfo=UTC)
    assert time(midnight) == '<time datetime="2026-03-05T00:00:00+08:00">2026年3月5日</time>'
