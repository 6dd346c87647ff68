"""采编系统: Django's plain admin, one noun or theme a file. It declares; the verbs are in `articles.editorial`."""

from django.conf import settings
from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin import (
    article,
    correction,
    correspondent,
    editor,
    import_note,
    import_run,
    issue,
    page,
    review,
    source_text,
    tag,
    unit,
)

__all__ = [
    "article",
    "correction",
    "correspondent",
    "editor",
    "import_note",
    "import_run",
    "issue",
    "page",
    "review",
    "source_text",
    "tag",
    "unit",
]

admin.site.site_header = admin.site.site_title = format_lazy("{} {}", settings.PAPER_NAME, _("Newsroom desk"))
admin.site.index_title = _("Today's desk")
admin.site.empty_value_display = "—"
