"""The lists that every reader asks for, as keys in their order: whatever is public now, the newest first."""

from django.db.models import BigIntegerField, DateTimeField

from articles.models import Article, Issue
from articles.public.reading.paging import PreparedKeys
from articles.public.reading.prepared import Given

_NOW, _KEY = Given("now", DateTimeField()), Given("pk", BigIntegerField())
_ARTICLES = Article.objects.published(_NOW).newest_first()

ALL_ARTICLES = PreparedKeys(_ARTICLES)
ARTICLES_BY = PreparedKeys(_ARTICLES.by(_KEY))  # a correspondent
ARTICLES_OF_UNIT = PreparedKeys(_ARTICLES.of_unit(_KEY))
ARTICLES_TAGGED = PreparedKeys(_ARTICLES.tagged(_KEY))
ALL_ISSUES = PreparedKeys(Issue.objects.published(_NOW).newest_first())
