import pytest

from articles.importing.page.furniture import join_broken
from tests.importing.cases import lines_of


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("责编:江白\n桐", ["责编:江白桐"]),
        ("新闻热线:0668—\n2960000\n校对:陶宜", ["新闻热线:0668—2960000", "校对:陶宜"]),
        ("责编:江白\n\n桐", ["责编:江白", "桐"]),
        ("检校:江白桐\n扎根大别山", ["检校:江白桐", "扎根大别山"]),
        ("责编:江白\n校对:陶宜", ["责编:江白", "校对:陶宜"]),
        ("2025年8月2日\n星期六", ["2025年8月2日", "星期六"]),
    ],
)
def test_broken_furniture_is_joined(printed, joined):
    lines = join_broken(lines_of(printed))
    assert [line.text for line in lines] == joined
    assert sum(len(line.numbers) for line in lines) == len(lines_of(printed))
