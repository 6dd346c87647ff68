"""Which steps one person may share: never two reviews, and of the proofs what the paper's setting says."""

from django.conf import settings

from articles.enums import Step

FORBID, WARN, ALLOW = "forbid", "warn", "allow"


def may_be_one(earlier: Step, later: Step) -> bool:
    """Tell whether one person may sign both of two steps of a piece."""
    if {earlier, later} <= set(Step.reviews()):
        return False
    return not ({earlier, later} <= set(Step.proofs()) and sharing(later) == FORBID)


def sharing(step: Step) -> str:
    """Tell how the paper takes it where one person signs this proof and an earlier one: forbid, warn or allow."""
    word: str = settings.SHARED_PROOFS[step.value]
    return word
