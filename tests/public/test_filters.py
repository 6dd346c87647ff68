import pytest

from articles.public.filters import set_marked, set_title, typeset
from articles.search import Marked


@pytest.mark.parametrize(
    ("title", "markup"),
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
def test_set_title_keeps_printed_lines_and_terms_whole(title, markup):
    assert set_title(title) == markup


def test_typeset_takes_anything_that_has_a_name():
    assert typeset(ValueError("林晓禾(小)")) == "林晓禾（小）"


def test_set_marked_sets_and_marks_and_escapes():
    marked = Marked("<b>春耕,备耕&春", ((3, 5), (6, 7), (9, 10)))
    assert set_marked(marked) == "&lt;b&gt;<mark>春耕</mark>，<mark>备</mark>耕&amp;<mark>春</mark>"
    assert set_marked(Marked("", ())) == ""
