"""Draw the site's icons anew: `manage.py draw_icons`, after a change of `articles/management/drawing.py`."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import BaseCommand

from articles.management import drawing

FOLDER = Path(apps.get_app_config("articles").path) / "static" / "articles"
PNG = {"touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
ICO = {"favicon.ico": (16, 32, 48)}


class Command(BaseCommand):
    help = "Draw the site's icons: SVG, PNG and ICO."

    def handle(self, *args: Any, **options: Any) -> None:
        (FOLDER / "icon.svg").write_text(drawing.svg(), encoding="ascii")
        for name, size in PNG.items():
            (FOLDER / name).write_bytes(drawing.png(size))
        for name, sizes in ICO.items():
            (FOLDER / name).write_bytes(drawing.ico(sizes))
