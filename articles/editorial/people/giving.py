"""Give pieces to another person: where one record turned out to be two people, and where a name may mean several."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.codes import NoteCode
from articles.editorial.editing.rearranging import append_rearranged
from articles.editorial.notes import settle_notes
from articles.editorial.people.kinds import KINDS
from articles.editorial.people.locking import lock_owners, lock_records
from articles.editorial.people.places import clashing
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction, RevisionWay
from articles.models import Byline, Content, Correspondent, ImportNote
from articles.models.words import told_once

SHOWN = 3
BYLINES = KINDS[Correspondent]


@transaction.atomic
@told_once()
def give_pieces(
    *, articles: Iterable[int], person: Correspondent, to: Correspondent, by: User, name: str | None = None
) -> int:
    """Let the bylines of a person in some pieces, given by key, lead to another, and say how many pieces they were.

    `name` narrows to bylines that print it. Printed names stay. Raises `DeskRefusal`, and changes nothing, where one of
    the two was merged meanwhile, or where the other one stands in the same role of a piece.
    """
    owners = lock_owners(BYLINES, articles)
    person, to = lock_records(BYLINES, person, to)
    _refuse_merged(person, to)
    rows = Byline.objects.filter(correspondent=person, article__in=owners).select_related("article")
    moving = list(rows if name is None else rows.filter(name=name))
    _refuse_clash(moving, to)
    Byline.objects.filter(pk__in=[row.pk for row in moving]).update(correspondent=to)
    keys = sorted({row.article_id for row in moving})
    said = {"count": len(keys), "person": person, "to": to}
    note = _("“%(person)s” is “%(to)s” here") % said
    working = partial(_given, person, to, name)
    append_rearranged(keys, working=working, way=RevisionWay.EDIT, by=by, note=note)
    message = _("%(count)d pieces by “%(person)s” given to “%(to)s”.") % said
    if keys:
        facts = {"articles": keys, "person": person.pk, "to": to.pk}
        record(by=by, action=EntryAction.GIVE, rows=[person, to], message=message, facts=facts)
    return len(keys)


@transaction.atomic
def split_off(*, articles: Iterable[int], person: Correspondent, new: Correspondent, by: User) -> int:
    """Enter a new person, who is not saved yet, and give some pieces of another to them; say how many they were.

    Raises `DeskRefusal` where somebody of this name and distinction has been entered meanwhile, and as `give_pieces`.
    """
    owners = lock_owners(BYLINES, articles)
    lock_records(BYLINES, person)
    try:
        with transaction.atomic():
            new.save()
    except IntegrityError as error:
        told = _("“%(name)s” has been entered meanwhile: give the pieces to that person.")
        raise DeskRefusal(told % {"name": new}) from error
    record(by=by, action=EntryAction.ADD, rows=[new])
    return give_pieces(articles=owners, person=person, to=new, by=by)


@transaction.atomic
def choose_namesake(*, note: ImportNote, person: Correspondent, by: User) -> None:
    """Say whom a name means that several people bear, and settle the import's doubt about it.

    Raises `DeskRefusal` where the note asks no such thing any more, or the person is none of those whom it names.
    """
    lock_owners(BYLINES, filter(None, [note.article_id]))
    asked = ImportNote.objects.select_related("article").get(pk=note.pk)
    if asked.code != NoteCode.NAMESAKES or asked.settled_at or asked.article is None:
        raise DeskRefusal(_("This note asks no longer who is meant."))
    if person not in candidates(asked):
        raise DeskRefusal(_("“%(name)s” is none of those whom the note names.") % {"name": person})
    name = str(asked.facts["name"])
    signed = Correspondent.objects.filter(bylines__article=asked.article, bylines__name=name)
    others = list(signed.exclude(pk=person.pk).distinct())
    lock_records(BYLINES, person, *others)  # all at once, by key
    for stands in others:
        give_pieces(articles=[asked.article.pk], person=stands, to=person, by=by, name=name)
    if not settle_notes(notes=ImportNote.objects.filter(pk=asked.pk), by=by):
        raise DeskRefusal(_("This note asks no longer who is meant."))


def candidates(note: ImportNote) -> list[Correspondent]:
    """Give those whom the name in a note may mean, each as the one who stands for them by now."""
    keys: Any = note.facts.get("candidates", [])
    people = Correspondent.objects.select_related("unit", "merged_into").in_bulk(keys)
    return list(dict.fromkeys(people[key].current for key in keys if key in people))


def _refuse_merged(person: Correspondent, to: Correspondent) -> None:
    if person == to:
        raise DeskRefusal(_("The pieces are by “%(name)s” already.") % {"name": to})
    for each in (person, to):
        if not each.stands:
            said = {"gone": each, "kept": each.merged_into}
            raise DeskRefusal(_("“%(gone)s” has been merged into “%(kept)s” meanwhile.") % said)


def _refuse_clash(rows: list[Byline], to: Correspondent) -> None:
    clash = clashing(BYLINES, rows, to)
    if clash:
        titles = "、".join(f"《{row.article.title}》" for row in clash[:SHOWN])
        said = {"to": to, "titles": titles, "count": len(clash)}
        raise DeskRefusal(_("“%(to)s” stands in the same role already, in %(count)d pieces: %(titles)s") % said)


def _given(person: Correspondent, to: Correspondent, name: str | None, _article: int, content: Content) -> Content:
    """Give the same places to the other in what the desk works on, but for roles in which the other stands."""
    taken = {row.role for row in content.bylines if row.person == to.pk}
    rows = (
        replace(row, person=to.pk)
        if row.person == person.pk and row.role not in taken and name in (None, row.name)
        else row
        for row in content.bylines
    )
    return replace(content, bylines=tuple(rows))
