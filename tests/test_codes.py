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
