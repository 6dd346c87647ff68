"""Saves of forms that were opened before somebody was merged."""

from dataclasses import replace

import pytest

from articles.editorial import content_at_desk, merge_records, save
from articles.models import Byline, BylineRow
from tests.factories import keep, make_byline, make_correspondent, make_manuscript, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return make_correspondent("林晓禾"), make_correspondent("林小禾")


def test_stale_form_brings_nobody_back_who_was_merged(pair, editor):
    kept, gone = pair
    article = keep(make_byline(make_manuscript(), gone).article)
    base, shown = article.latest_revision, content_at_desk(article)
    merge_records(gone=gone, kept=kept, by=editor)
    saved = save(article=article, base=base, changes=replace(shown, headline="改过的主题"), by=editor)
    assert (saved.article.headline, Byline.objects.get().correspondent, Byline.objects.get().name) == (
        "改过的主题",
        kept,
        "林小禾",
    )


def test_old_revision_restored_leads_to_whoever_stands_once_in_a_role(pair, editor):
    kept, gone = pair
    article = make_manuscript()
    rows = tuple(BylineRow(person.pk, person.name, "author") for person in pair)
    old = save(
        article=article,
        base=article.latest_revision,
        changes=replace(content_at_desk(article), bylines=rows),
        by=editor,
    ).revision
    merge_records(gone=gone, kept=kept, by=editor)
    article.refresh_from_db()
    save(article=article, base=article.latest_revision, changes=replace(old.said, headline="旧"), by=editor)
    assert [(row.correspondent, row.name) for row in Byline.objects.all()] == [(kept, "林晓禾")]


def test_merged_unit_is_the_other_under_its_printed_name(pair, editor):
    kept, gone = make_unit("东河镇政府"), make_unit("东河镇人民政府")
    merge_records(gone=gone, kept=kept, by=editor)
    article = make_manuscript()
    row = BylineRow(pair[0].pk, "林晓禾", "author", "", gone.pk, "")
    changes = replace(content_at_desk(article), bylines=(row,))
    save(article=article, base=article.latest_revision, changes=changes, by=editor)
    assert (Byline.objects.get().unit, Byline.objects.get().unit_name) == (kept, "东河镇人民政府")
