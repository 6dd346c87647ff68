"""What is printed: issues, pages and articles, with their tags, reviews and corrections; and the bin."""

from articles.admin.paper import article, binned, correction, issue, page, tag

__all__ = ["article", "binned", "correction", "issue", "page", "tag"]
