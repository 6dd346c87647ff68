"""An article of page 1 that goes on on page 2, beside other articles of both, and what became of it."""

from django.core import serializers

from articles.models import Article, Byline, ImportNote
from tests.importing.pages import BRIDGE, SCHOOL, dated, land, page_text

CUT = "东河全力备春耕\n\n■通讯员 林晓禾\n\n本报讯 春耕开始了。\n\n各镇要统筹推进(下转第2版)"
REST = "备春耕\n\n(上接第1版)各项农事,不误农时。\n\n农机站备足了配件。\n\n(林晓禾 江白)"
WHOLE = "春耕开始了。\n\n各镇要统筹推进各项农事,不误农时。\n\n农机站备足了配件。"
FIRST = page_text(CUT, BRIDGE, head=dated(page=1))
SECOND = page_text(SCHOOL, REST, head=dated(page=2))
PAGES = {"01.txt": FIRST, "02.txt": SECOND}


def land_both(first=FIRST, second=SECOND):
    return land(first, "01.txt"), land(second, "02.txt")


def public():
    return list(Article.objects.published().order_by("page__number", "position").values_list("headline", flat=True))


def whole():
    return Article.objects.get(headline="东河全力备春耕")


def rest():
    return Article.objects.get(headline="备春耕")


def noted(**query):
    """Give the jump notes by page."""
    notes = ImportNote.objects.filter(code__startswith="jump", **query).order_by("page__number", "pk")
    return list(notes.values_list("page__number", "article__headline", "code"))


def codes(stored):
    return [note.code for note in stored.notes]


def edit(row, **fields):
    Article.objects.filter(pk=row.pk).update(**fields)


def rows():
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in (Article, Byline, ImportNote)]


JOINED = [(1, "东河全力备春耕", "jump-joined"), (2, "备春耕", "jump-joined")]
MISSING = [(1, "东河全力备春耕", "jump-missing"), (2, "备春耕", "jump-missing")]
