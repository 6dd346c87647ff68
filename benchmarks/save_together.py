"""Several editors save one piece at once, through the form of the desk: nothing is lost and nothing breaks.

    .venv/bin/python -m benchmarks.save_together [--editors 8] [--saves 100]                # SQLite
    .venv/bin/python -m tests.postgres .venv/bin/python -m benchmarks.save_together         # a throwaway PostgreSQL

Each editor is a process of its own, with its own login, and does what a browser without script does: opens the form,
changes something, sends all of it. All begin from where they last were, so that most forms are stale when they are
sent. Where the form comes back because somebody else changed the same, the editor looks whether what was typed is
still in it, and sends it again.

A lost update is a revision that changed back, unseen by its author, what another had saved; a lost text is what was
saved and stands in no revision, or was typed and is not in the form that came back.
"""

import argparse
import os
import re
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.form_reader import Fields, read_form
from benchmarks.table import head, say

if TYPE_CHECKING:
    from articles.models import Content

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
FORM = "article_form"
TITLES = ("kicker", "headline", "deck", "byline_raw", "dateline")
TRIES = 500  # of one save, each after somebody else's


@dataclass(frozen=True, slots=True)
class Road:
    """What the editors change: how one types, and what each of them is to have in a content."""

    name: str
    type_in: Callable[[Fields, int, str], Fields]
    places: Callable[["Content"], dict[str, str]]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editors", type=int, default=8)
    parser.add_argument("--saves", type=int, default=100)
    options = parser.parse_args()
    with ExitStack() as stack:
        if "DATABASE_URL" not in os.environ:
            folder = stack.enter_context(TemporaryDirectory())
            os.environ["DATABASE_URL"] = f"sqlite:///{folder}/desk.sqlite3"
        _set_up()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        head(f"{options.editors} editors, {options.saves} saves each, {connection.vendor}")
        for road in ROADS:
            _measure(road, options.editors, options.saves)


def _set_up() -> None:
    import django
    from django.conf import settings

    django.setup()
    settings.DEBUG, settings.ALLOWED_HOSTS, settings.PAGE_CACHE = False, ["testserver"], ""


def _measure(road: Road, editors: int, saves: int) -> None:
    from django.db import connections

    article = _make_piece(road, editors)
    connections.close_all()
    start = time.perf_counter()
    with get_context("spawn").Pool(editors) as pool:
        work = [(ROADS.index(road), article, editor, saves) for editor in range(editors)]
        told = sum(pool.starmap(_edit, work), Counter())
    seconds = time.perf_counter() - start
    lost, missing = _lost_updates(road, article), _lost_texts(article, editors, saves)
    say(f"{road.name}: saved", f"{told['saved']:,}", f"{editors * saves:,}", reached=told["saved"] == editors * saves)
    say("  lost updates", str(lost), "0", reached=not lost)
    gone = missing + told["not in the form"]
    say("  lost texts", str(gone), "0", reached=not gone)
    broken = told["server errors"] + told["refused otherwise"]
    say("  server errors", str(told["server errors"]), "0", reached=not told["server errors"])
    say("  refused for another reason", str(told["refused otherwise"]), "0", reached=not broken)
    say("  forms that came back with both versions", f"{told['conflicts']:,}")
    say("  saves a second", f"{told['saved'] / seconds:.1f}")


def _make_piece(road: Road, editors: int) -> int:
    """Make a piece with a block and a byline for each editor."""
    from django.contrib.auth.models import User

    from articles.editorial import create
    from articles.enums import BlockKind, BylineRole
    from articles.models import Block, BylineRow, Content, Correspondent

    for editor in range(editors):
        if not User.objects.filter(username=f"editor-{editor}").exists():
            User.objects.create_superuser(f"editor-{editor}", last_name="编辑", first_name=str(editor))
    first = User.objects.get(username="editor-0")
    people = [Correspondent.objects.get_or_create(name=_person(editor))[0] for editor in range(editors)]
    content = Content(
        headline="题",
        body=tuple(Block(BlockKind.PARAGRAPH, f"〔{editor}〕") for editor in range(editors)),
        bylines=tuple(BylineRow(person.pk, person.name, BylineRole.CORRESPONDENT) for person in people),
    )
    return create(content=content, by=first, note=road.name).article.pk


def _person(editor: int) -> str:
    return f"通讯{'甲乙丙丁戊己庚辛壬癸'[editor % 10]}{editor // 10 or ''}"


def _token(editor: int, number: int) -> str:
    return f"稿{editor}之{number:03}"


def _edit(road: int, article: int, editor: int, saves: int) -> Counter[str]:
    """Save so many times, as one editor; count what happened."""
    _set_up()
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(username=f"editor-{editor}"))
    told: Counter[str] = Counter()
    form = _open(client, article)
    for number in range(saves):
        token = _token(editor, number)
        form = _send(client, article, ROADS[road].type_in(form, editor, token), token, told)
    return told


def _open(client: Any, article: int) -> Fields:
    return read_form(client.get(f"/admin/articles/article/{article}/change/").content.decode(), FORM)


def _send(client: Any, article: int, form: Fields, token: str, told: Counter[str]) -> Fields:
    """Send a form until it is saved; give the form as it stands then."""
    url = f"/admin/articles/article/{article}/change/"
    for _ in range(TRIES):
        data: dict[str, list[str]] = {}
        for name, value in form:
            data.setdefault(name, []).append(value)
        response = client.post(url, {**data, "_continue": "1"}, follow=True)
        if response.status_code >= 500:
            told["server errors"] += 1
            return _open(client, article)
        page = response.content.decode()
        is_conflict, is_refused = 'id="conflicts"' in page, "errornote" in page
        came_back = read_form(page, FORM)
        if not is_conflict and not is_refused:
            told["saved"] += 1
            return came_back
        told["conflicts" if is_conflict else "refused otherwise"] += 1
        if not any(token in value for _name, value in came_back):
            told["not in the form"] += 1
            return _open(client, article)
        form = came_back
    told["refused otherwise"] += 1
    return form


def _lost_updates(road: Road, article: int) -> int:
    """Count the places at which a revision undid what was saved after the one that its author had before them."""
    from articles.models import Revision

    rows = list(Revision.objects.filter(article=article).select_related("based_on").order_by("number"))
    lost = 0
    for before, row in pairwise(rows):
        if row.based_on is None:
            continue
        seen, stood, now = (road.places(one.said) for one in (row.based_on, before, row))
        lost += sum(now.get(name) != text and seen.get(name) != text for name, text in stood.items())
    return lost


def _lost_texts(article: int, editors: int, saves: int) -> int:
    """Count what was saved and stands in no revision."""
    from articles.models import Revision

    texts = " ".join(
        str(content) for content in Revision.objects.filter(article=article).values_list("content", flat=True)
    )
    return sum(_token(editor, number) not in texts for editor in range(editors) for number in range(saves))


def _type_headline(form: Fields, editor: int, token: str) -> Fields:
    return [(name, token if name == "headline" else value) for name, value in form]


def _type_own_field(form: Fields, editor: int, token: str) -> Fields:
    """Change a title, the tags, or one's own block of the body."""
    if editor < len(TITLES):
        return [(name, token if name == TITLES[editor] else value) for name, value in form]
    block = re.compile(rf"〔{editor}〕.*")
    return [(name, block.sub(f"〔{editor}〕{token}", value) if name == "body" else value) for name, value in form]


def _type_byline(form: Fields, editor: int, token: str) -> Fields:
    """Change the label of one's own byline; every tenth time take it to the end of the list as well."""
    rows = {name.split("-")[1] for name, value in form if name.startswith("bylines-") and value == _person(editor)}
    own = [(name, token if name.endswith("-label") else value) for name, value in form if _row(name) in rows]
    others = [(name, value) for name, value in form if _row(name) not in rows]
    if not token.endswith("0"):
        labelled = dict(own)
        return [(name, labelled.get(name, value)) for name, value in form]
    return [*others, *own]


def _row(name: str) -> str | None:
    return name.split("-")[1] if name.startswith("bylines-") else None


def _headline(content: "Content") -> dict[str, str]:
    return {"headline": content.headline}


def _fields(content: "Content") -> dict[str, str]:
    blocks = {block.text[:3]: block.text for block in content.body}
    return {name: getattr(content, name) for name in TITLES} | blocks


def _labels(content: "Content") -> dict[str, str]:
    return {row.name: row.label for row in content.bylines}


ROADS = (
    Road("one field", _type_headline, _headline),
    Road("different fields and blocks", _type_own_field, _fields),
    Road("bylines", _type_byline, _labels),
)


if __name__ == "__main__":
    main()
