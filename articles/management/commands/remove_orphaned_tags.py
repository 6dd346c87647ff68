"""`manage.py remove_orphaned_tags`, in place of taggit's, which looks for taggings where ours are not."""

from typing import Any

from django.utils.translation import gettext as _

from articles.editorial import remove_orphaned_tags
from articles.management.base import ActingCommand, who_acts


class Command(ActingCommand):
    help = _("Remove the tags that no article has.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("Removed %(count)d tags.") % {"count": remove_orphaned_tags(by=who_acts(options))})
