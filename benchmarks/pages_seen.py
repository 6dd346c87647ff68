"""What readers see, page by page, written into a file: run inside the tree of any version, with its own code.

    python …/pages_seen.py OUT.json [--articles 200]

Addresses are those that every version has. Of the articles, so many are taken evenly from all.
"""

import argparse
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, os.getcwd())
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from articles.models import Article, Correspondent, Issue  # noqa: E402

LISTS = ("/", "/articles/", "/articles/?page=50", "/issues/", "/correspondents/", "/tags/", "/corrections/")
SEARCHES = ("/search/?q=春耕", "/search/?q=水渠", "/search/?q=志愿服务")
MACHINES = ("/feed.atom", "/sitemap.xml")


def main() -> None:
    """Write the status and the body of each page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    settings.ALLOWED_HOSTS = ["*"]
    settings.PAGE_CACHE = ""
    client = Client()
    pages = {}
    for url in addresses(options.articles):
        response = client.get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        pages[url] = f"{response.status_code} {body.decode()}"
    options.out.write_text(json.dumps(pages, ensure_ascii=False))


def addresses(count: int) -> list[str]:
    """Name the pages to look at."""
    keys = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    some = keys[:: max(1, len(keys) // count)]
    issues = Issue.objects.order_by("pk").values_list("pk", flat=True)[:5]
    people = Correspondent.objects.order_by("pk").values_list("pk", flat=True)[:10]
    return [
        *LISTS,
        *SEARCHES,
        *MACHINES,
        *(f"/articles/{key}/" for key in some),
        *(f"/articles/{key}/ninjs.json" for key in some[:20]),
        *(f"/issues/{key}/" for key in issues),
        *(f"/correspondents/{key}/" for key in people),
    ]


if __name__ == "__main__":
    main()
