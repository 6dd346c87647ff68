from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from articles.codes import NoteCode
from articles.enums import RunState
from articles.importing.report.stored_notes import say_stored
from articles.models import SourceText, words_sum
from tests.factories import make_note, make_run, make_source

pytestmark = pytest.mark.django_db


def test_sources_of_the_version_before_get_the_sum_of_their_words():
    text = "春耕正忙。\r\n\r\n水已到田头。 \r\n"
    make_source(content=text.encode())
    other = make_source(content=b"\xff")  # nothing that its encoding knows
    import_module("articles.migrations.0014_words_of_sources").sum_words(apps, None)
    assert set(SourceText.objects.values_list("words_sha256", flat=True)) == {words_sum(text), words_sum("\ufffd")}
    assert other.page.sources.get().words_sha256 == words_sum("\ufffd")


def test_notes_of_the_version_before_keep_their_sentence_only_where_facts_are_missing():
    known = make_note(code=NoteCode.VANISHED, text="旧话。", facts={"title": "春风吹绿东河岸"})
    unknown = make_note(code=NoteCode.VANISHED, text="来源已无此文。", facts={})
    import_module("articles.migrations.0018_notes_keep_facts").drop_sentences(apps, None)
    for note in (known, unknown):
        note.refresh_from_db()
    assert say_stored(known) == "新的原文里已没有“春风吹绿东河岸”，该稿已撤下。"
    assert say_stored(unknown) == "来源已无此文。"


def test_runs_of_the_version_before_are_finished_or_were_killed():
    finished, killed = make_run(finished_at=timezone.now()), make_run()
    import_module("articles.migrations.0017_state_of_runs").end_what_has_ended(apps, None)
    for run in (finished, killed):
        run.refresh_from_db()
    assert (finished.state, killed.state) == (RunState.FINISHED, RunState.BROKEN_OFF)
    assert killed.finished_at == killed.started_at
