import pytest

from articles.importing.page.decoding import decode
from articles.importing.page.read import read
from articles.importing.records import PageRefused

TEXT = (
    "镇里把河边的旧仓库改成了图书馆\n\n本报讯 昨天上午，河边的旧仓库重新开门，里面摆的不再是粮食，而是三万多册书。\n"
    "来的人里有学生，也有刚下班的工人。馆长说，晚上九点以前，谁都可以进来坐一坐。\n"
)
TRADITIONAL = (
    "鎮裡把河邊的舊倉庫改成了圖書館\n\n本報訊 昨天上午，河邊的舊倉庫重新開門，裡面擺的不再是糧食，而是三萬多冊書。\n"
    "來的人裡有學生，也有剛下班的工人。館長說，晚上九點以前，誰都可以進來坐一坐。\n"
)


def refusal(data, encoding=None):
    with pytest.raises(PageRefused) as refused:
        decode(data, encoding)
    return refused.value.code, refused.value.facts


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, TRADITIONAL], ids=["simplified", "traditional"])
def test_encoding_without_a_mark_is_found(encoding, text):
    assert decode(text.encode(encoding)) == (text, encoding)


def test_big5_is_named_and_no_nonsense_is_imported():
    assert refusal(TRADITIONAL.encode("big5")) == ("encoding-doubtful", {"used": "gb18030", "encoding": "big5"})
    assert decode(TRADITIONAL.encode("big5"), "big5") == (TRADITIONAL, "big5")


def test_big5_with_more_characters_is_named():
    more = (TRADITIONAL + "恒豐與裏外").encode("cp950")
    assert refusal(more)[1]["encoding"] in ("big5", "cp950")
    assert refusal((TRADITIONAL + "喺呢度嘅人").encode("big5hkscs"))[1]["encoding"] == "big5hkscs"


@pytest.mark.parametrize(
    ("text", "told", "meant"),
    [(TEXT, "gb18030", "utf-8"), (TEXT, "big5", "gb18030"), (TRADITIONAL, "gb18030", "big5"), (TEXT, "ascii", "utf-8")],
)
def test_the_right_encoding_is_named_where_a_wrong_one_is_told(text, told, meant):
    assert refusal(text.encode(meant), told) == ("encoding-doubtful", {"used": told, "encoding": meant})


@pytest.mark.parametrize("at", [0, 3, 40, 41])
def test_damaged_utf_8_is_refused_with_its_line_and_never_read_as_gb18030(at):
    data = f"第1版 要闻\n{TEXT}".encode()
    at += len("第1版 要闻\n".encode())
    assert refusal(data[:at] + data[at + 1 :]) == ("text-damaged", {"line": 2})


def test_utf_8_that_was_cut_off_is_damaged():
    assert refusal(f"{TEXT}河".encode()[:-1])[0] == "text-damaged"


def test_rare_characters_alone_are_no_nonsense():
    names = "睢鹿 郜鹭 蔺芃 邬漪 逄霂 仝霁 麴澍 妫昶 郏翾 鄢煜 宓翀 亓霖 昝甯 殳昉"
    assert decode(names.encode("gb18030")) == (names, "gb18030")


@pytest.mark.parametrize("end", ["\x1a", "\n\x1a", "\x1a\x1a\x1a"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_end_of_file_mark_makes_no_file_binary(end, encoding):
    assert read((TEXT + end).encode(encoding), "page.txt").lines == read(TEXT.encode(), "page.txt").lines
