"""Whether the people of the desk are enough for its rules: who may take each step, and what a small desk lacks.

People are counted, not logins: two logins of one person take no two reviews. Asked in a fixed number of queries.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Permission, User
from django.utils.translation import gettext as _

from articles.editorial.chain.persons import Marks, is_own, marks_of_all
from articles.editorial.chain.sharing import FORBID, may_be_one, sharing
from articles.editorial.chain.signatures import Chain
from articles.editorial.chain.table import PERMISSION_FOR, RECEIVE, TABLE
from articles.enums import DeskAction, Stage, Step
from articles.models import Article, Content, name_of
from articles.models.people.acting import SYSTEM

SUBMIT, RELEASE = (TABLE[action].permission for action in (DeskAction.SUBMIT, DeskAction.RELEASE))
# The group that has each permission, as the migration makes it (0037).
GROUP_WITH = {
    RECEIVE: "通联",
    SUBMIT: "通联",
    PERMISSION_FOR[Step.FIRST_REVIEW]: "责编",
    PERMISSION_FOR[Step.SECOND_REVIEW]: "主任",
    PERMISSION_FOR[Step.FINAL_REVIEW]: "总编",
    PERMISSION_FOR[Step.SIGN_OFF]: "总编",
    PERMISSION_FOR[Step.FIRST_PROOF]: "校对",
    PERMISSION_FOR[Step.PASS]: "总编",
    RELEASE: "总编",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may log in to the desk, by one account or by several: the names, the marks, what they may do."""

    names: tuple[str, ...]
    marks: Marks
    permissions: frozenset[str]

    def __str__(self) -> str:
        return self.names[0]

    def may(self, step: Step) -> bool:
        """Tell whether the person has the permission for a step."""
        return PERMISSION_FOR[step] in self.permissions


def people() -> tuple[Person, ...]:
    """Give those who can log in to the desk today, in five queries."""
    logins = list(User.objects.filter(is_active=True, is_staff=True).exclude(username=SYSTEM).order_by("pk"))
    marks, permissions = marks_of_all(logins), _permissions(logins)
    found: tuple[Person, ...] = ()
    for user in logins:
        found = _with(found, Person((name_of(user),), marks[user.pk], frozenset(permissions[user.pk])))
    return found


def lacks(known: Sequence[Person] | None = None) -> tuple[str, ...]:
    """Say in sentences what the desk's people are too few for, and what to do; nothing where it works on print alone.

    `known` are the people, where they have been read already.
    """
    if not Article.objects.exclude(stage=Stage.PRINTED).exists():
        return ()
    staff = people() if known is None else known
    return (*_vacant(staff), *_reviews(staff), *_proofs(staff))


def who_may_sign(step: Step, chain: Chain, said: Content, staff: Iterable[Person]) -> list[Person]:
    """Give the people who may sign a step of a piece as it stands."""
    return [person for person in staff if person.may(step) and not _is_barred(person, step, chain, said)]


def _is_barred(person: Person, step: Step, chain: Chain, said: Content) -> bool:
    """Tell whether somebody has signed what bars them from a step, or would review a piece of their own."""
    if step in Step.reviews() and is_own(said, person.marks, chain.entered_by, chain.writers):
        return True
    return any(
        not may_be_one(Step(signature.step), step) and not person.marks.isdisjoint(chain.marks[signature.pk])
        for signature in chain.standing
    )


def _vacant(staff: Iterable[Person]) -> Iterable[str]:
    """Name the steps for which nobody has the permission."""
    held = frozenset[str]().union(*(person.permissions for person in staff))
    for permission, group in GROUP_WITH.items():
        if permission not in held:
            yield _("Nobody may take this step: %(step)s. Give somebody the group %(group)s.") % {
                "step": _names(permission),
                "group": group,
            }


def _reviews(staff: Sequence[Person]) -> Iterable[str]:
    """Tell where three people cannot share the reviews."""
    may = [person for person in staff if any(person.may(step) for step in Step.reviews())]
    filled = most_filled(may)
    if filled < len(Step.reviews()):
        told = {"names": "、".join(map(str, may)) or _("nobody"), "count": len(Step.reviews()) - filled}
        yield (
            _(
                "Three people must sign the three reviews, and the accounts are not enough: %(names)s. "
                "Give %(count)d more people an account, or a group in which they may review (责编, 主任, 总编)."
            )
            % told
        )


def _proofs(staff: Sequence[Person]) -> Iterable[str]:
    needed = 1 + sum(sharing(step) == FORBID for step in Step.proofs()[1:])
    may = [person for person in staff if person.may(Step.FIRST_PROOF)]
    if 0 < len(may) < needed:
        told = {"needed": needed, "names": "、".join(map(str, may))}
        yield (
            _(
                "SHARED_PROOFS asks for %(needed)d people for the three proofs, and only these may sign them: "
                "%(names)s. Give somebody else the group 校对, or let proofs be shared (SHARED_PROOFS=warn)."
            )
            % told
        )


def most_filled(staff: Sequence[Person]) -> int:
    """Count how many of the three reviews as many people can sign: the largest matching, by augmenting paths."""
    signed_by: dict[int, Step] = {}

    def fill(step: Step, tried: set[int]) -> bool:
        for number, person in enumerate(staff):
            if person.may(step) and number not in tried:
                tried.add(number)
                if number not in signed_by or fill(signed_by[number], tried):
                    signed_by[number] = step
                    return True
        return False

    return sum(fill(step, set()) for step in Step.reviews())


def _with(people: tuple[Person, ...], one: Person) -> tuple[Person, ...]:
    """Add somebody to people, as one with all those with whom they share a mark."""
    same = [person for person in people if not person.marks.isdisjoint(one.marks)]
    others = tuple(person for person in people if person not in same)
    parts = [*same, one]
    names = tuple(name for person in parts for name in person.names)
    marks = frozenset[tuple[str, int | str]]().union(*(person.marks for person in parts))
    return (*others, Person(names, marks, frozenset[str]().union(*(person.permissions for person in parts))))


def _permissions(logins: Collection[User]) -> Mapping[int, set[str]]:
    """Give by login what it may do, by itself, by its groups, and as a superuser, of what a step takes."""
    codenames = [permission.partition(".")[2] for permission in GROUP_WITH]
    permissions = Permission.objects.filter(content_type__app_label="articles", codename__in=codenames)
    found: dict[int, set[str]] = {user.pk: set(GROUP_WITH) if user.is_superuser else set() for user in logins}
    for path in ("user", "group__user"):
        for codename, login in permissions.filter(**{f"{path}__in": found}).values_list("codename", path):
            if login in found:
                found[login].add(f"articles.{codename}")
    return found


def _names(permission: str) -> str:
    """Name the steps that a permission is for."""
    others = {
        RECEIVE: _("receiving manuscripts"),
        SUBMIT: _("submitting for review"),
        RELEASE: _("releasing to readers"),
    }
    steps = [str(step.label) for step, needed in PERMISSION_FOR.items() if needed == permission]
    return others.get(permission) or "、".join(steps)
