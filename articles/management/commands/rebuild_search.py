"""`manage.py rebuild_search`: make the search index anew; see docs/readers.md."""

from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Article
from articles.search import rebuild


class Command(BaseCommand):
    help = _("Make the search index anew, while the site serves.")

    def handle(self, *args: Any, **options: Any) -> None:
        indexed = 0
        with tqdm(total=Article.objects.count(), unit="篇", disable=None, leave=False) as bar:
            for batch in rebuild():
                indexed += batch
                bar.update(batch)
        self.stdout.write(_("Indexed %(count)d articles.") % {"count": indexed})
