"""版面: a page as it is at the desk, its signatures so far, and the step that it waits for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from articles.editorial.reviewing.pages.changes import PageChange, changes_between, digests_of, replaced, shown_by
from articles.enums import Stage, Step
from articles.models import Article, Page, PageSignature, Revision

PROOFS = Step.proofs()
STEPS = (*PROOFS, Step.PASS)
SIGNED_OFF = frozenset({*Stage.proofs(), Stage.READY})


@dataclass(frozen=True)
class Layout:
    """A page as it is at the desk: its pieces that are not from print, in their order, and its signatures so far.

    `digests` are those of the revisions that were signed last and are not the latest any more.
    """

    page: Page
    pieces: Sequence[Article]
    signatures: Sequence[PageSignature]
    digests: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def next_step(self) -> Step | None:
        """The proof that the page waits for, 付印 after the three, and nothing where it has been passed as it is.

        A piece that has come later, or was signed anew, takes the page back to the first proof that it lacks.
        """
        following = STEPS.index(Step(self.signatures[-1].step)) + 1 if self.signatures else 0
        waiting = [STEPS.index(step) for piece in self.pieces if (step := Stage(piece.stage).step) in PROOFS]
        following = min([following, *waiting])
        if following == len(STEPS):
            return Step.PASS if self.changes else None
        return STEPS[following]

    @cached_property
    def standing(self) -> tuple[PageSignature, ...]:
        """The signatures that count for the step that the page waits for, in the order of the steps."""
        end = STEPS.index(self.next_step) if self.next_step else len(STEPS)
        standing: list[PageSignature] = []
        for row in self.signatures:
            place = STEPS.index(Step(row.step))
            standing = [earlier for earlier in standing if STEPS.index(Step(earlier.step)) < place] + [row]
        return tuple(row for row in standing if STEPS.index(Step(row.step)) < end)

    @cached_property
    def unsigned(self) -> tuple[Article, ...]:
        """The pieces that have not been signed off, and those that are held back: they stop proofs and 付印."""
        return tuple(piece for piece in self.pieces if piece.stage not in SIGNED_OFF or piece.held_at)

    @cached_property
    def changes(self) -> tuple[PageChange, ...]:
        """What has changed on the page since its last signature: nothing where there is none yet."""
        if not self.signatures:
            return ()
        return changes_between(shown_by(self.signatures[-1]), self.pieces, self.digests)

    @property
    def seen(self) -> dict[int, int]:
        """What somebody who has read the page has seen: the key of the revision by that of the piece, in order."""
        return {piece.pk: piece.latest_revision_id for piece in self.pieces if piece.latest_revision_id}

    @property
    def is_passed(self) -> bool:
        """Whether the page has been passed for print as it is now."""
        return bool(self.signatures) and not self.unsigned and self.next_step is None

    def awaiting(self, step: Step) -> tuple[Article, ...]:
        """Give the pieces that wait for a proof themselves."""
        return tuple(piece for piece in self.pieces if Stage(piece.stage).step == step)


def layout_of(page: Page) -> Layout:
    """Read a page as it is at the desk, in two queries, and one more where words may have changed."""
    rows = Article.objects.at_desk().filter(page=page).exclude(stage=Stage.PRINTED).order_by("position")
    pieces = with_latest(rows.without_text().select_related("latest_revision").defer("latest_revision__content"))
    (layout,) = layouts_of({page: pieces})
    return layout


def layouts_of(pieces: Mapping[Page, Sequence[Article]]) -> list[Layout]:
    """Read the signatures of pages with their pieces, in one query, and one more where words may have changed."""
    signatures: dict[int, list[PageSignature]] = defaultdict(list)
    for row in PageSignature.objects.filter(page__in=pieces).select_related("signer").order_by("pk"):
        signatures[row.page_id].append(row)
    last = {page: shown_by(signatures[page.pk][-1]) for page in pieces if signatures[page.pk]}
    digests = digests_of(key for page, then in last.items() for key in replaced(then, pieces[page]))
    return [Layout(page, rows, signatures[page.pk], digests) for page, rows in pieces.items()]


def with_latest(pieces: Iterable[Article]) -> list[Article]:
    """Read the words of the latest revision of pieces whose rows say something else; in one query, or in none."""
    rows = list(pieces)
    apart = {row.latest_revision_id for row in rows if row.is_apart and row.latest_revision_id}
    if apart:
        words = dict(Revision.objects.filter(pk__in=apart).values_list("pk", "content"))
        for row in rows:
            if row.latest_revision and row.latest_revision_id in apart:
                row.latest_revision.content = words[row.latest_revision.pk]
    return rows
