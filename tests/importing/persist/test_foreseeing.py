"""A dry run says what the import then does."""

import itertools

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articles.importing.persist import Foresight, Outcome, store
from articles.importing.pipeline import parse_page
from articles.importing.records import PageRefused
from articles.models import Article, ImportRun, Issue, Page, SourceText, words_sum
from tests.factories import erase
from tests.importing.pages import BRIDGE, SCHOOL, SPRING, dated, land, page_text

pytestmark = pytest.mark.django_db
PAGE = page_text(SPRING, SCHOOL, head=dated(number="1580"))


def of(text, name):
    data = text if isinstance(text, bytes) else text.encode()
    return parse_page(data, name), data


def outcomes(act, texts):
    """Give what becomes of each text: an outcome, or the code of its refusal."""
    said = []
    for text, name in texts:
        try:
            said.append(act(*of(text, name)).outcome)
        except PageRefused as refusal:
            said.append(refusal.code)
    return said


def foresee(*texts):
    return outcomes(Foresight().foresee, texts)


def import_all(*texts):
    return outcomes(store, texts)


def test_what_is_new_changed_and_there_already():
    land(page_text(SPRING, head=dated()), "01.txt")
    changed, new = page_text(SPRING, SCHOOL, head=dated()), page_text(BRIDGE, head=dated(page=2))
    same = page_text(SPRING, head=dated())
    assert foresee((same, "01.txt"), (changed, "01.txt"), (new, "02.txt"), (new, "03.txt")) == [
        Outcome.UNCHANGED,
        Outcome.UPDATED,
        Outcome.CREATED,
        Outcome.UNCHANGED,
    ]


def test_number_that_another_text_of_the_run_has_taken():
    one, other = page_text(SPRING, head=dated()), page_text(BRIDGE, head=dated())
    foresight = Foresight()
    foresight.foresee(*of(one, "01.txt"))
    with pytest.raises(PageRefused) as refused:
        foresight.foresee(*of(other, "02.txt"))
    assert (refused.value.code, refused.value.facts) == ("page-taken", {"page": 1, "name": "01.txt"})


def test_nothing_is_written(django_assert_num_queries):
    with django_assert_num_queries(2):  # the text's earlier forms, and the issue of its day
        foresee((page_text(SPRING, head=dated()), "01.txt"))
    assert not any(model.objects.exists() for model in (Article, Issue, ImportRun, Page, SourceText))


DAYS, NUMBERS, PAGES = ["", "2025年4月28日", "2025年4月29日"], ["", "1580", "1581"], [None, 1, 2]
PIECES = [SPRING, SCHOOL, BRIDGE]
HEADS = st.builds(dated, st.sampled_from(DAYS), st.sampled_from(NUMBERS), st.sampled_from(PAGES))
NAMES = st.permutations(["01.txt", "02.txt", "a/01.txt"])
# Some of three pages, in one form or in two, as they come from one folder.
PICKS = st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=1, max_size=4)


def pick(picks, heads, names):
    pieces = [(PIECES[i], f"{PIECES[i]}\n\n又讯:春雨过后,种子都下了地。") for i, _ in picks]
    return [
        (page_text(piece[changed], head=heads[i]), names[i]) for piece, (i, changed) in zip(pieces, picks, strict=True)
    ]


def no_codes(outcomes):
    """Leave out why a text is refused: what contradicts two things may be told of either."""
    return [outcome if isinstance(outcome, Outcome) else "refused" for outcome in outcomes]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    before=PICKS,
    picks=PICKS,
    heads=st.lists(HEADS, min_size=3, max_size=3),
    names=NAMES,
)
@example(
    before=[(0, False)],
    picks=[(1, False), (2, False)],
    heads=[dated("", "1580", 1), dated(page=None), dated(number="1580", page=1)],
    names=["01.txt", "02.txt", "a/01.txt"],
)
def test_a_dry_run_says_what_the_import_then_does(before, picks, heads, names):
    erase(Article.objects.all())
    for model in (SourceText, ImportRun, Page, Issue):
        model.objects.all().delete()
    import_all(*pick(before, heads, names))
    texts = pick(picks, heads, names)
    foreseen = foresee(*texts)
    assert no_codes(foreseen) == no_codes(import_all(*texts))


FORMS = [PAGE.encode(form) for form in ("utf-8", "utf-8-sig", "gb18030", "utf-16")]
FORMS += [PAGE.replace("\n", end).encode() for end in ("\r\n", "\r", " \n")] + [PAGE.rstrip().encode()]
FORMS += [f"{PAGE}\x1a".encode()]


@pytest.mark.parametrize(("one", "other"), list(itertools.pairwise([*FORMS, FORMS[0]])))
def test_same_page_in_another_encoding_or_with_other_ends_is_the_same_page(one, other):
    assert foresee((one, "01.txt"), (other, "p1.txt")) == [Outcome.CREATED, Outcome.UNCHANGED]
    assert import_all((one, "01.txt"), (other, "p1.txt")) == [Outcome.CREATED, Outcome.UNCHANGED]
    assert SourceText.objects.count() == 1


def test_bytes_that_were_read_in_a_wrong_encoding_are_read_again():
    data = PAGE.encode("gb18030")
    assert outcomes(store, [(data, "01.txt")]) == [Outcome.CREATED]
    SourceText.objects.update(encoding="latin-1", words_sha256="0" * 64)  # another encoding that takes these bytes
    assert outcomes(store, [(data, "01.txt")]) == [Outcome.UPDATED]
    assert (SourceText.objects.get().encoding, SourceText.objects.get().words_sha256) == ("gb18030", words_sum(PAGE))
