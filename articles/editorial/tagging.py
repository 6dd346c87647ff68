"""Keeping tags in order: none that stands on nothing, one spelling for one tag."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.editorial.editing.ready import stored_tags
from articles.editorial.editing.rearranging import append_rearranged
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction, RevisionWay
from articles.models import Article, Content, Revision, Tagging


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
            merge_tags(gone=tag, kept=first, by=by)
            gone += 1
    return gone


@transaction.atomic
def merge_tags(*, gone: Tag, kept: Tag, by: User) -> int:
    """Give the pieces of a tag another one in its place, remove it, and say how many pieces they were.

    Raises `DeskRefusal` where the two are one, or one is not there any more.
    """
    keys = _locked(Tagging.objects.filter(tag=gone).values_list("content_object", flat=True))
    tags = Tag.objects.order_by("pk").select_for_update().in_bulk([gone.pk, kept.pk])
    if len(tags) < 2:
        raise DeskRefusal(_("One of the tags is not there any more."))
    theirs = Tagging.objects.filter(tag=kept).values("content_object")
    Tagging.objects.filter(tag=gone).exclude(content_object__in=theirs).update(tag=kept)
    merged = _("“%(name)s” is merged into it.") % {"name": gone.name}
    record(by=by, action=EntryAction.MERGE, rows=[kept], message=merged, facts={"articles": keys})
    gone_name = gone.name
    Tag.objects.filter(pk=gone.pk).delete()
    note = _("Tag “%(gone)s” merged into “%(kept)s”") % {"gone": gone_name, "kept": kept.name}
    _retell(keys, [kept.name], [gone_name], by=by, note=note)
    return len(keys)


@transaction.atomic
def tag_pieces(*, articles: Iterable[int], add: Iterable[str], remove: Iterable[str], by: User) -> int:
    """Give pieces tags, take others from them, and say how many of the pieces that changes.

    A tag that is there is taken under its own name, however it is typed. Raises `DeskRefusal` where nothing is asked.
    """
    added, removed = stored_tags(add), tuple(remove)
    if not added and not removed:
        raise DeskRefusal(_("Say which tags to give or to take."))
    keys = _locked(articles)
    gone = Tagging.objects.filter(content_object__in=keys, tag__name__in=set(removed) - set(added))
    changed = set(gone.values_list("content_object", flat=True))
    gone.delete()
    tags = {tag.name: tag for tag in Tag.objects.filter(name__in=added)}
    tags |= {name: Tag.objects.create(name=name) for name in added if name not in tags}
    have = set(
        Tagging.objects.filter(content_object__in=keys, tag__name__in=added).values_list("content_object", "tag")
    )
    new = [(key, tags[name]) for key in keys for name in added if (key, tags[name].pk) not in have]
    Tagging.objects.bulk_create(Tagging(content_object_id=key, tag=tag) for key, tag in new)
    changed |= {key for key, _tag in new}
    note = " ".join([*(f"+{name}" for name in added), *(f"−{name}" for name in removed)])
    rows = Article.objects.filter(pk__in=changed)
    rows.update(updated_at=timezone.now())
    _retell(changed, added, removed, by=by, note=note)
    record(by=by, action=EntryAction.TAG, rows=rows.only("headline", "body"), message=note)
    return len(changed)


def _locked(articles: Iterable[int]) -> list[int]:
    rows = Article.objects.filter(pk__in=list(articles)).order_by("pk").select_for_update(of=("self",))
    return list(rows.values_list("pk", flat=True))


def _retell(keys: Iterable[int], added: Sequence[str], removed: Sequence[str], *, by: User, note: str) -> None:
    def retagged(_key: int, content: Content) -> Content:
        stay = [name for name in content.tags if name not in removed]
        return replace(content, tags=tuple(dict.fromkeys([*stay, *added])))

    longest = Revision._meta.get_field("note").max_length
    append_rearranged(keys, working=retagged, way=RevisionWay.EDIT, by=by, note=note[:longest])
