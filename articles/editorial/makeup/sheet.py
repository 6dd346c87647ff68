"""版面单: the pages of an issue with their pieces, what each lacks, and what somebody may sign."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import User
from django.db.models import Case, Count, IntegerField, Prefetch, Q, Value, When
from django.utils import timezone

from articles.editorial.chain.known import Known, known_of
from articles.editorial.chain.signatures import CHAIN, Chain
from articles.editorial.chain.table import May
from articles.editorial.makeup.moving import stamp_of
from articles.editorial.reviewing.pages.layout import SIGNED_OFF, STEPS, Layout, layouts_of, with_latest
from articles.editorial.reviewing.pages.rights import may_page, warning_of_page
from articles.enums import Stage, Step, Visibility
from articles.models import Article, Byline, Issue, Page, PageSignature
from articles.models.paper.article_queryset import ArticleQuerySet
from articles.models.paper.body import count_characters

BEFORE_PROOFS = CHAIN[: CHAIN.index(Step.FIRST_PROOF)]
MOST_WAITING = 40
# What can be printed soonest comes first.
WAITING = (Stage.READY, *reversed(Stage.proofs()), Stage.SIGNING, *reversed(Stage.reviews()), Stage.MANUSCRIPT)


@dataclass(frozen=True)
class PieceLine:
    """One piece on a page list; of print there is no chain. `twins` say where others of its title or words stand."""

    piece: Article
    chain: Chain | None = None
    twins: tuple[Page, ...] = ()

    @property
    def is_print(self) -> bool:
        return self.piece.stage == Stage.PRINTED

    @cached_property
    def authors(self) -> str:
        """The names over or under the piece, as the desk has them."""
        piece = self.piece
        if piece.is_apart and piece.latest_revision:
            said = piece.latest_revision.said
            return "、".join(row.name for row in said.bylines) or said.byline_raw
        return "、".join(row.name for row in piece.bylines.all()) or piece.byline_raw

    @cached_property
    def characters(self) -> int:
        """The characters of its text, as the desk has it."""
        if self.piece.is_apart and self.piece.latest_revision:
            return count_characters(self.piece.latest_revision.said.body)
        counted: int = self.piece.characters
        return counted

    @property
    def missing(self) -> tuple[Step, ...]:
        """The steps of its chain that nobody has signed, as it stands."""
        if self.chain is None:
            return ()
        signed = {signature.step for signature in self.chain.standing}
        return tuple(step for step in CHAIN if step not in signed)

    @property
    def lacks(self) -> tuple[Step, ...]:
        """What is missing before its proofs, while it is not signed off."""
        if self.piece.stage in SIGNED_OFF:
            return ()
        return tuple(step for step in self.missing if step in BEFORE_PROOFS)


@dataclass(frozen=True, slots=True)
class StepOfPage:
    """A proof of a page, or 付印: its signature where it counts; of the next step whether it may be signed, or why not.

    `warning` says that the same person has signed an earlier one.
    """

    step: Step
    signature: PageSignature | None = None
    may: May | None = None
    warning: str = ""


@dataclass(frozen=True)
class PageLine:
    """One page of a page list: its pieces in order, those from print too, and its four steps."""

    layout: Layout
    pieces: tuple[PieceLine, ...]
    steps: tuple[StepOfPage, ...]

    @property
    def page(self) -> Page:
        return self.layout.page

    @property
    def is_print(self) -> bool:
        """Whether all that stands there came from print: nothing is asked for then."""
        return bool(self.pieces) and not self.layout.pieces

    @cached_property
    def characters(self) -> int:
        return sum(line.characters for line in self.pieces)

    @property
    def excess(self) -> int:
        """How many characters are there too many, where the page tells how much it holds."""
        return max(0, self.characters - self.page.measure) if self.page.measure else 0

    @property
    def stamp(self) -> str:
        """What whoever moves a piece here has seen of the page."""
        return stamp_of(line.piece.pk for line in self.pieces)


@dataclass(frozen=True, slots=True)
class Going:
    """How many pieces go with the date of an issue: those before readers now, and those to come."""

    public: int
    coming: int


def sheet_of(issue: Issue, by: User) -> list[PageLine]:
    """Read the page list of an issue, as somebody has it before them.

    Takes the same number of queries however many pages and pieces there are, and a few more where words have changed.
    """
    pages = list(Page.objects.filter(issue=issue).defer("imported", "imprint_lines"))
    for page in pages:
        page.issue = issue
    found = with_latest(_read(Article.objects.in_issue(issue)).order_by("position", "pk"))
    on_page: dict[int | None, list[Article]] = defaultdict(list)
    for piece in found:
        on_page[piece.page_id].append(piece)
    at_desk = [piece for piece in found if piece.stage != Stage.PRINTED]
    layouts = layouts_of({page: [row for row in on_page[page.pk] if row.stage != Stage.PRINTED] for page in pages})
    known = known_of(at_desk, by, {row.signer for layout in layouts for row in layout.standing})
    twins = _twins(found, {page.pk: page for page in pages})
    return [_page_line(layout, on_page[layout.page.pk], known, twins, by) for layout in layouts]


def unplaced(words: str = "") -> tuple[list[PieceLine], int]:
    """Give pieces that wait for a place, those that can be printed soonest first, and how many there are.

    They stand on no page, no reader sees them, and nobody declined them; `words` have to stand in the headline.
    """
    rows = Article.objects.filter(page=None, visibility=Visibility.HIDDEN, stage__in=WAITING, continues=None)
    if words.strip():
        rows = rows.filter(headline__icontains=words.strip())
    order = Case(*(When(stage=stage, then=Value(at)) for at, stage in enumerate(WAITING)), output_field=IntegerField())
    count = rows.at_desk().count()
    found = _read(rows).order_by(order, "-stage_since", "-pk")[:MOST_WAITING]
    return [PieceLine(piece) for piece in found], count


def going_with(issue: Issue) -> Going:
    """Count the pieces that go with the date of an issue."""
    bound, now = Article.objects.in_issue(issue).bound_to_issue(is_dated=issue.date is not None), timezone.now()
    counted = bound.aggregate(
        public=Count("pk", filter=Q(published_at__lte=now)), coming=Count("pk", filter=Q(published_at__gt=now))
    )
    return Going(counted["public"], counted["coming"])


def _read(pieces: ArticleQuerySet) -> ArticleQuerySet:
    """Read what a line tells of pieces, but not their texts."""
    bylines = Prefetch("bylines", Byline.objects.order_by("position"))
    rows = pieces.at_desk().without_text().select_related("latest_revision").defer("latest_revision__content")
    return rows.prefetch_related(bylines)


def _page_line(
    layout: Layout, pieces: Iterable[Article], known: Known, twins: Mapping[int, tuple[Page, ...]], by: User
) -> PageLine:
    lines = (PieceLine(piece, known.chains.get(piece.pk), twins.get(piece.pk, ())) for piece in pieces)
    signed = {row.step: row for row in layout.standing}
    steps = (StepOfPage(step, signed.get(step), *_next(step, layout, known, by)) for step in STEPS)
    return PageLine(layout, tuple(lines), tuple(steps))


def _next(step: Step, layout: Layout, known: Known, by: User) -> tuple[May | None, str]:
    if step != layout.next_step or not layout.pieces:
        return None, ""
    answer = may_page(step, layout, by, known)
    return answer, warning_of_page(step, layout, by, known) if answer else ""


def _twins(pieces: Sequence[Article], pages: Mapping[int, Page]) -> Mapping[int, tuple[Page, ...]]:
    """Give by piece the pages on which another of the issue has its headline or its words; the rest of one is none."""
    alike: dict[tuple[str, str], list[Article]] = defaultdict(list)
    whole = [piece for piece in pieces if not piece.continues_id]
    for piece in whole:
        for mark in _marks(piece):
            alike[mark].append(piece)
    found = {
        piece.pk: [other for mark in _marks(piece) for other in alike[mark] if other is not piece] for piece in whole
    }
    return {
        key: tuple(dict.fromkeys(pages[other.page_id] for other in others if other.page_id))
        for key, others in found.items()
        if others
    }


def _marks(piece: Article) -> list[tuple[str, str]]:
    """Give what two pieces are told to be one by."""
    headline = piece.working_title if piece.headline else ""
    words = piece.latest_revision.digest if piece.latest_revision else ""
    return [(kind, mark) for kind, mark in (("headline", headline), ("words", words)) if mark]
