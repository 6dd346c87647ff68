"""`manage.py remove_orphaned_tags`, in place of taggit's, which looks for taggings where ours are not."""

from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from articles.editorial import remove_orphaned_tags


class Command(BaseCommand):
    help = _("Remove the tags that no article has.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("Removed %(count)d tags.") % {"count": remove_orphaned_tags()})
