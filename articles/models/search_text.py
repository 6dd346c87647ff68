from django.db import models

from articles.models.paper.article import Article


class SearchText(models.Model):
    """What search knows of an article, published or not: its titles and its text, folded, each line of print a line.

    Written by `articles.search` alone. The databases keep their pairs of characters in step with these rows by
    themselves: PostgreSQL by an index, SQLite by triggers (see the migration `search_text`).
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="search_text")
    titles = models.TextField(blank=True)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.titles
