"""What the front page shows to somebody, for whom it is made: what they may see to, and what is theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import localize, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.paper.article.unsaved.drafts import address_of
from articles.admin.paper.correction import marked_state, section_url
from articles.admin.shared.links import change_url
from articles.admin.workbench.lines import Line, Section, list_of
from articles.editorial import owed_corrections, workbench
from articles.models import Article, Correction, Draft, ImportNote, Issue

CHANGE_NOTES, CHANGE_ISSUES = "articles.change_importnote", "articles.change_issue"
CORRECT, CHANGE_ARTICLES = "articles.correct_article", "articles.change_article"


@dataclass(frozen=True, slots=True)
class Task:
    """So many things that wait for somebody, and the list of them."""

    title: str
    count: int
    url: str


def tasks_of(user: User) -> list[Task]:
    """Count what waits, for somebody who may see to it; leaves out what does not wait."""
    waiting: list[tuple[str, str, QuerySet[Any], str]] = [
        (CHANGE_NOTES, _("Import notes to settle"), ImportNote.objects.at_desk().open(), ""),
        (CHANGE_ISSUES, _("Issues without a confirmed date"), Issue.objects.filter(date=None), "?date__isempty=1"),
    ]
    tasks = [
        Task(title, rows.count(), f"{list_of(rows.model)}{query}")
        for permission, title, rows, query in waiting
        if user.has_perm(permission)
    ]
    return [task for task in tasks if task.count]


def sections_of(user: User) -> list[Section]:
    """List what is somebody's own, and what they may see to; leaves out what is empty."""
    makers: list[tuple[str, Callable[[User], Section]]] = [
        ("", _drafts),
        (CHANGE_ARTICLES, _opened),
        (CHANGE_ARTICLES, _changed),
        (CORRECT, _corrections),
        (CHANGE_ARTICLES, _under_correction),
        (CHANGE_NOTES, _doubtful),
        (CHANGE_ISSUES, _undated),
    ]
    sections = [make(user) for permission, make in makers if not permission or user.has_perm(permission)]
    return [section for section in sections if section.lines]


def links_of(user: User) -> list[Line]:
    """Lead to the screens that are not lists of models."""
    links = [
        ("articles.add_article", _("New piece"), "admin:articles_article_add"),
        ("", _("My drafts"), "admin:articles_article_drafts"),
        ("articles.view_article", _("The bin"), "admin:articles_binnedarticle_changelist"),
        ("articles.view_correspondent", _("Statistics of contributions"), "admin:statistics_people"),
        ("articles.view_printerror", _("Errors in print"), "admin:statistics_errors"),
    ]
    return [
        Line(text, reverse(name)) for permission, text, name in links if not permission or user.has_perm(permission)
    ]


def _drafts(user: User) -> Section:
    lines = (
        Line(draft.title or _("(untitled)"), address_of(draft), _("typed %(moment)s") % {"moment": _moment(draft)})
        for draft in workbench.drafts_of(user=user)
    )
    return Section("drafts", _("Typed and not saved"), tuple(lines), reverse("admin:articles_article_drafts"))


def _opened(user: User) -> Section:
    return Section("opened", _("Open now"), _pieces(workbench.opened_by(user=user)))


def _changed(user: User) -> Section:
    lines = []
    for change in workbench.changed_by_others(user=user):
        said = {
            "moment": time_format(localtime(change.at)),
            "names": "、".join(change.names),
            "what": change.what,
        }
        lines.append(Line(change.title, _address(change.article), _("%(moment)s %(names)s: %(what)s") % said))
    return Section("changed", _("Mine, changed by others today"), tuple(lines))


def _corrections(user: User) -> Section:
    lines = tuple(Line(row.article.title, section_url(row), marked_state(row)) for row in owed_corrections())
    return Section("corrections", _("Corrections due in print"), lines, list_of(Correction))


def _under_correction(user: User) -> Section:
    return Section("correction", _("Changed, and readers do not see it yet"), _pieces(workbench.under_correction()))


def _doubtful(user: User) -> Section:
    lines = []
    for import_ in workbench.doubtful_imports():
        said = ngettext("%(count)d open note", "%(count)d open notes", import_.notes) % {"count": import_.notes}
        url = f"{list_of(ImportNote)}?importrun={import_.run.pk}"
        lines.append(Line(str(import_.run), url, f"{import_.run.actor_name} {said}".strip()))
    return Section("imports", _("Imports with doubts"), tuple(lines), list_of(ImportNote))


def _undated(user: User) -> Section:
    lines = tuple(Line(str(issue), change_url(issue)) for issue in workbench.undated_issues())
    return Section("undated", _("Issues without a date"), lines, f"{list_of(Issue)}?date__isempty=1")


def _pieces(articles: Iterable[Article]) -> tuple[Line, ...]:
    return tuple(Line(article.title, change_url(article), article.get_stage_display()) for article in articles)


def _address(article: Article | None) -> str:
    """Lead to the history of a piece, or to the bin where it is there."""
    if article is None:
        return ""
    if article.binned_at:
        return reverse("admin:articles_binnedarticle_change", args=[article.pk])
    return reverse("admin:articles_article_history", args=[article.pk])


def _moment(draft: Draft) -> str:
    return localize(localtime(draft.updated_at))
