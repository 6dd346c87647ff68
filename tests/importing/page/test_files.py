import io
import json
import zipfile

import pytest

from articles.importing.page.files import kind_of
from articles.importing.page.read import MAX_BYTES, read
from articles.importing.records import PageRefused


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "春耕")
    return file.getvalue()


HTML = "<html><head><title>春耕</title></head><body>春耕开始了。</body></html>"
FILES = {
    "is-pdf": [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"%PDF-1.4\n" + b"x" * (MAX_BYTES + 1)],
    "is-word": [packed("[Content_Types].xml", "word/document.xml"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(400)],
    "is-rtf": [b"{\\rtf1\\ansi {\\fonttbl}\\'b4\\'ba}"],
    "is-html": [
        *(HTML.encode(), HTML.encode("gb18030"), HTML.encode("utf-16"), b"\n<!DOCTYPE HTML>\n" + HTML.encode()),
        "<p>春耕开始了。</p>\n<p>农机下了地。</p>\n<p>人也下了地。</p>".encode(),
        "春耕开始了。<br>农机下了地。<br/>人也下了地。<br />".encode(),
        '<b>记者</b> 江白\n<p class="text">春耕开始了。'.encode(),
        "&nbsp;&nbsp;春耕开始了。&quot;农机&#8221;下了地。".encode(),
        '<?xml version="1.0"?>\n<item>春耕开始了。</item>'.encode(),
    ],
    "is-json": [json.dumps({"title": "春耕"}).encode(), b'\xef\xbb\xbf {"a": 1}\n{"a": 2}\n', b'[{"a": 1}]'],
    "is-markdown": [
        "# 河湾村修好水渠\n\n> 记者 江白\n\n水渠修好了。".encode(),
        "水渠修好了。\n\n**人人动手**\n\n![水渠](a.jpg)".encode(),
    ],
    "is-archive": [packed("01.txt", "02.txt"), b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08\x00"],
    "is-picture": [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\x00\x00\x00\x18ftypheic"],
}
TEXTS = [
    "春风吹绿东河岸\n\n春耕开始了。",
    "[要闻]春耕开始了",
    "[1] 春耕开始了。",
    "{春耕}开始了。",
    "{}",
    "小于号<p>与大于号</p>只有一对。",
    "春耕&nbsp;开始了,1<2,甲<乙>丙。",
    "PK赛开始了。",
    "GIF是什么",
    "%春耕%",
    "# 春耕\n\n# 春灌",
    "**春耕**\n\n开始了。",
]


@pytest.mark.parametrize(("kind", "data"), [(kind, data) for kind, files in FILES.items() for data in files])
def test_file_of_another_kind_is_named(kind, data):
    assert kind_of(data) == kind
    with pytest.raises(PageRefused) as refused:
        read(data, "page.txt")
    assert refused.value.code == kind


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_no_file_of_another_kind(text, encoding):
    assert kind_of(text.encode(encoding)) is None
