from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.editorial import DeskRefusal, deactivate_account, reactivate_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def chiefs():
    return [User.objects.create_superuser(name) for name in ("总编", "副总编")]


def test_account_is_deactivated_and_let_in_again(chiefs):
    one, other = chiefs
    assert not deactivate_account(account=other, by=one).is_active
    assert reactivate_account(account=other, by=one).is_active


def test_reactivating_an_active_account_is_refused(chiefs):
    one, other = chiefs
    with pytest.raises(DeskRefusal, match="账号“副总编”本就在用。"):
        reactivate_account(account=other, by=one)


def test_who_has_been_deactivated_does_nothing_more(chiefs):
    one, other = chiefs
    deactivate_account(account=other, by=one)
    with pytest.raises(DeskRefusal, match="您自己的账号已被停用。"):
        deactivate_account(account=one, by=other)  # still as read before


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one transaction follows the other anyway")
def test_two_who_deactivate_each_other_at_once_leave_one(chiefs):
    start = Barrier(2)

    def deactivate(pair):
        account, by = pair
        try:
            start.wait()
            deactivate_account(account=account, by=by)
        except DeskRefusal as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        refusals = list(pool.map(deactivate, [chiefs, chiefs[::-1]]))
    assert sorted(refusals, key=bool) == [None, "您自己的账号已被停用。"]
    assert User.objects.filter(is_active=True).count() == 1
