"""Turn printed names into correspondents and editors: one name, one person, but for namesakes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from articles.enums import BylineRole, CreditRole
from articles.importing.records import Person, StaffCredit
from articles.models import Alias, Article, Byline, Correspondent, Credit, Editor, Page, Unit

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


def editors_by_name(names: Iterable[str]) -> dict[str, Editor]:
    """Give the editor of each name, made where there is none; in two queries at most.

    Of namesakes, the one without a distinction is meant.
    """
    wanted = set(names)
    namesakes: dict[str, list[Editor]] = defaultdict(list)
    for editor in Editor.objects.filter(name__in=wanted).order_by("distinction"):
        namesakes[editor.name].append(editor)
    found = {name: first for name, (first, *others) in namesakes.items() if not (first.distinction and others)}
    return found | _made(Editor, wanted - found.keys())


def correspondents_by_name(names: Iterable[str]) -> dict[str, list[Correspondent]]:
    """Give those whom each name may mean, the likeliest first, made where there is nobody; in three queries at most.

    Whose own name it is comes before whose alias it is, who has no distinction before who has one, the older before the
    younger row.
    """
    wanted = set(names)
    own = Correspondent.objects.filter(name__in=wanted).select_related("unit").order_by("pk")
    other = Alias.objects.filter(name__in=wanted).select_related("correspondent__unit").order_by("correspondent")
    named = [(person.name, person) for person in sorted(own, key=lambda person: bool(person.distinction))]
    named += [(alias.name, alias.correspondent) for alias in other]
    found: dict[str, list[Correspondent]] = defaultdict(list)
    for name, person in named:
        if person not in found[name]:
            found[name].append(person)
    return found | {name: [person] for name, person in _made(Correspondent, wanted - found.keys()).items()}


def _made(model: type[Someone], names: Iterable[str]) -> dict[str, Someone]:
    """Make somebody of each name; whom an editor has made just now is given."""
    made = model._default_manager.bulk_create(
        [model(name=name) for name in sorted(names)],
        update_conflicts=True,
        unique_fields=["name", "distinction"],
        update_fields=["name"],
    )
    return {person.name: person for person in made}


def meant(candidates: Sequence[Correspondent], unit: str) -> tuple[Correspondent, bool]:
    """Tell whom a name means, and whether that is sure: there is one, or print adds the unit of one alone."""
    fitting = [each for each in candidates if unit and unit in (each.distinction, str(each.unit or ""))]
    chosen = fitting if len(fitting) == 1 else candidates
    return chosen[0], len(chosen) == 1


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


def bylines_of(article: Article, people: Mapping[Person, Correspondent], units: dict[str, Unit]) -> list[Byline]:
    """Give the rows of an article's byline, unsaved; a person stands once in a role.

    The unit is the printed one, or else the one that the person is known to work at.
    """
    rows: dict[tuple[int, BylineRole], Byline] = {}
    for person, who in people.items():
        role = role_of(person.role)
        rows.setdefault(
            (who.pk, role),
            Byline(
                article_id=article.pk,
                correspondent_id=who.pk,
                name=person.name,
                unit=units[person.unit] if person.unit else who.unit,
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
