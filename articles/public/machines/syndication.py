"""The forms that a feed is written in: Atom, RSS and JSON Feed, each with the full text and every author.

Beside what Django gives a generator, an item brings `content`, the whole piece as HTML, and `authors`, pairs of a name
and a local address (empty where the name has none).
"""

import json
from typing import Any
from urllib.parse import urljoin

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date

from articles.chinese.punctuation import widen_all

# Of an item, what is HTML, and set already
MARKUP = {"description", "content"}


class FullText(SyndicationFeed):
    """A feed of whole pieces, in any form."""

    def __init__(self, **feed: Any) -> None:
        super().__init__(**widen_all(feed))

    def add_item(self, **item: Any) -> None:  # type: ignore[override]  # Django passes them by name
        """Add an item, the addresses of its authors made absolute."""
        item["authors"] = [(name, address and urljoin(self.feed["link"], address)) for name, address in item["authors"]]
        words = {name: item.pop(name) for name in item.keys() - MARKUP}
        super().add_item(**item, **widen_all(words))


class Atom(FullText, Atom1Feed):
    """Atom: RFC 4287."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(FullText, Rss201rev2Feed):
    """RSS 2.0, with the modules `content` and `dc`."""

    def rss_attributes(self) -> dict[str, str]:
        modules = {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }
        return super().rss_attributes() | modules

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _address in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


class JsonFeed(FullText):
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/."""

    content_type = "application/feed+json"

    def write(self, outfile: Any, encoding: str) -> None:
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "authors": [{"name": self.feed["author_name"]}],
            "items": [_json_item(item) for item in self.items],
        }
        outfile.write(json.dumps(feed, ensure_ascii=False).encode(encoding))


def _json_item(item: dict[str, Any]) -> dict[str, Any]:
    authors = [{"name": name} | ({"url": address} if address else {}) for name, address in item["authors"]]
    published, changed = item["pubdate"], item["updateddate"]
    dates = {"date_published": rfc3339_date(published), "date_modified": rfc3339_date(changed)} if published else {}
    return {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "content_html": item["content"],
        **dates,
        **({"authors": authors} if authors else {}),  # without, the paper's own name stands for them
        "tags": list(item["categories"]),
    }


FORMS: dict[str, type[FullText]] = {"atom": Atom, "rss": Rss, "json": JsonFeed}
