"""Every constraint by its name: the database refuses the row, and the form says why in Chinese.

Each row of `REFUSED` makes what its constraint forbids, and nothing else that is wrong.
"""

import re
from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models
from django.utils import timezone
from taggit.models import Tag

from articles.codes import NoteCode
from articles.enums import BylineRole, Stage, Step, Verdict, Visibility
from articles.models import (
    Alias,
    Answer,
    ConfusedWord,
    Correction,
    Correspondent,
    CorrespondentMerge,
    Draft,
    Editor,
    EditorMerge,
    FeePayment,
    FeeRule,
    ImportNote,
    ImportRun,
    OfficeHolder,
    Page,
    Presence,
    PrintError,
    SentForm,
    Tagging,
    Unit,
    UnitMerge,
    Waiver,
)
from tests.factories import (
    make_article,
    make_byline,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_manuscript,
    make_page,
    make_printed,
    make_signature,
    make_source,
    make_staff,
    make_unit,
)

pytestmark = pytest.mark.django_db

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def twin(row, **changes):
    """An unsaved row like one that is there."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.generated}
    return type(row)(**{**fields, "id": None, **changes})


def manuscript(**changes):
    return twin(make_manuscript(), **changes)


def signed():
    return make_signature(make_manuscript(), Step.SECOND_REVIEW, make_staff())


def signature(**changes):
    return twin(signed(), **changes)


def byline(**changes):
    return twin(make_byline(make_article(), make_correspondent()), **changes)


def unnamed(row, end):
    """A row without a name as printed, whose record lends it none."""
    nobody = type(getattr(row, end))(pk=getattr(row, end).pk, name="")
    copy = twin(row, name="", position=2, role="other", label="")
    setattr(copy, end, nobody)
    return copy


def merged_into_itself(row):
    """A row that says so, though the database does not know it yet."""
    type(row).objects.filter(pk=row.pk).delete()
    row.merged_into_id = row.pk
    return row


def merge(model, make):
    """A second merge of a row that has not been taken apart."""
    gone, kept, other = (make(name) for name in ("甲文", "乙文", "丙文"))
    model.objects.create(gone=gone, kept=kept)
    return model(gone=gone, kept=other)


def credit(**changes):
    return twin(make_credit(make_page(), make_editor()), **changes)


def note(**changes):
    return ImportNote(run=ImportRun.objects.create(), page=make_page(), code=NoteCode.NUMBERING, text="三、", **changes)


def tagging(**changes):
    return twin(Tagging.objects.create(content_object=make_article(), tag=Tag.objects.create(name="春耕")), **changes)


NOW = timezone.now()
PUBLISHED = {"visibility": Visibility.PUBLISHED, "published_at": NOW}


def shown(**changes):
    """A piece that readers see or saw, but for what is told."""
    piece = make_printed()
    told = {"stage": Stage.PRINTED, "source_id": piece.source_id, "live_revision_id": piece.live_revision_id}
    return manuscript(**{**told, **changes})


def correction(**changes):
    signed = {"signer": get_user_model().objects.create_user("qin"), "signer_name": "秦晓岚"}
    return Correction(article=make_article(), **{"wrong": "三万亩", "right": "二万亩", **signed, **changes})


def draft():
    user = get_user_model().objects.create_user("qin")
    return Draft.objects.create(user=user, key="a", updated_at=NOW)


def sent_form():
    user = get_user_model().objects.create_user("qin")
    return SentForm.objects.create(user=user, key="a", digest="0" * 64, sent_at=NOW)


def payment():
    told = {"by": get_user_model().objects.create_user("qin"), "amount": 40, "month": date(2025, 4, 1)}
    return FeePayment.objects.create(correspondent=make_correspondent(), **told)


def presence():
    user = get_user_model().objects.create_user("qin")
    return Presence.objects.create(user=user, article=make_manuscript(), tab="a", opened_at=NOW, seen_at=NOW)


def print_error(**changes):
    told = {"article": make_article(), "wrong": "错", "logged_by": make_staff("江白"), "logged_name": "江白"}
    return PrintError(**{**told, **changes})


def waiver():
    told = {"code": "confused", "severity": "A", "key": "a", "reason": "引文", "by_name": "江白"}
    return Waiver.objects.create(article=make_manuscript(), by=make_staff("江白"), **told)


HELD = {"name": "江白", "office": "区长", "since": date(2024, 3, 1)}
REFUSED = [
    ("answer_says_something", lambda: Answer(signature=signed(), author=make_staff("江白"))),
    ("alias_named", lambda: Alias(correspondent=make_correspondent(), name="")),
    ("alias_once", lambda: twin(Alias.objects.create(correspondent=make_correspondent(), name="晓禾"))),
    ("article_position_unique_on_page", lambda: twin(make_printed())),
    ("article_position_with_page", lambda: manuscript(position=1)),
    ("article_position_with_page", lambda: manuscript(page_id=make_page().pk)),
    ("article_published_at_when_published", lambda: manuscript(published_at=NOW)),
    ("article_published_at_when_published", lambda: shown(visibility=Visibility.PUBLISHED)),
    ("article_withdrawn_at_when_withdrawn", lambda: manuscript(withdrawn_at=NOW)),
    ("article_withdrawn_at_when_withdrawn", lambda: shown(visibility=Visibility.WITHDRAWN)),
    ("article_live_revision_when_shown", lambda: shown(**PUBLISHED, live_revision_id=None)),
    ("article_live_revision_when_shown", lambda: shown()),
    ("article_printed_has_source", lambda: manuscript(source_id=make_source().pk)),
    ("article_printed_has_source", lambda: manuscript(stage=Stage.PRINTED)),
    ("article_rest_is_hidden", lambda: shown(**PUBLISHED, continues_id=make_manuscript().pk)),
    ("article_in_bin_is_not_public", lambda: shown(**PUBLISHED, binned_at=NOW)),
    ("byline_position_unique_in_article", lambda: byline(correspondent_id=make_correspondent("苏一帆").pk)),
    ("byline_once_in_a_role", lambda: byline(position=2)),
    ("byline_named", lambda: unnamed(make_byline(make_article(), make_correspondent()), "correspondent")),
    ("correction_says_something", lambda: correction(right="")),
    ("correction_says_something", lambda: correction(wrong="")),
    ("correction_says_something", lambda: correction(text="三万亩应为二万亩。")),
    ("correction_is_signed", lambda: correction(signer=None)),
    ("correction_is_signed", lambda: correction(signer_name="")),
    ("correction_retracted_with_reason", lambda: correction(retracted_at=NOW)),
    ("correction_retracted_with_reason", lambda: correction(retraction_reason="原文无误。")),
    ("correspondent_not_merged_into_itself", lambda: merged_into_itself(make_correspondent())),
    ("correspondentmerge_once_at_a_time", lambda: merge(CorrespondentMerge, make_correspondent)),
    ("correspondent_name_unique", lambda: twin(make_correspondent())),
    ("correspondent_named", lambda: Correspondent(name="")),
    ("credit_position_unique_on_page", lambda: credit(label="校对")),
    ("credit_once_under_a_label", lambda: credit(position=2)),
    ("credit_named", lambda: unnamed(make_credit(make_page(), make_editor()), "editor")),
    ("draft_one_for_a_form", lambda: twin(draft())),
    ("editor_not_merged_into_itself", lambda: merged_into_itself(make_editor())),
    ("editormerge_once_at_a_time", lambda: merge(EditorMerge, make_editor)),
    ("editor_name_unique", lambda: twin(make_editor())),
    ("editor_named", lambda: Editor(name="")),
    ("fee_payment_once_a_month", lambda: twin(payment())),
    ("fee_payment_of_a_whole_month", lambda: twin(payment(), month=date(2025, 5, 2))),
    ("fee_rule_one_from_a_day", lambda: twin(FeeRule.objects.create(since=NOW.date(), amount=80))),
    ("fee_rule_not_negative", lambda: FeeRule(since=NOW.date(), amount=80, lead_factor=-1)),
    ("import_note_settled_by_somebody", lambda: note(settled_at=NOW)),
    ("import_note_settled_by_somebody", lambda: note(settled_by=get_user_model().objects.create_user("lin"))),
    ("issue_date_possible", lambda: twin(make_issue(), date=date(202, 4, 28))),
    ("issue_date_unique", lambda: twin(make_issue(date=date(2025, 4, 28)))),
    ("issue_number_unique", lambda: twin(make_issue(number="1234"))),
    ("page_number_unique_in_issue", lambda: twin(make_page(number=2))),
    ("print_error_in_piece_or_on_page", lambda: print_error(article=None)),
    ("print_error_in_piece_or_on_page", lambda: print_error(page=make_page())),
    ("print_error_says_something", lambda: print_error(wrong="")),
    ("print_error_weight_possible", lambda: print_error(weight=0)),
    ("confused_word_named", lambda: ConfusedWord(wrong="", right="已经")),
    ("confused_word_differs", lambda: ConfusedWord(wrong="己经", right="己经")),
    ("confused_word_spared_or_replaced", lambda: ConfusedWord(wrong="己经", right="已经", is_spared=True)),
    ("waiver_once", lambda: twin(waiver())),
    ("waiver_with_reason", lambda: twin(waiver(), key="b", reason="")),
    ("office_holder_named", lambda: OfficeHolder(name="江白")),
    ("office_holder_named", lambda: OfficeHolder(office="区长")),
    ("office_holder_until_after_since", lambda: OfficeHolder(**HELD, until=date(2024, 2, 29))),
    ("office_holder_once", lambda: twin(OfficeHolder.objects.create(**HELD))),
    ("page_measure_possible", lambda: Page(issue=make_issue(), measure=0)),
    ("page_number_possible", lambda: Page(issue=make_issue(), number=0)),
    ("page_number_possible", lambda: Page(issue=make_issue(), number=1000)),
    ("presence_once_for_a_window", lambda: twin(presence())),
    ("revision_number_unique_in_article", lambda: twin(make_article().latest_revision)),
    ("sent_form_once", lambda: twin(sent_form())),
    ("signature_first_review_with_opinion", lambda: signature(step=Step.FIRST_REVIEW)),
    ("signature_not_approved_with_reason", lambda: signature(verdict=Verdict.DECLINED)),
    ("signature_sent_back_to_a_stage", lambda: signature(verdict=Verdict.SENT_BACK, opinion="重写")),
    ("signature_sent_back_to_a_stage", lambda: signature(sent_to=Stage.MANUSCRIPT)),
    ("source_once_per_page", lambda: twin(make_source())),
    ("tagging_once", lambda: tagging()),
    ("unit_not_merged_into_itself", lambda: merged_into_itself(make_unit())),
    ("unitmerge_once_at_a_time", lambda: merge(UnitMerge, make_unit)),
    ("unit_name_unique", lambda: twin(Unit.objects.create(name="区融媒体中心"))),
    ("unit_named", lambda: Unit(name="")),
]
ALLOWED = [
    ("two undated, unnumbered issues", lambda: twin(make_issue())),
    ("two pages without a number", lambda: twin(make_page())),
    ("namesakes that are told apart", lambda: twin(make_correspondent(), distinction="小")),
    ("one person who wrote and photographed", lambda: byline(position=2, role=BylineRole.PHOTOGRAPHER)),
    ("one source text on two pages", lambda: twin(make_source(), page_id=make_page().pk)),
]


def constraints():
    return {
        rule.name: rule for model in apps.get_app_config("articles").get_models() for rule in model._meta.constraints
    }


def blame(rule, model):
    """What the database says of a broken rule: its name; of a unique one, SQLite names the columns."""
    if connection.vendor == "sqlite" and isinstance(rule, models.UniqueConstraint):
        columns = [model._meta.get_field(name).column for name in rule.fields]
        return ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    return rule.name


@pytest.mark.parametrize(("name", "make"), REFUSED, ids=[name for name, _ in REFUSED])
def test_database_refuses(name, make):
    row = make()
    with pytest.raises(IntegrityError, match=re.escape(blame(constraints()[name], type(row)))):
        row.save(force_insert=True)


@pytest.mark.parametrize(("name", "make"), REFUSED, ids=[name for name, _ in REFUSED])
def test_form_says_why_in_chinese(name, make):
    with pytest.raises(ValidationError) as refused:
        make().validate_constraints()
    assert refused.value.messages == [str(constraints()[name].violation_error_message)]
    assert CHINESE.search(refused.value.messages[0])


@pytest.mark.parametrize("make", [make for _, make in ALLOWED], ids=[name for name, _ in ALLOWED])
def test_database_and_form_allow(make):
    row = make()
    row.validate_constraints()
    row.save(force_insert=True)
    assert type(row).objects.count() == 2


def test_every_constraint_is_tried_and_speaks_for_itself():
    messages = [str(rule.violation_error_message) for rule in constraints().values()]
    assert {name for name, _ in REFUSED} == set(constraints())
    assert all(CHINESE.search(message) for message in messages)
