"""The sections of the front page that 三审三校 fills: what waits, what came back, what is under way, what comes out."""

from collections.abc import Callable, Iterable

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.shared.links import change_url
from articles.admin.workbench.lines import Line, Link, Section, list_of, told_day, told_moment, waited
from articles.editorial import Layout, workbench
from articles.enums import Stage, Visibility
from articles.models import Article, Issue

MANY = 12  # lines of what waits: more is not seen at a glance
VIEW, RELEASE = "articles.view_article", "articles.release_article"


def work_of(user: User) -> list[Section]:
    """Give what waits for somebody and what became of what they passed on; leaves out what is empty."""
    if not user.has_perm(VIEW):
        return []
    makers: tuple[Callable[[User], Iterable[Section]], ...] = (_waiting, _returned, _tomorrow, _sent)
    sections = [section for make in makers for section in make(user) if section.lines]
    return sorted(sections, key=lambda section: section.name == "others")  # which come last


def review_url(article: Article) -> str:
    """Lead to the page on which a piece is read and signed (审读)."""
    return reverse("admin:articles_article_review", args=[article.pk])


def pages_url(issue: Issue) -> str:
    """Lead to the pages of an issue (版面单)."""
    return reverse("admin:articles_issue_pages", args=[issue.pk])


def _waiting(user: User) -> Iterable[Section]:
    waiting = workbench.waiting_for(user=user)
    submitted = [
        Line(piece.working_title, change_url(piece), waited(piece.stage_since), _("to submit"))
        for piece in workbench.to_submit(user=user)
    ]
    layouts = workbench.pages_for(user=user)
    lines = [*map(_piece, waiting.mine[:MANY]), *map(_page, layouts[:MANY]), *submitted, *_to_release(user)]
    shown = waiting.mine[:1] if waiting.is_more or len(waiting.mine) > MANY else ()
    more = "".join(f"{list_of(Article)}?stage__exact={piece.stage}" for piece in shown)
    yield Section("mine", _("Waiting for me"), tuple(lines), more)
    yield Section("others", _("Waiting for others"), tuple(map(_piece, waiting.others)))


def _to_release(user: User) -> list[Line]:
    if not user.has_perm(RELEASE):
        return []
    rows = workbench.to_release().select_related("page__issue")[: workbench.FEW]
    return [Line(piece.working_title, change_url(piece), _place(piece), _("to release")) for piece in rows]


def _returned(user: User) -> Iterable[Section]:
    lines = []
    for back in workbench.returned_to(user=user):
        said = {"name": back.name, "moment": told_moment(back.at)}
        badge = _stage(back.article) if back.article.stage == Stage.DECLINED else _("sent back")
        detail = _("%(name)s, %(moment)s") % said
        lines.append(
            Line(back.article.working_title, review_url(back.article), detail, badge, back.reason, is_missing=True)
        )
    yield Section("returned", _("Sent back to me"), tuple(lines))


def _sent(user: User) -> Iterable[Section]:
    lines = []
    for sent in workbench.sent_by(user=user):
        piece, more = sent.article, None
        if sent.changed:
            query = "?from={}&to={}".format(*sent.changed)
            url = reverse("admin:articles_article_compare", args=[piece.pk]) + query
            more = Link(_("changed after my signature"), url)
        said = {"action": sent.action.label, "moment": told_moment(sent.at), "waited": waited(piece.stage_since)}
        detail = _("%(action)s %(moment)s, %(waited)s") % said
        reason = _("Nobody can sign this step now: tell whoever looks after the accounts.") if sent.is_stuck else ""
        badge = _stage(piece)
        lines.append(
            Line(piece.working_title, review_url(piece), detail, badge, reason, is_missing=sent.is_stuck, more=more)
        )
    yield Section("sent", _("Passed on by me"), tuple(lines))


def _tomorrow(user: User) -> Iterable[Section]:
    coming = workbench.coming_tomorrow()
    lines = [line for page in coming.pages for line in _coming(page)]
    for piece in coming.scheduled:
        at = time_format(localtime(piece.published_at))
        day = localtime(piece.published_at).date()
        said = at if day > timezone.localdate() else _("today %(time)s") % {"time": at}
        lines.append(Line(piece.title, change_url(piece), said, _("scheduled")))
    title = _("Coming out tomorrow, %(day)s") % {"day": told_day(coming.day)}
    yield Section("tomorrow", title, tuple(lines), pages_url(coming.issues[0]) if coming.issues else "")


def _coming(page: workbench.ComingPage) -> Iterable[Line]:
    layout, url = page.layout, pages_url(page.layout.page.issue)
    if not layout.pieces:
        yield Line(layout.page.name, url, "", _("no pieces"), is_missing=True)
        return
    yield Line(layout.page.name, url, _pieces(layout), _step(layout), is_missing=layout.next_step is not None)
    for piece in page.unsigned:
        badge = _("held back") if piece.held_at else _stage(piece)
        yield Line(
            piece.working_title, review_url(piece), waited(piece.stage_since), badge, is_missing=True, is_part=True
        )
    for piece in page.unreleased:
        yield Line(piece.working_title, change_url(piece), "", _("not released"), is_missing=True, is_part=True)


def _stage(piece: Article) -> str:
    """Name what a piece waits for; a field's own way looks through all choices each time."""
    return str(Stage(piece.stage).label)


def _piece(piece: Article) -> Line:
    detail = "　".join(filter(None, (waited(piece.stage_since), _place(piece))))
    return Line(piece.working_title, review_url(piece), detail, _stage(piece))


def _page(layout: Layout) -> Line:
    changed = _("changed since the last proof") if layout.changes else ""
    detail = "　".join(filter(None, (_pieces(layout), changed)))
    return Line(str(layout.page), pages_url(layout.page.issue), detail, _step(layout))


def _pieces(layout: Layout) -> str:
    count = len(layout.pieces)
    return ngettext("%(count)d piece", "%(count)d pieces", count) % {"count": count}


def _step(layout: Layout) -> str:
    if layout.next_step is None:
        return _("passed for print")
    return _("awaits: %(step)s") % {"step": layout.next_step.label}


def _place(piece: Article) -> str:
    if piece.visibility == Visibility.PUBLISHED:
        return _("readers see the earlier words")
    return str(piece.page) if piece.page else ""
