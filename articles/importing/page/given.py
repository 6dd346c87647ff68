"""Bring together what a page prints of its issue and what the person at the command said of it."""

from dataclasses import replace

from articles.importing.records import IssueFacts, PageRefused

NOTHING_GIVEN = IssueFacts()


def agree(printed: IssueFacts, given: IssueFacts) -> IssueFacts:
    """Add what was said to what is printed; refuses where the two contradict each other."""
    for name in ("date", "number", "page"):
        says, said = getattr(printed, name), getattr(given, name)
        if says and said and says != said:
            raise PageRefused(f"{name}-contradicts", printed=str(says), given=str(said))
    return replace(
        printed,
        date=printed.date or given.date,
        number=printed.number or given.number,
        page=printed.page or given.page,
    )
