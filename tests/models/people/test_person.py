import pytest

from articles.models import Correspondent, Editor


@pytest.mark.parametrize("model", [Correspondent, Editor])
def test_namesakes_are_told_apart_by_their_distinction(model):
    assert str(model(name="林晓禾")) == "林晓禾"
    assert str(model(name="林晓禾", distinction="小")) == "林晓禾（小）"
