"""What is printed: issues, pages and articles, with their tags, reviews and corrections."""

from articles.admin.paper import article, correction, issue, page, review, tag

__all__ = ["article", "correction", "issue", "page", "review", "tag"]
