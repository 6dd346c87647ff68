"""Texts of Django's admin that Django's own Chinese does not have: named here so that our catalogue holds them.

Nothing imports this. Those of its scripts are in `djangojs.po`, which is kept by hand.
"""

from django.utils.translation import gettext_noop

TEXTS = (
    gettext_noop("Add link"),
    gettext_noop("After you’ve created a user, you’ll be able to edit more user options."),
    gettext_noop("Change or view list link"),
    gettext_noop("Error:"),
    gettext_noop("Forgotten your login credentials?"),
    gettext_noop("In case you’ve forgotten, you are:"),
    gettext_noop("Model name"),
)
