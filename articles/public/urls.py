"""Permanent addresses, from ids and never from headlines."""

from datetime import date

from django.urls import include, path, register_converter

from articles.public.views.articles import article, articles
from articles.public.views.corrections import corrections
from articles.public.views.home import home
from articles.public.views.issues import calendar, issue, issue_of_day, issues
from articles.public.views.people import correspondent, correspondents, editor, unit
from articles.public.views.search import search
from articles.public.views.tags import tag, tags
from articles.public.views.type_size import choose_type_size, type_size


class UnicodeSlug:
    """A slug as taggit makes it: words of any script, hyphens, underscores."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Day:
    """A day, as in `2025-04-28`."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(Day, "day")
register_converter(UnicodeSlug, "unicode-slug")

urlpatterns = [
    path("", home, name="home"),
    # The paper
    path("issues/", issues, name="issues"),
    path("issues/calendar/", calendar, name="calendar"),
    path("issues/<int:pk>/", issue, name="issue"),
    path("issues/<day:day>/", issue_of_day, name="issue-of-day"),
    path("articles/", articles, name="articles"),
    path("articles/<int:pk>/", article, name="article"),
    path("corrections/", corrections, name="corrections"),
    # People
    path("correspondents/", correspondents, name="correspondents"),
    path("correspondents/<int:pk>/", correspondent, name="correspondent"),
    path("editors/<int:pk>/", editor, name="editor"),
    path("units/<int:pk>/", unit, name="unit"),
    # Subjects
    path("tags/", tags, name="tags"),
    path("tags/<unicode-slug:slug>/", tag, name="tag"),
    # Reading
    path("type-size/", choose_type_size, name="choose-type-size"),
    path("type-size.css", type_size, name="type-size"),
    # Search
    path("search/", search, name="search"),
    # Machines
    path("", include("articles.public.machine_urls")),
]
