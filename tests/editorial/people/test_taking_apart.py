"""Merging and taking apart leaves everything as it was, whatever happened to other pieces between."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.editorial import DeskRefusal, merge_records, unmerge_record
from articles.enums import BylineRole
from articles.models import Alias, Article, Byline, Correspondent
from tests.factories import keep, make_byline, make_correspondent, make_printed
from tests.search.asking import found

pytestmark = pytest.mark.django_db

NAMES = ("甲文", "乙文", "丙文", "丁文")
WHO = st.integers(0, len(NAMES) - 1)
ROLES = st.sampled_from([BylineRole.AUTHOR, BylineRole.PHOTOGRAPHER])
SIGNED = st.lists(st.tuples(WHO, ROLES), max_size=5, unique=True)


def write(signed, people):
    """Make a piece that these people signed."""
    article = make_printed()
    for who, role in signed:
        make_byline(article, people[who], role=role)
    return keep(article)


def stands(articles):
    """Whom bylines lead to, in which place and under which name; who was merged; what search finds of pieces."""
    keys = [article.pk for article in articles]
    fields = ("article", "position", "role", "label", "correspondent", "name")
    return (
        sorted(Byline.objects.filter(article__in=keys).values_list(*fields)),
        list(Correspondent.objects.order_by("pk").values_list("pk", "name", "merged_into")),
        list(Alias.objects.order_by("pk").values_list("correspondent", "name")),
        {name: sorted({*found(name)} & {*keys}) for name in (*NAMES, "禾苗")},
        [row.live_revision.said for row in Article.objects.filter(pk__in=keys).order_by("pk")],
    )


def now(person):
    return Correspondent.objects.get(pk=person.pk)


@settings(max_examples=30, deadline=None)
@given(st.lists(SIGNED, min_size=1, max_size=3), st.lists(st.tuples(WHO, WHO, SIGNED), max_size=5), st.randoms())
def test_all_is_as_before_once_everybody_is_taken_apart(pieces, merges, chance):
    with transaction.atomic():
        by = User.objects.create_user("秦晓岚")
        people = [make_correspondent(name) for name in NAMES]
        Alias.objects.create(correspondent=people[0], name="禾苗")
        articles = [write(signed, people) for signed in pieces]
        before = stands(articles)
        for gone, kept, signed in merges:
            try:
                merge_records(gone=people[gone], kept=people[kept], by=by)
            except DeskRefusal:
                continue
            standing = [now(person).current for person in people]
            write({(standing[who].pk, role): (who, role) for who, role in signed}.values(), standing)
        merged = [person for person in people if not now(person).stands]
        chance.shuffle(merged)
        for person in merged:
            unmerge_record(gone=now(person), by=by)
        assert stands(articles) == before
        transaction.set_rollback(True)
