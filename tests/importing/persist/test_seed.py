"""The seed as rows: what the JSON answer promises is what readers and editors get."""

import hashlib
import json

import pytest
from django.conf import settings

from articles.enums import CreditRole, Stage, Visibility
from articles.importing.persist import store
from articles.importing.pipeline import parse_page
from articles.models import Article, Correspondent, Credit, ImportNote, Signature, SourceText

pytestmark = pytest.mark.django_db
SEED = next((settings.BASE_DIR / "seeds").glob("*.txt"))
ANSWER = json.loads((settings.BASE_DIR / "tests" / "importing" / "seed_answer.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _stored():
    data = SEED.read_bytes()
    store(parse_page(data, SEED.name), data)


def test_articles_are_the_answer_in_printed_order():
    rows = list(Article.objects.as_printed())
    assert [(row.kicker, row.headline, row.deck, row.byline_raw, row.dateline) for row in rows] == [
        tuple(want[name] for name in ("kicker", "headline", "deck", "byline_raw", "dateline"))
        for want in ANSWER["articles"]
    ]
    blocks = [[{"kind": block.kind, "text": block.text} for block in row.blocks] for row in rows]
    answers = [
        [{"kind": block["kind"], "text": block["text"]} for block in want["body"]] for want in ANSWER["articles"]
    ]
    assert blocks == answers


def test_articles_enter_as_published_print_without_reviews():
    rows = Article.objects.published()
    assert {(row.stage, row.visibility) for row in rows} == {(Stage.PRINTED, Visibility.PUBLISHED)}
    assert (len(rows), Signature.objects.count()) == (5, 0)


def test_one_person_at_two_articles_is_one_correspondent():
    shared = [person.articles.count() for person in Correspondent.objects.all()]
    assert sorted(shared) == [1, 1, 1, 1, 2, 2]


def test_staff_credits_of_two_labels_stay_joint():
    joint = Credit.objects.filter(role=CreditRole.JOINT)
    assert [(credit.label, credit.editor.name) for credit in joint] == [
        ("责编 版式", "戴奇宙"),
        ("责编 版式", "郑云峰"),
    ]


def test_source_is_kept_byte_for_byte():
    source = SourceText.objects.get()
    assert bytes(source.content) == SEED.read_bytes()
    assert source.sha256 == hashlib.sha256(SEED.read_bytes()).hexdigest()


def test_notes_wait_for_an_editor():
    assert sorted(ImportNote.objects.open().values_list("code", flat=True)) == [
        "credit-joint",
        "date-missing",
        "numbering",
        "order-restored",
    ]
