import pytest

from articles.enums import BylineRole, CreditRole
from articles.importing.persist.people import credits_of, role_of
from articles.importing.records import StaffCredit
from articles.models import Editor, Page


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("", BylineRole.AUTHOR),
        ("作者", BylineRole.AUTHOR),
        ("文", BylineRole.AUTHOR),
        ("文/图", BylineRole.AUTHOR),
        ("图", BylineRole.PHOTOGRAPHER),
        ("摄影报道", BylineRole.PHOTOGRAPHER),
        ("本报记者", BylineRole.REPORTER),
        ("特约通讯员", BylineRole.CORRESPONDENT),
        ("实习记者", BylineRole.INTERN),
        ("统筹", BylineRole.OTHER),
    ],
)
def test_label_of_a_byline_stands_for_its_role(label, role):
    assert role_of(label) == role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("值班主任", CreditRole.DUTY_DIRECTOR),
        ("责编", CreditRole.EDITOR),
        ("编辑", CreditRole.EDITOR),
        ("美编", CreditRole.ART),
        ("美术编辑", CreditRole.ART),
        ("版式", CreditRole.LAYOUT),
        ("组版", CreditRole.LAYOUT),
        ("排版", CreditRole.LAYOUT),
        ("校对", CreditRole.PROOFREADER),
        ("制图", CreditRole.OTHER),
    ],
)
def test_label_of_a_credit_stands_for_its_role(label, role):
    (row,) = credits_of(Page(), [StaffCredit((label,), ("江白",), 1)], {"江白": Editor(name="江白")})
    assert (row.role, row.label) == (role, label)
