"""Where the paper printed a correction, as it must where print was wrong."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.editorial.chain.table import refuse_unless_may
from articles.editorial.locking import lock_piece
from articles.editorial.record import record
from articles.editorial.refusal import DeskRefusal
from articles.enums import DeskAction, EntryAction
from articles.models import Correction, Page

AHEAD = timedelta(days=1)  # the issue of tomorrow is passed for print in the evening
OFFERED = 60


@transaction.atomic
def note_printed(*, correction: Correction, page: Page | None, by: User) -> Correction:
    """Note on which page the paper has printed a correction, and return it as stored; without a page, that it has not.

    Any page will do, for print may have had to put it elsewhere; it is of an issue whose date is known, later than the
    one that was wrong, and not after tomorrow. Raises `DeskRefusal` for any other, where the correction is retracted or
    nothing would change, and for who may not.
    """
    piece = lock_piece(correction.article)
    refuse_unless_may(DeskAction.CORRECT, piece, by)
    row = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    if row.retracted_at:
        raise DeskRefusal(_("%(name)s has retracted this correction already.") % {"name": row.retracted_by_name})
    if page == row.printed_in:
        raise DeskRefusal(_("This is what is noted already."))
    if page:
        _refuse_impossible(page, row)
    row.printed_in = page
    row.save(update_fields=["printed_in"])
    message = _("Printed: %(page)s") % {"page": page} if page else _("Not printed after all.")
    record(by=by, action=EntryAction.NOTE_PRINTED, rows=[row], message=message)
    return row


def printable_pages(correction: Correction) -> QuerySet[Page]:
    """Give the pages on which a correction may have been printed, sixty at the most, the likeliest first.

    They are of issues since its day: first the pages with the number of the one that was wrong, in the order of their
    issues, then the others.
    """
    wrong_in = correction.article.page
    place = Case(When(number=wrong_in.number if wrong_in else None, then=Value(0)), default=Value(1))
    issues = {"issue__date__gte": correction.date, "issue__date__lte": timezone.localdate() + AHEAD}
    pages = Page.objects.order_by(place, "issue__date", "number", "pk")
    keys = list(pages.filter(**issues).values_list("pk", flat=True)[:OFFERED])
    return pages.filter(pk__in=keys).select_related("issue")


def _refuse_impossible(page: Page, correction: Correction) -> None:
    day, wrong_in = page.issue.date, correction.article.page
    if day is None:
        raise DeskRefusal(_("%(page)s is of an issue without a date: set that first.") % {"page": page})
    if day > timezone.localdate() + AHEAD:
        raise DeskRefusal(_("%(page)s is not printed yet: note it when it is.") % {"page": page})
    if wrong_in and wrong_in.issue.date and day <= wrong_in.issue.date:
        told = {"page": page, "day": date_format(wrong_in.issue.date)}
        raise DeskRefusal(_("%(page)s is no later than the issue of %(day)s, which was wrong.") % told)
