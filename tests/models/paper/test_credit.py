from articles.enums import CreditRole
from articles.models import Credit


def test_credit_goes_by_its_printed_label_or_its_role():
    assert str(Credit(label="责编 版式", role=CreditRole.JOINT, name="陆远桥")) == "责编 版式:陆远桥"
    assert str(Credit(role=CreditRole.PROOFREADER, name="陆远桥")) == "校对:陆远桥"
