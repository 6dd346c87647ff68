from articles.enums import CreditRole
from articles.models import Credit, Editor


def test_credit_goes_by_its_printed_label_or_its_role():
    editor = Editor(name="陆远桥")
    assert str(Credit(label="责编 版式", role=CreditRole.JOINT, editor=editor)) == "责编 版式:陆远桥"
    assert str(Credit(role=CreditRole.PROOFREADER, editor=editor)) == "校对:陆远桥"
