"""How to cite an article: a line in the form of GB/T 7714—2015, for a piece of a newspaper or of a site."""

from articles.chinese.punctuation import widen
from articles.enums import BylineRole
from articles.models import Article

NAMED = 3
UNDATED = "出版日期不详"


def cite(article: Article, paper: str, address: str) -> str:
    """Cite a published article: `甲, 乙. 题名[N]. 报名, 2026-03-05(2).`; one without a page by its web address."""
    title = widen(article.title)
    who = f"{_authors(article)}. " if article.bylines.all() else ""
    day = article.publication_date or UNDATED
    if article.page:
        page = f"({article.page.number})" if article.page.number else ""
        return f"{who}{title}[N]. {paper}, {day}{page}."
    return f"{who}{title}[EB/OL]. {paper}({day}). {address}."


def _authors(article: Article) -> str:
    """Name who wrote, else who photographed: the first three, and 等 for the others."""
    rows = article.bylines.all()
    wrote = [row for row in rows if row.role != BylineRole.PHOTOGRAPHER] or rows
    names = list(dict.fromkeys(row.name for row in wrote))
    return ", ".join([*names[:NAMED], "等"] if len(names) > NAMED else names)
