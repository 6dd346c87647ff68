"""Who acts: an account, by the name that the record keeps; the newsroom itself where nobody is named."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.utils.translation import gettext

# No person takes such a name for a login.
SYSTEM = "system@newsroom"
LONGEST_NAME = 200


def name_of(account: User) -> str:
    """Name an account as colleagues do: by its owner, or by its login where no name is given."""
    return f"{account.last_name}{account.first_name}".strip()[:LONGEST_NAME] or account.username


def system_user() -> User:
    """Give the account under which the newsroom acts by itself; it has no password and cannot log in."""
    told = {"last_name": gettext("System"), "is_active": False, "password": make_password(None)}
    user, _made = User.objects.get_or_create(username=SYSTEM, defaults=told)
    return user
