"""An issue as an e-book: EPUB 3.3, https://www.w3.org/TR/epub-33/, a document for each article, contents by page."""

from datetime import UTC
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string

from articles.models import Article, Issue
from articles.public.facts import authors, last_changed
from articles.public.syndication import readable

MEDIA_TYPE = "application/epub+zip"


def bind(issue: Issue, articles: list[Article], address: str) -> bytes:
    """Bind the published articles of an issue, at least one; `address` is its permanent one, and the book's id.

    The same articles make the same bytes.
    """
    changed = max(map(last_changed, articles)).astimezone(UTC)
    book = {
        "paper_name": settings.PAPER_NAME,
        "issue": issue,
        "articles": articles,
        "address": address,
        "modified": f"{changed:%Y-%m-%dT%H:%M:%SZ}",
    }
    documents = {
        "META-INF/container.xml": _set("container.xml", {}),
        "issue.opf": _set("issue.opf", book),
        "nav.xhtml": _set("nav.xhtml", book),
        "style.css": _set("style.css", {}),
    }
    for article in articles:
        page = {"article": article, "authors": authors(article)}
        documents[f"article-{article.pk}.xhtml"] = _set("article.xhtml", page)
    return _pack(documents, changed.timetuple()[:6])


def _set(template: str, context: dict[str, Any]) -> str:
    """Set one document, without the control characters that XML cannot hold."""
    text: str = readable(render_to_string(f"epub/{template}", context))
    return text


def _pack(documents: dict[str, str], moment: tuple[int, ...]) -> bytes:
    """Pack documents, the media type before all and uncompressed, as readers look for it."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in {"mimetype": MEDIA_TYPE, **documents}.items():
            entry = ZipInfo(name, moment)  # type: ignore[arg-type]  # six numbers
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, text)
    return packed.getvalue()
