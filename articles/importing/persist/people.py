"""Turn printed names into correspondents and editors: one name, one person."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from articles.enums import BylineRole, CreditRole
from articles.importing.records import Person, StaffCredit
from articles.models import Article, Byline, Correspondent, Credit, Editor, Page, Unit

Someone = TypeVar("Someone", Correspondent, Editor)

# A label names its role by the word it ends on or holds: 本报记者, 特约通讯员, 摄影报道
_BYLINE_ROLES = (
    ("实习", BylineRole.INTERN),
    ("通讯员", BylineRole.CORRESPONDENT),
    ("记者", BylineRole.REPORTER),
    ("文", BylineRole.AUTHOR),  # 文/图 is an author who photographed too
    ("摄", BylineRole.PHOTOGRAPHER),
    ("图", BylineRole.PHOTOGRAPHER),
    ("作者", BylineRole.AUTHOR),
)
_CREDIT_ROLES = (
    ("值班", CreditRole.DUTY_DIRECTOR),
    ("版式", CreditRole.LAYOUT),
    ("组版", CreditRole.LAYOUT),
    ("排版", CreditRole.LAYOUT),
    ("校", CreditRole.PROOFREADER),
    ("美", CreditRole.ART),
    ("责", CreditRole.EDITOR),
    ("编辑", CreditRole.EDITOR),
)


def people_by_name(model: type[Someone], names: Iterable[str]) -> dict[str, Someone]:
    """Give the person of each name, made where there is none; in two queries at most.

    Of namesakes, the one without a distinction is meant.
    """
    wanted = set(names)
    found = _known(model, wanted)
    missing = [model(name=name) for name in sorted(wanted - found.keys())]
    made = model._default_manager.bulk_create(  # an editor may have made one just now, who is then given
        missing, update_conflicts=True, unique_fields=["name", "distinction"], update_fields=["name"]
    )
    return found | {person.name: person for person in made}


def _known(model: type[Someone], names: set[str]) -> dict[str, Someone]:
    namesakes: dict[str, list[Someone]] = defaultdict(list)
    bring = ["unit"] if model is Correspondent else []
    for person in model._default_manager.filter(name__in=names).select_related(*bring).order_by():
        namesakes[person.name].append(person)
    return {
        name: next((person for person in people if not person.distinction), people[0])
        for name, people in namesakes.items()
        if len(people) == 1 or any(not person.distinction for person in people)
    }


def role_of(label: str) -> BylineRole:
    """Give the role that a byline's label stands for; a name without one is the author's."""
    if not label:
        return BylineRole.AUTHOR
    return next((role for word, role in _BYLINE_ROLES if word in label), BylineRole.OTHER)


def units_by_name(names: Iterable[str]) -> dict[str, Unit]:
    """Give the unit of each name, made where there is none; in three queries at most, in none without names."""
    wanted = set(names)
    found = {unit.name: unit for unit in Unit.objects.filter(name__in=wanted)} if wanted else {}
    missing = wanted - found.keys()
    if missing:
        Unit.objects.bulk_create([Unit(name=name) for name in sorted(missing)], ignore_conflicts=True)
        found |= {unit.name: unit for unit in Unit.objects.filter(name__in=missing)}
    return found


def bylines_of(
    article: Article, people: Iterable[Person], known: dict[str, Correspondent], units: dict[str, Unit]
) -> list[Byline]:
    """Give the rows of an article's byline, unsaved; a person stands once in a role.

    The unit is the printed one, or else the one that the person is known to work at.
    """
    rows: dict[tuple[int, BylineRole], Byline] = {}
    for person in people:
        role = role_of(person.role)
        rows.setdefault(
            (known[person.name].pk, role),
            Byline(
                article_id=article.pk,
                correspondent_id=known[person.name].pk,
                name=person.name,
                unit=units[person.unit] if person.unit else known[person.name].unit,
                unit_name=person.unit,
                role=role,
                label=person.role,
                position=len(rows) + 1,
            ),
        )
    return list(rows.values())


def credits_of(page: Page, printed: Iterable[StaffCredit], known: dict[str, Editor]) -> list[Credit]:
    """Give the rows of a page's staff credits, unsaved; several labels before several names stay joint."""
    rows: dict[tuple[str, str], Credit] = {}
    for credit in printed:
        label = " ".join(credit.roles)
        role = next((role for word, role in _CREDIT_ROLES if word in label), CreditRole.OTHER)
        for name in credit.names:
            rows.setdefault(
                (name, label),
                Credit(
                    page_id=page.pk,
                    editor_id=known[name].pk,
                    name=name,
                    role=CreditRole.JOINT if len(credit.roles) > 1 else role,
                    label=label,
                    position=len(rows) + 1,
                ),
            )
    return list(rows.values())
