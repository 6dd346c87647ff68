"""Bring together what a page prints of its issue and what the person at the command said of it."""

from dataclasses import replace

from articles.codes import RefusalCode
from articles.importing.records import IssueFacts, PageRefused

NOTHING_GIVEN = IssueFacts()
_CONTRADICTS = {
    "date": RefusalCode.DATE_CONTRADICTS,
    "number": RefusalCode.NUMBER_CONTRADICTS,
    "page": RefusalCode.PAGE_CONTRADICTS,
}


def agree(printed: IssueFacts, given: IssueFacts) -> IssueFacts:
    """Add what was said to what is printed; refuses where the two contradict each other."""
    for name, code in _CONTRADICTS.items():
        says, said = getattr(printed, name), getattr(given, name)
        if says and said and says != said:
            raise PageRefused(code, printed=str(says), given=str(said))
    return replace(
        printed,
        date=printed.date or given.date,
        number=printed.number or given.number,
        page=printed.page or given.page,
    )
