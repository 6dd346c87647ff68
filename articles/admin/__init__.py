"""采编系统: Django's plain admin, one noun or theme a file.

It declares; the verbs are in `articles.editorial`, and the front page is `newsroom.desk`.
"""

from articles.admin import (
    accounts,
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
    "accounts",
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
