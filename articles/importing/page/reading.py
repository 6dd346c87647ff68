"""Read a page: decide what each line is, and part the lines into furniture, articles and notices by what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from articles.chinese.text import ends_sentence, open_marks
from articles.codes import NoteCode
from articles.importing.page.decode import decode
from articles.importing.page.doubts import doubts
from articles.importing.page.evidence import gather
from articles.importing.page.furniture import join_broken
from articles.importing.page.jumps import comes_from, goes_on
from articles.importing.page.looks import close_up
from articles.importing.page.roles import Role
from articles.importing.page.settled import settle, weights
from articles.importing.records import Draft, Kind, Line, LineRead, Note
from articles.importing.words.datelines import begins_like_news, read_dateline
from articles.importing.words.notices import is_notice_heading
from articles.importing.words.shapes import is_appendix, is_editors_note

_KINDS: dict[Role, Kind] = {
    Role.PARAGRAPH: "paragraph",
    Role.ITEM: "paragraph",
    Role.CROSSHEAD: "crosshead",
    Role.CAPTION: "caption",
}
# a byline in brackets is no longer
LONGEST_BRACKET = 60
FULL_STOPS = ("。", "｡")
_BODY = (Role.PARAGRAPH, Role.ITEM, Role.CROSSHEAD)
_FURTHER = (Role.TEXT, Role.CAPTION_TEXT)
# Captions and jump marks that may stand between the two parts of a paragraph: more are no newspaper page.
MOST_BETWEEN = 12


@dataclass(frozen=True, slots=True)
class Reading:
    """A page parted: its furniture, its articles, its notices; `pieces` are runs of lines that no column cut."""

    furniture: tuple[Line, ...]
    drafts: tuple[Draft, ...]
    notices: tuple[tuple[Line, ...], ...]
    pieces: dict[int, Line]
    lines: tuple[LineRead, ...]


@dataclass(slots=True)
class _Story:
    """An article under way."""

    rubrics: list[Line] = field(default_factory=list)
    titles: list[Line] = field(default_factory=list)
    blocks: list[list[Line]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    has_text: bool = False

    @property
    def is_column(self) -> bool:
        """Whether only the name of a column stands over it: what is under it are briefs."""
        return bool(self.rubrics) and not self.titles

    @property
    def is_signed(self) -> bool:
        """Whether it has its byline or its dateline: the next one begins another."""
        return Role.BYLINE in self.roles or any(begins_like_news(block[0].text) for block in self.blocks)

    @property
    def goes_on(self) -> bool:
        """Whether its last line says that another page has the rest."""
        return bool(self.blocks) and goes_on(self.blocks[-1][-1].text)


def read_page(lines: Sequence[Line]) -> Reading:
    """Give the likeliest reading of a page."""
    evidence = settle(lines, gather(lines))
    decisions = decode(evidence, weights())
    read = tuple(
        LineRead(line.number, decision.role, decision.other, decision.sure, names)
        for line, decision, names in zip(lines, decisions, evidence, strict=True)
    )
    furniture: list[Line] = []
    notices: list[list[Line]] = []
    stories: list[_Story] = []
    last = Role.FURNITURE
    for line, decision in zip(lines, decisions, strict=True):
        role = _settled(line, decision.role, stories)
        if role in (Role.FURNITURE, Role.NAVIGATION):
            furniture.append(line)
        elif role == Role.NOTICE or (role == Role.NOTICE_TEXT and is_notice_heading(line.text)):
            notices.append([line])
        elif role == Role.NOTICE_TEXT and notices:
            notices[-1].append(line)
        else:
            if not stories or _begins(line, role, last, stories[-1]):
                stories.append(_Story(titles=_left_over(stories)))
            _add(stories[-1], line, role)
            stories[-1].notes += doubts(line, decision)
        last = role
    pieces = [piece for story in stories for block in story.blocks for piece in _pieces(block)]
    return Reading(
        join_broken(furniture),
        tuple(_drafts(stories)),
        tuple(map(tuple, notices)),
        {piece.number: piece for piece in pieces},
        read,
    )


def _settled(line: Line, role: Role, stories: Sequence[_Story]) -> Role:
    """Give the role of a line, but for what its form settles.

    No title ends on a full stop. The rubric over what is appended to an article (新闻链接) is a crosshead of it. What
    goes on from another page is text, though it stands alone among furniture.
    """
    if role == Role.FURNITURE and comes_from(line.text) and ends_sentence(line.text):
        return Role.PARAGRAPH
    if role in (Role.TITLE, Role.RUBRIC) and line.text.endswith(FULL_STOPS):
        return Role.PARAGRAPH
    is_appended = role in (Role.TITLE, Role.RUBRIC) and is_appendix(line) and stories and stories[-1].has_text
    return Role.CROSSHEAD if is_appended else role


def _begins(line: Line, role: Role, last: Role, story: _Story) -> bool:
    """Tell whether a line of this role begins an article after this one."""
    if role in (Role.RUBRIC, Role.TITLE):
        return bool(story.blocks)
    if last in (Role.NOTICE, Role.NOTICE_TEXT) or (story.has_text and comes_from(line.text)):
        return True
    is_signed_anew = role == Role.BYLINE and not (len(story.blocks) == 1 and is_editors_note(story.blocks[0][0]))
    if role == Role.PARAGRAPH and story.is_signed and not story.is_column and read_dateline(line.text):
        return story.has_text  # a lead, whose title stands elsewhere or is missing
    return story.has_text and (is_signed_anew or (story.goes_on and role in _BODY))


def _left_over(stories: Sequence[_Story]) -> list[Line]:
    """Take a crosshead from the end of the last article: none ends with one, so it is the title of the next."""
    if stories and stories[-1].roles[-1:] == [Role.CROSSHEAD]:
        stories[-1].roles.pop()
        return stories[-1].blocks.pop()
    return []


def _add(story: _Story, line: Line, role: Role) -> None:
    if role == Role.TITLE:
        story.titles.append(line)
    elif role == Role.RUBRIC:
        story.rubrics.append(line)
    elif role in _FURTHER:
        block = _goes_on(story, role)
        block.append(line) if block else _new(story, line, role)
    elif _is_rest(story, line, role):
        story.blocks[-1].append(line)
    else:
        _new(story, line, role)


def _is_rest(story: _Story, line: Line, role: Role) -> bool:
    """Tell whether a line is the rest of the one above it: of a crosshead of two lines, or 江白) under (林晓禾."""
    if not story.blocks or role not in (Role.CROSSHEAD, Role.CLOSING, Role.JUMP):
        return False
    if role == Role.CROSSHEAD:
        return story.roles[-1] == Role.CROSSHEAD and line.gap == 0
    above = story.blocks[-1][-1].text
    return bool(open_marks(above[-LONGEST_BRACKET:])[1]) and bool(open_marks(line.text)[0])


def _new(story: _Story, line: Line, role: Role) -> None:
    story.blocks.append([line])
    story.roles.append(role)
    story.has_text |= role in _BODY


def _goes_on(story: _Story, role: Role) -> list[Line] | None:
    """Give the block that a further line goes on with: the last of its kind, for a picture may stand between."""
    kinds = (Role.CAPTION,) if role == Role.CAPTION_TEXT else (Role.PARAGRAPH, Role.TEXT)
    last = zip(reversed(story.blocks), reversed(story.roles), strict=True)
    for block, kind in islice(last, MOST_BETWEEN):
        if kind in kinds:
            return block
        if kind not in (Role.CAPTION, Role.JUMP):
            return None
    return None


def _drafts(stories: Sequence[_Story]) -> Iterator[Draft]:
    """Give the articles; one is in doubt where it is not certain where it, or one beside it, begins or ends."""
    unsure = [any(note.code == NoteCode.ARTICLE_UNSURE for note in story.notes) for story in stories]
    for index, story in enumerate(stories):
        yield replace(_draft(story), in_doubt=any(unsure[max(0, index - 1) : index + 2]))


def _draft(story: _Story) -> Draft:
    lines = tuple(_joined(block) for block in story.blocks)
    kinds = {
        block[0].number: _KINDS.get(role, "paragraph") for block, role in zip(story.blocks, story.roles, strict=True)
    }
    titles, rubrics = (story.titles, story.rubrics) if story.titles else (story.rubrics, [])
    by_role = {
        role: frozenset(line.number for line, one in zip(lines, story.roles, strict=True) if one == role)
        for role in (Role.BYLINE, Role.ITEM, Role.CLOSING)
    }
    return Draft(
        tuple(titles),
        lines,
        tuple(rubrics),
        kinds,
        bylines=by_role[Role.BYLINE],
        items=by_role[Role.ITEM],
        closing=by_role[Role.CLOSING],
        notes=tuple(story.notes),
    )


def _pieces(block: Sequence[Line]) -> Iterator[Line]:
    """Give the runs of lines between which no column ends."""
    run: list[Line] = []
    for line in block:
        if run and line.gap:
            yield _joined(run)
            run = []
        run.append(line)
    yield _joined(run)


def _joined(lines: Sequence[Line]) -> Line:
    """Make one line of several; joining drops white space only."""
    text = "".join(close_up(line.text) for line in lines)
    more = tuple(number for line in lines for number in line.numbers)[1:]
    return replace(lines[0], text=text, gap=1, more=more)
