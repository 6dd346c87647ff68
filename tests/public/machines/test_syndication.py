"""What the generators add to Django's; the feeds as readers see them are in `views/test_feeds.py`."""

from articles.public.setting.characters import readable


def test_readable_drops_what_xml_cannot_hold_and_keeps_the_rest():
    values = {"title": "春\x0b耕\x00\n", "tags": ["a\x1f", "b\x85"], "authors": [("林\x08晓禾", "")], "ttl": None}
    assert readable(values) == {"title": "春耕\n", "tags": ["a", "b"], "authors": [["林晓禾", ""]], "ttl": None}
