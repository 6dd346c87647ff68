"""A piece as it is read: set as a page, with what changed since somebody last had it before them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.paper.article.versions import characters_of, names_of_pages
from articles.editorial import Chain, Difference, RunKind, compare, content_at_desk
from articles.editorial.chain.received import received_by
from articles.editorial.editing.working import latest_of
from articles.enums import BlockKind, Stage
from articles.importing.persist import TracedBlock, trace
from articles.models import Article, Content, Revision
from articles.models.paper.body import count_characters

HEAD = ("kicker", "headline", "deck", "byline_raw", "dateline", "tags", "place")


@dataclass(frozen=True, slots=True)
class Since:
    """A version from which on changes can be marked, and what it is to who reads."""

    revision: Revision
    label: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What changed in a block of the body, or in a few: which ones, and, of print, the blocks of the source behind."""

    difference: Difference
    blocks: range
    traced: tuple[TracedBlock, ...] = ()

    @property
    def kind(self) -> BlockKind:
        """What the block is by now."""
        return self.difference.kinds[-1]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece as set: its titles and other fields by name, its bylines, its body; and how much was changed.

    `dropped` are the blocks of the source that nothing in the body comes from.
    """

    fields: Mapping[str, Difference]
    bylines: tuple[Difference, ...]
    body: tuple[Paragraph, ...]
    dropped: tuple[TracedBlock, ...]
    characters: int
    removed: int
    added: int
    is_changed: bool

    @property
    def is_run_in(self) -> bool:
        """Whether the dateline runs in before the first paragraph."""
        return bool(self.body) and self.body[0].kind == BlockKind.PARAGRAPH


class SinceForm(forms.Form):
    """From which version on changes are marked: the number of a revision."""

    def __init__(self, data: Any, versions: Sequence[Since]) -> None:
        super().__init__(data)
        choices = [(str(since.revision.number), since.label) for since in versions]
        self.fields = {"since": forms.ChoiceField(label=gettext_lazy("mark changes"), choices=choices)}


def versions_to_mark(piece: Article, chain: Chain, by: User, read: Revision | None = None) -> list[Since]:
    """Give the versions from which on changes can be marked, first the one that is nearest to who reads.

    That is what they have `read` a moment ago; of print what readers see; what they signed themselves last; what the
    last signer passed on; what they received, before their own changes.
    """
    found: dict[int, Since] = {}
    for since in (*_nearest(piece, chain, by, read), *_far(piece)):
        found.setdefault(since.revision.pk, since)
    return list(found.values())


def _nearest(piece: Article, chain: Chain, by: User, read: Revision | None) -> Iterator[Since]:
    latest = latest_of(piece)
    if read and read != latest:
        yield Since(read, _("since you read it"))
    if piece.live_revision and piece.stage == Stage.PRINTED and piece.live_revision != latest:
        yield Since(piece.live_revision, _("since what readers see"))
    own = [signature for signature in chain.signatures if signature.signer_id == by.pk]
    if own:
        yield Since(own[-1].left, _("since your %(step)s") % {"step": own[-1].get_step_display()})
    signed = chain.standing or chain.signatures
    if signed:
        told = {"step": signed[-1].get_step_display(), "name": signed[-1].signer_name}
        yield Since(signed[-1].left, _("since the %(step)s of %(name)s") % told)
    elif (received := received_by(by.pk, chain, latest)) != latest:
        yield Since(received, _("since you received it"))


def _far(piece: Article) -> Iterator[Since]:
    latest = latest_of(piece)
    yield Since(latest, _("none"))
    if piece.is_public and piece.live_revision:
        yield Since(piece.live_revision, _("since what readers see"))
    if latest.number > 1:
        yield Since(piece.revisions.defer("content").get(number=1), _("since it came in"))


def sheet_of(piece: Article, since: Revision) -> Sheet:
    """Set the latest revision of a piece, marked with what changed since another one."""
    before, after = since.said, content_at_desk(piece)
    if since == piece.latest_revision:
        before = after
    found = compare(before, after, names_of_pages(before, after))
    body, dropped = _with_source(piece, after, [one for one in found if one.field == "body"])
    return Sheet(
        fields={one.field: one for one in found if one.field in HEAD},
        bylines=tuple(one for one in found if one.field == "bylines"),
        body=body,
        dropped=dropped,
        characters=count_characters(after.body),
        removed=characters_of(found, RunKind.REMOVED),
        added=characters_of(found, RunKind.ADDED),
        is_changed=any(one.is_changed for one in found),
    )


def _with_source(
    piece: Article, content: Content, body: Iterable[Difference]
) -> tuple[tuple[Paragraph, ...], tuple[TracedBlock, ...]]:
    """Put beside each block of print the lines of the page as received; a difference may hold several blocks."""
    traced = trace(piece, content.body) if piece.imported is not None else []
    present, paragraphs = traced[: len(content.body)], []
    start = 0
    for one in body:
        stop = start + _blocks_in(one)
        paragraphs.append(Paragraph(one, range(start, stop), tuple(present[start:stop])))
        start = stop
    return tuple(paragraphs), tuple(traced[len(content.body) :])


def _blocks_in(difference: Difference) -> int:
    """Count the blocks of the later text that a difference is about: none where a block was removed."""
    text = "".join(run.text for run in difference.runs if run.kind != RunKind.REMOVED)
    return text.count("\n") + 1 if text else 0
