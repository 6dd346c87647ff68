"""稿件: the form in which a piece is written, its list, and what is done to pieces."""

from articles.admin.paper.article import admin

__all__ = ["admin"]
