"""Who a login is as a person: two logins, or two rows of one editor, never count as two people.

A person is known by every mark that points to them: the login, the editor's row (merged rows are one), the
correspondent that the editor is, and the name. Two are the same person where they share a mark.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.contrib.auth.models import User
from django.db.models import Q

from articles.models import BylineRow, Content, Correspondent, Editor, name_of

Mark = tuple[str, int | str]
Marks = frozenset[Mark]
Writers = Mapping[int, Marks]  # the marks of correspondents, by their keys


def marks_of(user: User) -> Marks:
    """Give the marks of one login."""
    return marks_of_all([user])[user.pk]


def marks_of_all(users: Iterable[User]) -> Mapping[int, Marks]:
    """Give the marks of several logins by key, in two queries."""
    accounts = {user.pk: user for user in users}
    rows = Editor.objects.filter(user__in=accounts).select_related("merged_into")
    editors = {row.user_id: row.current for row in rows}
    writers = _correspondents_of({editor.pk for editor in editors.values()})
    return {key: _marks(user, editors.get(key), writers) for key, user in accounts.items()}


def same_person(a: User, b: User) -> bool:
    """Tell whether two logins are one person's."""
    marks = marks_of_all([a, b])
    return not marks[a.pk].isdisjoint(marks[b.pk])


def writers_of(people: Iterable[int] | None = None) -> Writers:
    """Give the marks of correspondents by their keys, of all unless told which, in one query."""
    rows = Correspondent.objects.select_related("editor__merged_into", "merged_into__editor__merged_into")
    found = rows.all() if people is None else rows.filter(pk__in=set(people))
    return {row.pk: _marks_of_writer(row.current) for row in found}


def is_own(content: Content, marks: Marks, entered_by: Marks = frozenset(), writers: Writers | None = None) -> bool:
    """Tell whether a piece is somebody's own: its bylines name them, by row or as printed.

    Where nobody is named at all, it is of whoever entered it (`entered_by`, their marks). Takes one query where
    the piece has bylines and it is not told which `writers` there are.
    """
    names = {_as_printed(str(value)) for kind, value in marks if kind == "name"}
    if not content.bylines and not content.byline_raw:
        return not marks.isdisjoint(entered_by)
    if any(name in _printed_beside(content) for name in names):
        return True
    if not content.bylines:
        return False
    known = writers_of(row.person for row in content.bylines) if writers is None else writers
    return any(_is_by(row, known.get(row.person), marks, names) for row in content.bylines)


def _marks(user: User, editor: Editor | None, writers: Mapping[int, set[int]]) -> Marks:
    marks: set[Mark] = {("login", user.pk), ("name", str(editor) if editor else name_of(user))}
    if editor:
        marks |= {("editor", editor.pk), *(("correspondent", key) for key in writers[editor.pk])}
    return frozenset(marks)


def _marks_of_writer(writer: Correspondent) -> Marks:
    marks: set[Mark] = {("correspondent", writer.pk)}
    if writer.editor:
        marks.add(("editor", writer.editor.current.pk))
    return frozenset(marks)


def _as_printed(name: str) -> str:
    """Leave out what tells namesakes apart on record: print has the name alone."""
    return name.partition("（")[0]


def _printed_beside(content: Content) -> str:
    """Give what the printed byline says beside the names that are rows, of which the records tell who they are."""
    printed = content.byline_raw
    for row in sorted(content.bylines, key=lambda row: len(row.name), reverse=True):
        printed = printed.replace(row.name, " ")
    return printed


def _is_by(row: BylineRow, writer: Marks | None, marks: Marks, names: set[str]) -> bool:
    """Tell whether a row of a byline is one's own; a name alone counts where the records do not tell two people."""
    if writer:
        if not marks.isdisjoint(writer):
            return True
        if len(writer) > 1 or any(kind == "correspondent" for kind, _value in marks):
            return False
    return row.name in names


def _correspondents_of(editors: set[int]) -> Mapping[int, set[int]]:
    """Give by editor the correspondents that they are, with merged rows of both led on."""
    rows = Correspondent.objects.filter(Q(editor__in=editors) | Q(editor__merged_into__in=editors))
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows.select_related("editor__merged_into"):
        if row.editor:
            found[row.editor.current.pk].add(row.merged_into_id or row.pk)
    return found
