"""Who may log in. An account is never deleted, since the record names it: it is deactivated."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction
from articles.models import name_of
from articles.models.people.acting import SYSTEM


@transaction.atomic
def deactivate_account(*, account: User, by: User) -> User:
    """Let nobody in by this account, whoever is logged in by it now included, and return it as stored."""
    stored = _locked(account, by)
    refuse_own_or_higher(account=stored, by=by)
    if not stored.is_active:
        raise DeskRefusal(_("The account “%(name)s” is deactivated already.") % {"name": stored})
    return _store(stored, by=by, action=EntryAction.DEACTIVATE)


@transaction.atomic
def reactivate_account(*, account: User, by: User) -> User:
    """Let its owner in again, and return the account as stored."""
    stored = _locked(account, by)
    refuse_own_or_higher(account=stored, by=by)
    if stored.is_active:
        raise DeskRefusal(_("The account “%(name)s” is active already.") % {"name": stored})
    return _store(stored, by=by, action=EntryAction.REACTIVATE)


def refuse_own_or_higher(*, account: User, by: User) -> None:
    """Refuse to take one's own rights, so that somebody is always left, or to touch a superuser without being one.

    The newsroom's own account is nobody's to touch.
    """
    if account.username == SYSTEM:
        raise DeskRefusal(_("“%(name)s” is the newsroom itself: nobody logs in by it.") % {"name": name_of(account)})
    if account.pk == by.pk:
        raise DeskRefusal(_("Nobody takes the rights of their own account: ask another superuser."))
    if account.is_superuser and not by.is_superuser:
        raise DeskRefusal(_("“%(name)s” is a superuser: only another one may do this.") % {"name": account})


def _locked(account: User, by: User) -> User:
    """Read both accounts anew: of two superusers who deactivate each other at once, the second is out by then."""
    rows = User.objects.select_for_update().filter(pk__in={account.pk, by.pk}).order_by("pk")
    people = {user.pk: user for user in rows}
    if not people[by.pk].is_active:
        raise DeskRefusal(_("Your own account has been deactivated."))
    return people[account.pk]


def _store(account: User, *, by: User, action: EntryAction) -> User:
    account.is_active = action == EntryAction.REACTIVATE
    account.save(update_fields=["is_active"])
    record(by=by, action=action, rows=[account])
    return account
