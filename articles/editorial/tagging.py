"""Keeping tags in order: none that stands on nothing, one spelling for one tag."""

from django.db import transaction
from taggit.models import Tag

from articles.models import Tagging


def remove_orphaned_tags() -> int:
    """Remove the tags that no article has; gives how many."""
    _, gone = Tag.objects.filter(taggings=None).delete()
    count: int = gone.get(Tag._meta.label, 0)
    return count


@transaction.atomic
def merge_tags_alike() -> int:
    """Merge tags that are alike but for case into the oldest of them; gives how many went."""
    kept: dict[str, Tag] = {}
    gone = 0
    for tag in Tag.objects.order_by("pk"):
        first = kept.setdefault(tag.name.lower(), tag)
        if first != tag:
            theirs = Tagging.objects.filter(tag=first).values("content_object")
            Tagging.objects.filter(tag=tag).exclude(content_object__in=theirs).update(tag=first)
            tag.delete()
            gone += 1
    return gone
