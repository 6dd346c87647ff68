"""Permanent addresses, from ids and never from headlines."""

from datetime import date

from django.urls import include, path, register_converter

from articles.public.routing import read_only
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
    read_only("", home, name="home"),
    # The paper
    read_only("issues/", issues, name="issues"),
    read_only("issues/calendar/", calendar, name="calendar"),
    read_only("issues/<int:pk>/", issue, name="issue"),
    read_only("issues/<day:day>/", issue_of_day, name="issue-of-day"),
    read_only("articles/", articles, name="articles"),
    read_only("articles/<int:pk>/", article, name="article"),
    read_only("corrections/", corrections, name="corrections"),
    # People
    read_only("correspondents/", correspondents, name="correspondents"),
    read_only("correspondents/<int:pk>/", correspondent, name="correspondent"),
    read_only("editors/<int:pk>/", editor, name="editor"),
    read_only("units/<int:pk>/", unit, name="unit"),
    # Subjects
    read_only("tags/", tags, name="tags"),
    read_only("tags/<unicode-slug:slug>/", tag, name="tag"),
    # Reading
    path("type-size/", choose_type_size, name="choose-type-size"),
    read_only("type-size.css", type_size, name="type-size"),
    # Search
    read_only("search/", search, name="search"),
    # Machines
    path("", include("articles.public.machine_urls")),
]
