"""What stands above everything else on the front page: people that the desk lacks, and pieces published unsigned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.workbench.lines import Link
from articles.editorial import lacks, unsigned_lately, workbench

ACCOUNTS, WITHDRAW = "auth.change_user", "articles.withdraw_article"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be set right, in sentences, and where that is done."""

    name: str
    title: str
    sentences: Sequence[str]
    link: Link


def notices_of(user: User) -> list[Notice]:
    """Tell what must be set right, whoever can do that."""
    makers = ((ACCOUNTS, _staffing), (WITHDRAW, _unsigned))
    return [notice for permission, make in makers if user.has_perm(permission) for notice in make(user)]


def _staffing(user: User) -> Iterable[Notice]:
    sentences = [*lacks()]
    if titles := "、".join(f"“{piece.title}”" for piece in workbench.stuck(user=user)):
        sentences.append(_("Nobody with an account can sign what these wait for now: %(titles)s.") % {"titles": titles})
    if sentences:
        link = Link(_("Accounts and groups"), reverse("admin:auth_user_changelist"))
        yield Notice("staffing", _("The desk lacks people"), sentences, link)


def _unsigned(user: User) -> Iterable[Notice]:
    found = unsigned_lately()
    if found:
        said = _("“%(title)s”: %(faults)s")
        sentences = [said % {"title": row.article.title, "faults": " ".join(row.faults)} for row in found[:3]]
        link = Link(_("The whole report"), reverse("admin:unsigned"))
        yield Notice("unsigned", _("Published without a full chain"), sentences, link)
