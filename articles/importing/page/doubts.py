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


def explain(line: Line, decision: Decision, evidence: Sequence[str], weights: Weights) -> LineRead:
    """Say what a line was read as, how sure that is, and which evidence told it from the next likeliest role."""
    role, other = NUMBER[decision.role], NUMBER[decision.other]
    rows = ((name, weights.evidence[name]) for name in evidence if name in weights.evidence)
    told = sorted(((row[role] - row[other], name) for name, row in rows), reverse=True)[:NAMED]
    return LineRead(line.number, decision.role, decision.sure, tuple(name for weight, name in told if weight > 0))
