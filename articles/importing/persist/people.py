"""Turn the people of a page into the rows of its bylines and credits."""

from collections.abc import Iterable, Mapping

from articles.enums import BylineRole, CreditRole
from articles.importing.records import Person, StaffCredit
from articles.models import Article, Byline, Correspondent, Credit, Editor, Page, Unit

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


def role_of(label: str) -> BylineRole:
    """Give the role that a byline's label stands for; a name without one is the author's."""
    if not label:
        return BylineRole.AUTHOR
    return next((role for word, role in _BYLINE_ROLES if word in label), BylineRole.OTHER)


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
    rows: dict[tuple[int, str], Credit] = {}
    for credit in printed:
        label = " ".join(credit.roles)
        role = next((role for word, role in _CREDIT_ROLES if word in label), CreditRole.OTHER)
        for name in credit.names:
            rows.setdefault(
                (known[name].pk, label),
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
