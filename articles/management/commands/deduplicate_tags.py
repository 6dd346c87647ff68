"""`manage.py deduplicate_tags`, in place of taggit's, which looks for taggings where ours are not."""

from typing import Any

from django.utils.translation import gettext as _

from articles.editorial import merge_tags_alike
from articles.management.base import ActingCommand, who_acts


class Command(ActingCommand):
    help = _("Merge tags that are alike but for case.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("Merged %(count)d tags.") % {"count": merge_tags_alike(by=who_acts(options))})
