"""What stands in the paper: blocks of a text, roles of people, what readers see of a piece."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Visibility(TextChoices):
    """What readers see."""

    HIDDEN = "hidden", _("not published")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class BlockKind(TextChoices):
    """What a block of an article's body is."""

    PARAGRAPH = "paragraph", _("paragraph")
    CROSSHEAD = "crosshead", _("crosshead")
    CAPTION = "caption", _("caption")


class BlockOrigin(TextChoices):
    """What an editor has done to a block since the import."""

    AS_IMPORTED = "as-imported", _("unchanged")
    CHANGED = "changed", _("changed since")
    ADDED = "added", _("added by an editor")
    DROPPED = "dropped", _("no longer there")


class BylineRole(TextChoices):
    """What a person did for a piece; the label as printed is kept beside it."""

    AUTHOR = "author", _("author")
    REPORTER = "reporter", _("reporter")
    CORRESPONDENT = "correspondent", pgettext_lazy("a role", "correspondent")  # the word alone means reporters too
    INTERN = "intern", _("intern")
    PHOTOGRAPHER = "photographer", _("photographer")
    OTHER = "other", _("other")


class Contribution(TextChoices):
    """What statistics count: the pieces that people of these roles share among them."""

    WRITING = "writing", _("all who wrote")
    CORRESPONDENTS = "correspondents", _("correspondents alone")
    REPORTERS = "reporters", _("reporters alone")
    PICTURES = "pictures", _("pictures")


# The roles of a byline that count for a contribution.
ROLES_OF = {
    Contribution.WRITING: frozenset(BylineRole) - {BylineRole.PHOTOGRAPHER},
    Contribution.CORRESPONDENTS: frozenset({BylineRole.CORRESPONDENT}),
    Contribution.REPORTERS: frozenset({BylineRole.REPORTER, BylineRole.INTERN}),
    Contribution.PICTURES: frozenset({BylineRole.PHOTOGRAPHER}),
}


class CorrectionState(TextChoices):
    """How a correction stands with print, in which it is due where print was wrong."""

    OVERDUE = "overdue", _("overdue in print")
    DUE = "due", _("due in print")
    WAITING = "waiting", _("due in an issue to come")
    PRINTED = "printed", pgettext_lazy("a correction", "printed")
    NOT_OWED = "not-owed", _("not due in print")
    RETRACTED = "retracted", pgettext_lazy("a correction", "retracted")


class FeeBasis(TextChoices):
    """What a fee is paid for."""

    PER_THOUSAND = "per-thousand", _("per thousand characters")
    PER_PIECE = "per-piece", _("per piece")


class CreditRole(TextChoices):
    """What a member of staff did for a page; the label as printed is kept beside it."""

    DUTY_DIRECTOR = "duty-director", _("director on duty")
    EDITOR = "editor", _("page editor")
    LAYOUT = "layout", _("layout")
    PROOFREADER = "proofreader", _("proofreader")
    ART = "art", _("art editor")
    JOINT = "joint", _("joint credit, not parted")
    OTHER = "other", _("other")
