import pytest

from articles.importing.page.looks import close_up


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("春 灌 开 始 前 夕", "春灌开始前夕"),
        ("河 湾 村 修好 水 渠", "河湾村修好水渠"),
        ("责编 江白 版面设计 陶宜 检校 段思远", "责编 江白 版面设计 陶宜 检校 段思远"),
        ("记者 江 白", "记者 江 白"),
        ("本报通讯员 江 白 李 满 段思远", "本报通讯员 江 白 李 满 段思远"),
    ],
)
def test_only_a_spread_line_is_closed_up(text, closed):
    assert close_up(text) == closed
