"""Make a desk that one can try: five logins, one in each group, and manuscripts of theirs at several stages."""

import random
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editorial import DeskRefusal, create, latest_of, place, proof_piece, review, send_back, sign_off, submit
from articles.enums import BylineRole, Stage, Step
from articles.management.demo import invented
from articles.models import Article, BylineRow, Content, Correspondent, Editor, Issue, Page, Unit, parse_body

# The logins, what the person is called, and the group.
LOGINS = {
    "tonglian": ("何静", "通联"),
    "zebian": ("方立", "责编"),
    "zhuren": ("齐山", "主任"),
    "zongbian": ("秦川", "总编"),
    "jiaodui": ("林溪", "校对"),
}
SIGNERS = {
    Step.FIRST_REVIEW: "zebian",
    Step.SECOND_REVIEW: "zhuren",
    Step.FINAL_REVIEW: "zongbian",
    Step.SIGN_OFF: "zongbian",
    Step.FIRST_PROOF: "jiaodui",
}
OPINIONS = {
    Step.FIRST_REVIEW: "事实清楚，标题可用。",
    Step.SECOND_REVIEW: "已压缩一段，同意。",
    Step.FINAL_REVIEW: "同意刊发。",
}
# The stages to which pieces are brought, and the number of the page of tomorrow's issue that they are placed on.
PIECES = (
    (Stage.MANUSCRIPT, None),
    (Stage.FIRST_REVIEW, None),
    (Stage.FIRST_REVIEW, 1),
    (Stage.SECOND_REVIEW, 1),
    (Stage.FINAL_REVIEW, 1),
    (Stage.SIGNING, 1),
    (Stage.FIRST_PROOF, 2),
    (Stage.FIRST_PROOF, 2),
    (Stage.SECOND_PROOF, None),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """The accounts by login, and the pages of tomorrow's issue by number."""

    accounts: dict[str, User]
    pages: dict[int, Page]


@transaction.atomic
def make_demo_desk(password: str) -> list[str]:
    """Make the five logins with one password, and their work; give the names of the logins.

    Raises `DeskRefusal` in production, and where a login of one of these names is there.
    """
    if not settings.DEBUG:
        raise DeskRefusal(_("The logins for trying are not made in production (DEBUG=0)."))
    if taken := list(User.objects.filter(username__in=LOGINS).values_list("username", flat=True)):
        raise DeskRefusal(_("These logins are there already: %(names)s.") % {"names": "、".join(taken)})
    desk = Desk({login: _account(login, password) for login in LOGINS}, _pages())
    chance = random.Random(1)  # noqa: S311 (texts, no secret)
    for stage, number in PIECES:
        _bring(_manuscript(desk, number, chance), stage, desk)
    back = _bring(_manuscript(desk, None, chance), Stage.FIRST_REVIEW, desk)
    reason = "导语里的时间与文末不一致，请核实后再交。"
    by = desk.accounts["zebian"]
    send_back(article=back, revision=latest_of(back), by=by, to=Stage.MANUSCRIPT, reason=reason)
    return list(LOGINS)


def invent_password() -> str:
    """Make a password that nobody guesses and that can be typed."""
    return "-".join(secrets.token_hex(2) for _part in range(3))


def _account(login: str, password: str) -> User:
    name, group = LOGINS[login]
    account = User.objects.create_user(login, password=password, last_name=name[0], first_name=name[1:], is_staff=True)
    account.groups.add(Group.objects.get(name=group))
    Editor.objects.update_or_create(name=name, distinction="", defaults={"user": account})
    return account


def _pages() -> dict[int, Page]:
    issue, _made = Issue.objects.get_or_create(date=timezone.localdate() + timedelta(days=1))
    sections = enumerate(("要闻", "综合"), 1)
    return {
        number: Page.objects.get_or_create(issue=issue, number=number, defaults={"section": section})[0]
        for number, section in sections
    }


def _manuscript(desk: Desk, number: int | None, chance: random.Random) -> Article:
    """Enter a manuscript by a correspondent, and let an editor place it."""
    said = invented(timezone.localdate(), chance)
    person, _made = Correspondent.objects.get_or_create(name=chance.choice(("白宁", "段禾", "孙满")), distinction="")
    unit, _made = Unit.objects.get_or_create(name="东河文化站")
    row = BylineRow(person.pk, person.name, BylineRole.CORRESPONDENT, "通讯员", unit.pk, unit.name)
    body = tuple(parse_body(said["body"]))
    content = Content(
        headline=said["headline"], deck=said["deck"], dateline=said["dateline"], body=body, bylines=(row,)
    )
    saved = create(content=content, by=desk.accounts["tonglian"])
    if number is None:
        return saved.article
    return place(article=saved.article, page=desk.pages[number], by=desk.accounts["zebian"]).article


def _bring(article: Article, stage: Stage, desk: Desk) -> Article:
    """Let each person sign in turn until the piece waits for what it is to wait for."""
    piece = article
    if stage != Stage.MANUSCRIPT:
        piece = submit(article=piece, by=desk.accounts["tonglian"])
    while piece.stage != stage and (step := Stage(piece.stage).step):
        sign = {Step.SIGN_OFF: sign_off, Step.FIRST_PROOF: proof_piece}.get(step, review)
        by, opinion = desk.accounts[SIGNERS[step]], OPINIONS.get(step, "")
        piece = sign(article=piece, revision=latest_of(piece), by=by, opinion=opinion)
    return piece
