"""Pages of an issue: one more is added, and what it is called, and how much it holds, is changed."""

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import EntryAction
from articles.models import Issue, Page
from articles.models.paper.page import LAST_PAGE


@transaction.atomic
def add_page(*, issue: Issue, by: User, number: int | None = None, section: str = "") -> Page:
    """Add a page to an issue, under a number or the next free one, and return it.

    It holds as much as the page of that number in the last issue. Raises `DeskRefusal` for a number that is taken.
    """
    Issue.objects.select_for_update(no_key=True).filter(pk=issue.pk).first()
    following = (issue.pages.aggregate(last=Max("number"))["last"] or 0) + 1
    wanted = following if number is None else number
    told = {"number": wanted, "last": LAST_PAGE}
    if not 1 <= wanted <= LAST_PAGE:
        raise DeskRefusal(_("A page number is a whole number from 1 to %(last)d.") % told)
    measure = Page.objects.usual_measure(wanted, issue)
    try:
        with transaction.atomic():
            page = Page.objects.create(issue=issue, number=wanted, section=section.strip(), measure=measure)
    except IntegrityError as error:
        raise DeskRefusal(_("The issue has a page %(number)d already.") % told) from error
    record(by=by, action=EntryAction.ADD, rows=[page])
    return page
