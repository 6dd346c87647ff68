"""What is printed: issues, pages and articles, with their tags, corrections and errors; and the bin."""

from articles.admin.paper import article, binned, correction, issue, page, print_error, tag

__all__ = ["article", "binned", "correction", "issue", "page", "print_error", "tag"]
