import gzip
import json

import pytest

from benchmarks.fitting.whole_articles import Article, is_tagged, read_articles

BLOCKS = [
    ("paragraph", "东河镇的晚稻开镰了,两百台农机下了田。"),
    ("crosshead", "机器快多了"),
    ("paragraph", "村民江白说:“一天能收三十亩。”"),
]


def row(**changed):
    return {
        "headline": "东河开镰",
        "kicker": None,
        "subheadline": "两百台农机下田",
        "paragraphs": [
            "本报讯(记者 林晓禾)东河镇的晚稻开镰了，两百台农机下了田。",
            "机器快多了",
            "村民江白说：“一天能收三十亩。”(林晓禾)",
            "【编辑:江白】",
        ],
        "subheadings": [1],
    } | changed


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_lines_of_json_become_articles_without_dateline_and_byline(tmp_path, name):
    data = "\n".join(json.dumps(each) for each in (row(), row(clean=False), row())).encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read_articles([tmp_path / name]) == [Article("rows", "\n东河开镰\n两百台农机下田", BLOCKS)]


def test_answers_become_articles(tmp_path):
    body = [{"kind": kind, "text": text} for kind, text in BLOCKS]
    answer = {"articles": [{"kicker": "", "headline": "东河开镰", "deck": "", "body": body}]}
    (tmp_path / "page.json").write_text(json.dumps(answer), encoding="utf-8")
    assert read_articles([tmp_path]) == [Article("answers", "\n东河开镰\n", BLOCKS)]


@pytest.mark.parametrize(
    "paragraphs", [["东河镇开镰了。"], ["白墙", "灰瓦", "青苔", "雨声"], ["小标题", "东河镇开镰了。", "机器来了。"]]
)
def test_what_is_too_short_verse_or_without_a_lead_is_left_out(tmp_path, paragraphs):
    (tmp_path / "news.jsonl").write_text(
        json.dumps(row(paragraphs=paragraphs, subheadings=[0] * (len(paragraphs) == 3)))
    )
    assert read_articles([tmp_path / "news.jsonl"]) == []


def test_a_tagged_month_is_parted_at_titles_and_datelines(tmp_path):
    texts = [
        ["东河/ns 开镰/v"],
        ["东河/ns 镇/n 的/u 晚稻/n 昨天/t 一早/t 全面/d 开镰/v 了/y 。/w"],
        ["两百/m 台/q 农机/n 一早/t 就/d 下/v 了/u 田/n ，/w 围观/v 的/u 人/n 很/d 多/a 。/w"],
        ["[东河/ns 镇/n]nt 今年/t 种/v 了/u 两万/m 亩/q 晚稻/n ，/w 长势/n 很/d 好/a 。/w"],
        ["本报讯/n 桥头/ns 村/n 的/u 会堂/n 上周/t 落成/v 了/y ，/w 能/v 坐/v 两百/m 人/n 。/w"],
    ]
    (tmp_path / "month.txt").write_text("\n".join(" ".join(line) for line in texts), encoding="utf-8")
    (found,) = read_articles([tmp_path / "month.txt"])
    assert is_tagged(found)
    assert found.titles == "东河开镰"
    assert [text for _, text in found.blocks] == [
        "东河镇的晚稻昨天一早全面开镰了。",
        "两百台农机一早就下了田,围观的人很多。",
        "东河镇今年种了两万亩晚稻,长势很好。",
    ]
