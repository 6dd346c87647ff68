import pytest

from articles.chinese.alike import are_alike


@pytest.mark.parametrize("pair", ["记纪", "华花", "志自", "英因", "未末", "晴睛", "颖颍"])
def test_characters_are_taken_for_each_other(pair):
    assert are_alike(*pair)
    assert are_alike(*reversed(pair))


@pytest.mark.parametrize("pair", ["国民", "明亮", "A记", "𠮷𠮶", "记。"])
def test_characters_are_told_apart(pair):
    assert not are_alike(*pair)
