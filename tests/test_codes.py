"""Every code has its words; mypy holds the same before anything runs."""

import pytest
from django.utils import translation

from articles.codes import NoteCode, RefusalCode
from articles.enums import note_kinds
from articles.importing.records import Note, PageRefused
from articles.importing.report.refusals import say_refusal
from articles.importing.report.wording import UNKNOWN, say_note
from articles.models import ImportNote


def test_kinds_of_notes_are_the_codes():
    assert [code for code, _ in note_kinds()] == list(NoteCode)
    assert ImportNote(code=NoteCode.NUMBERING).get_code_display() == "序号"


@pytest.mark.parametrize("code", NoteCode)
def test_a_note_is_said_in_chinese_though_an_older_version_kept_no_facts(code):
    sentence = say_note(Note(code))
    assert sentence.endswith(("。", UNKNOWN))
    with translation.override("en"):
        assert say_note(Note(code)) != sentence


@pytest.mark.parametrize("code", RefusalCode)
def test_a_refusal_is_said_in_chinese(code):
    sentence = say_refusal(PageRefused(code))
    assert sentence.endswith("。")
    with translation.override("en"):
        assert say_refusal(PageRefused(code)) != sentence


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (
            {"what": "date", "other": "2025-06-04", "taken": "2025-06-03"},
            "第2行印着另一个日期2025年6月4日，现按2025年6月3日入库；一个文件里可能混了两个版面，请拆开。",
        ),
        (
            {"what": "weekday", "other": "星期六", "taken": "2025-06-03"},
            "第2行印的是星期六，而2025年6月3日是星期二，请核对日期。",
        ),
        (
            {"what": "page", "other": "2", "taken": "1"},
            "第2行印着另一个版次2，现按第1版入库；一个文件里可能混了两个版面，请拆开。",
        ),
        ({"what": "number", "other": "2211", "taken": "2210"}, "第2行印着另一个期号2211，现按2210入库，请核对。"),
    ],
)
def test_what_the_print_contradicts_is_said(facts, sentence):
    assert say_note(Note(NoteCode.PRINT_CONTRADICTS, 2, facts)) == sentence
