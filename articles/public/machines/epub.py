"""An issue as an e-book: EPUB 3.3, https://www.w3.org/TR/epub-33/, a document for each article, contents by page."""

from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string

from articles.models import Article, Credit, Issue, Page
from articles.public.setting import labels
from articles.public.setting.article_facts import last_changed
from articles.public.setting.layout import is_one_sheet

MEDIA_TYPE = "application/epub+zip"


@dataclass(frozen=True, slots=True)
class PageOfBook:
    """A printed page with its articles and its staff; the name is empty where the issue is one sheet without any."""

    printed: Page
    name: str
    articles: list[Article]
    credits: list[labels.Labelled[Credit]]


def bind(issue: Issue, articles: list[Article], address: str) -> bytes:
    """Bind the published articles of an issue, at least one; `address` is its permanent one, and the book's id.

    The same articles make the same bytes.
    """
    pages = _pages(articles)
    changed = max(map(last_changed, articles)).astimezone(UTC)
    book = {
        "paper_name": settings.PAPER_NAME,
        "issue": issue,
        "articles": articles,
        "pages": pages,
        "address": address,
        "modified": f"{changed:%Y-%m-%dT%H:%M:%SZ}",
    }
    documents = {
        "META-INF/container.xml": _set("container.xml", {}),
        "issue.opf": _set("issue.opf", book),
        "nav.xhtml": _set("nav.xhtml", book),
        "imprint.xhtml": _set("imprint.xhtml", book),
        "cover.svg": _set("cover.svg", book),
        "style.css": _set("style.css", {}),
    }
    for page in pages:
        for article in page.articles:
            set_article = _set("article.xhtml", {"article": article, "page_name": page.name})
            documents[f"article-{article.pk}.xhtml"] = set_article
    return _pack(documents, changed.timetuple()[:6])


def _pages(articles: list[Article]) -> list[PageOfBook]:
    """Put articles, given as printed, on their pages."""
    printed = [(page, list(group)) for page, group in groupby(articles, key=lambda article: article.page) if page]
    one_sheet = is_one_sheet([page for page, _ in printed])
    return [
        PageOfBook(page, "" if one_sheet else page.name, group, labels.by_label(page.credits.all()))
        for page, group in printed
    ]


def _set(template: str, context: dict[str, Any]) -> str:
    """Set one document."""
    return render_to_string(f"epub/{template}", context)


def _pack(documents: dict[str, str], moment: tuple[int, ...]) -> bytes:
    """Pack documents, the media type before all and uncompressed, as readers look for it."""
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, text in {"mimetype": MEDIA_TYPE, **documents}.items():
            entry = ZipInfo(name, moment)  # type: ignore[arg-type]  # six numbers
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, text)
    return packed.getvalue()
