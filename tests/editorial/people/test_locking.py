"""The desk and the import lock in one order, pieces before people: neither ever waits for the other in a circle."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.codes import NoteCode
from articles.editorial import DeskRefusal, choose_namesake, enter_newcomers, save, split_off
from articles.editorial.locking import lock_piece
from articles.editorial.people.kinds import KINDS
from articles.editorial.people.locking import lock_records
from articles.importing.persist.named import correspondents_by_name
from articles.models import Byline, BylineRow, Correspondent, ImportNote, content_of
from tests.admin.forms import filled
from tests.factories import make_article, make_byline, make_correspondent, make_manuscript
from tests.importing.pages import SPRING, land, page_text

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def by():
    return User.objects.create_superuser("秦晓岚")


def import_while(act, *, lock, names):
    """Lock something, let the desk act until it waits for that, and then need people by name, as the import does."""

    def work():
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as desk:
        with transaction.atomic():
            lock()
            waiting = desk.submit(work)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=1)
            correspondents_by_name(names)
        return waiting.result()


def test_newcomer_of_the_desk_who_is_one_of_the_import_too(by):
    piece, known = make_manuscript(), make_correspondent("陶宜")
    rows = [BylineRow(0, "林晓禾", "correspondent"), BylineRow(known.pk, "陶宜", "correspondent")]

    @transaction.atomic
    def act():
        bylines = enter_newcomers(rows=rows, by=by, article=piece)
        said = replace(content_of(piece), bylines=bylines)
        return save(article=piece, base=piece.latest_revision, changes=said, by=by).revision.number

    assert import_while(act, lock=partial(lock_piece, piece), names=["陶宜", "林晓禾"]) == 2
    assert Correspondent.objects.count() == 2


def test_newcomer_in_the_form_who_is_one_of_the_import_too(by, client):
    piece = make_manuscript()
    client.force_login(by)
    url = f"/admin/articles/article/{piece.pk}/change/"
    fields = filled(client.get(url)) | {"bylines-n1-name": "林晓禾", "bylines-n1-sure": "林晓禾|||"}
    response = import_while(partial(client.post, url, fields), lock=partial(lock_piece, piece), names=["林晓禾"])
    assert response.status_code == 302
    assert Byline.objects.get().correspondent == Correspondent.objects.get()


def test_person_split_off_who_is_one_of_the_import_too(by):
    byline = make_byline(make_article(), make_correspondent("陶宜"))
    act = partial(
        split_off,
        articles=[byline.article_id],
        person=byline.correspondent,
        new=Correspondent(name="林晓禾"),
        by=by,
    )
    with pytest.raises(DeskRefusal, match="“林晓禾”刚刚已被登记"):
        import_while(act, lock=partial(lock_piece, byline.article), names=["陶宜", "林晓禾"])
    assert Byline.objects.get().correspondent == byline.correspondent


def test_namesake_chosen_while_the_import_needs_all_who_bear_the_name(by):
    first, chosen, last = (make_correspondent("林晓禾", distinction=place) for place in ("高山镇", "河湾镇", "西沙镇"))
    land(page_text(SPRING))
    byline = Byline.objects.get()
    for person, role in ((last, "photographer"), (first, "editor")):
        make_byline(byline.article, person, name="林晓禾", role=role)
    Byline.objects.filter(pk=byline.pk).delete()
    note = ImportNote.objects.get(code=NoteCode.NAMESAKES)
    act = partial(choose_namesake, note=note, person=chosen, by=by)
    import_while(act, lock=partial(lock_records, KINDS[Correspondent], first), names=["林晓禾"])
    assert {row.correspondent for row in Byline.objects.all()} == {chosen}
