"""Keeping tags in order: none that stands on nothing, one spelling for one tag."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.editorial.record import record
from articles.enums import EntryAction
from articles.models import Tagging


@transaction.atomic
def remove_orphaned_tags(*, by: User) -> int:
    """Remove the tags that no article has; gives how many."""
    orphans = list(Tag.objects.filter(taggings=None))
    record(by=by, action=EntryAction.DELETE, rows=orphans, message=_("No article had it."))
    Tag.objects.filter(pk__in=[tag.pk for tag in orphans]).delete()
    return len(orphans)


@transaction.atomic
def merge_tags_alike(*, by: User) -> int:
    """Merge tags that are alike but for case into the oldest of them; gives how many went."""
    kept: dict[str, Tag] = {}
    gone = 0
    for tag in Tag.objects.order_by("pk"):
        first = kept.setdefault(tag.name.lower(), tag)
        if first != tag:
            theirs = Tagging.objects.filter(tag=first).values("content_object")
            Tagging.objects.filter(tag=tag).exclude(content_object__in=theirs).update(tag=first)
            merged = _("“%(name)s” is merged into it.") % {"name": tag.name}
            record(by=by, action=EntryAction.CHANGE, rows=[first], message=merged)
            tag.delete()
            gone += 1
    return gone
