import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.editorial.content.comparing import Run, RunKind
from articles.editorial.content.comparing.characters import compare_texts

texts = st.one_of(st.text(max_size=40), st.text(st.sampled_from("水到田头了，。12"), max_size=60))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", ""),
        ("水到田头", "水到田头", "水到田头"),
        ("", "水到田头", "[+水到田头]"),
        ("水到田头", "", "[-水到田头]"),
        ("春水流到了北坡的田头", "春水流到了南坡的田头", "春水流到了[-北][+南]坡的田头"),
        ("水渠长12.5公里，灌田310亩", "水渠长12.8公里，灌田310亩", "水渠长[-12.5][+12.8]公里，灌田310亩"),
        ("请书记王芳到高坡村调研春耕", "请区长李敏到石坡村调研春耕", "请[-书记王芳到高][+区长李敏到石]坡村调研春耕"),
        ("他说水到了田头", "晚稻收割已过大半", "[-他说水到了田头][+晚稻收割已过大半]"),
        ("水渠修好了。孩子们去书屋。", "水渠修好了。\n孩子们去书屋。", "水渠修好了。[+\n]孩子们去书屋。"),
    ],
)
def test_compare_texts_marks_what_a_person_changed(before: str, after: str, told: str) -> None:
    assert told_of(compare_texts(before, after)) == told


@given(texts, texts)
def test_compare_texts_gives_both_texts_back(before: str, after: str) -> None:
    runs = compare_texts(before, after)
    assert "".join(run.text for run in runs if run.kind != RunKind.ADDED) == before
    assert "".join(run.text for run in runs if run.kind != RunKind.REMOVED) == after


@given(texts, texts)
def test_compare_texts_keeps_no_confetti(before: str, after: str) -> None:
    runs = compare_texts(before, after)
    between = [run for run in runs[1:-1] if run.kind == RunKind.KEPT]
    assert [run.text for run in between if len(run.text) < 2] == []


def test_compare_texts_of_long_texts_looks_at_each_character_a_few_times() -> None:
    """A long text is parted at what stands in it once: no stretch is compared with all of the other."""
    before = "".join(chr(0x4E00 + number * 7 % 9973) for number in range(20_000))
    after = before[:5000] + "新" * 400 + before[5000:15_000] + before[15_200:]
    assert [run.kind for run in compare_texts(before, after)] == [
        RunKind.KEPT,
        RunKind.ADDED,
        RunKind.KEPT,
        RunKind.REMOVED,
        RunKind.KEPT,
    ]


def told_of(runs: tuple[Run, ...]) -> str:
    marks = {RunKind.KEPT: "{}", RunKind.ADDED: "[+{}]", RunKind.REMOVED: "[-{}]"}
    return "".join(marks[run.kind].format(run.text) for run in runs)
