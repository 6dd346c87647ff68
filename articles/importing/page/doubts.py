"""What is in doubt of a reading: lines that are nearly as likely something else, and what speaks for what they are."""

from collections.abc import Iterator, Sequence

from articles.codes import NoteCode
from articles.importing.page.decode import NUMBER, Decision
from articles.importing.page.roles import Role
from articles.importing.page.weights import Weights
from articles.importing.records import Fact, Line, LineRead, Note

# from which likelihood another reading is named: that a line begins or ends an article, or parts its text
DOUBT = 0.25
# where a paragraph ends on a full line, only words tell; there is a doubt where these hardly do
PARAGRAPH_DOUBT = 0.35
# pieces of evidence that are named for a line
NAMED = 3

_BEGINS = (Role.TITLE, Role.RUBRIC, Role.NOTICE)
_TEXT = (Role.PARAGRAPH, Role.TEXT, Role.ITEM)
_BODY = (*_TEXT, Role.CROSSHEAD)


def doubts(line: Line, decision: Decision) -> Iterator[Note]:
    """Note that a line may begin an article, or be a crosshead, or part the text elsewhere, where that is near."""
    if decision.sure > 1 - DOUBT:
        return
    role = decision.role
    others = _BODY if role in _BEGINS else _BEGINS if role in _BODY else ()
    if decision.share(*others) > DOUBT:
        yield _note(NoteCode.ARTICLE_UNSURE, line, decision, others)
    elif role == Role.CROSSHEAD and decision.share(*_TEXT) > DOUBT:
        yield _note(NoteCode.CUT_UNSURE, line, decision, _TEXT)
    elif role in _TEXT and decision.share(Role.CROSSHEAD) > DOUBT:
        yield _note(NoteCode.CUT_UNSURE, line, decision, (Role.CROSSHEAD,))
    elif role in _TEXT and decision.share(*(other for other in _TEXT if other != role)) > PARAGRAPH_DOUBT:
        yield _note(NoteCode.CUT_UNSURE, line, decision, tuple(other for other in _TEXT if other != role))


def _note(code: NoteCode, line: Line, decision: Decision, others: Sequence[Role]) -> Note:
    other = max(others, key=lambda one: decision.share(one))
    facts: dict[str, Fact] = {"role": str(decision.role), "other": str(other)}
    return Note(code, line.number, facts | {"percent": round(100 * decision.share(*others))})


def telling(read: LineRead, weights: Weights) -> list[str]:
    """Name the evidence that told most what a line was read as from the next likeliest."""
    role, other = NUMBER[Role(read.role)], NUMBER[Role(read.other)]
    rows = [(name, weights.evidence[name]) for group in read.evidence for name in group if name in weights.evidence]
    told = sorted([(row[role] - row[other], name) for name, row in rows if row[role] > row[other]], reverse=True)
    return [name for _, name in told[:NAMED]]
