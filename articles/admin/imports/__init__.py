"""Where a piece came from: runs of the import, the page texts that they read, and the notes that they left."""

from articles.admin.imports import import_note, import_run, source_text

__all__ = ["import_note", "import_run", "source_text"]
