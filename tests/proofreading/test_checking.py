"""What holds of every piece, whatever it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.codes import FindingCode, Severity
from articles.enums import BlockKind
from articles.models import Block
from articles.models.paper.content import BylineRow, Content
from articles.proofreading import Confused, Known, Office, check
from tests.proofreading.test_cases import CASES

# what cases are made of, in any order, and anything else
WORDS = sorted({word for case in CASES for word in case[2].split()})
texts = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="“”‘’《》()（）,，。.、:：；;一二三其第项人年月日星期今去天的了\n 0123456789%\ud800", max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=4).map("".join),
)
contents = st.builds(
    Content,
    kicker=texts,
    headline=texts,
    deck=texts,
    byline_raw=texts,
    dateline=texts,
    body=st.lists(st.builds(Block, st.sampled_from(BlockKind), texts), max_size=5).map(tuple),
    bylines=st.lists(st.builds(BylineRow, st.just(0), texts, st.just("writer")), max_size=2).map(tuple),
)
days = st.none() | st.dates()
knowns = st.builds(
    Known,
    issue_date=days,
    names=st.frozensets(texts, max_size=3),
    offices=st.lists(st.builds(Office, texts, texts, days, days, st.booleans()), max_size=2).map(tuple),
    confused=st.lists(st.builds(Confused, texts, texts), max_size=2).map(tuple),
    terms=st.frozensets(texts, max_size=3),
)


def text_of(said, finding):
    if finding.block is None:
        return getattr(said, finding.field)
    row = getattr(said, finding.field)[finding.block]
    return row.text if finding.field == "body" else row.name


@settings(deadline=None)  # the first piece waits for the tables
@given(contents, knowns)
def test_findings_lie_where_they_say_and_are_the_same_each_time(said, known):
    findings = check(said, known)
    for finding in findings:
        assert 0 <= finding.start < finding.end
        assert text_of(said, finding)[finding.start : finding.end] == finding.excerpt
        assert finding.fix != finding.excerpt
    assert len({finding.key for finding in findings}) == len(findings)
    assert check(said, known) == findings


@settings(deadline=None, max_examples=50)
@given(contents)
def test_nothing_need_be_known(said):
    check(said, Known())


def piece(*paragraphs):
    return Content(body=tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs))


def test_key_outlives_what_changes_elsewhere():
    (before,) = check(piece("水渠修好了。", "县里按装了路灯，村民夜里出门方便多了。"), Known())
    (after,) = check(piece("今年春天，", "东河村的水渠修好了。", "县里按装了路灯，村民都很高兴。"), Known())
    assert (before.key, before.block) != (after.key, after.block)
    assert before.key == after.key


def test_key_changes_with_what_stands_close_by():
    (before,) = check(piece("县里按装了路灯。"), Known())
    (after,) = check(piece("省里按装了路灯。"), Known())
    assert before.key != after.key


def test_alike_findings_have_keys_of_their_own():
    first, second = check(piece("按装路灯。", "按装路灯。"), Known())
    assert first.key != second.key


def test_every_code_has_a_severity():
    assert {code.severity for code in FindingCode} == set(Severity)
