"""Briefs under one heading: short pieces, each signed at its end, that are one article with all their authors."""

from dataclasses import replace

from articles.importing.records import Draft
from articles.importing.words.bylines import ends_in_byline, part_end


def sign_briefs(draft: Draft) -> Draft:
    """Take the signatures at the ends of briefs; nothing where not every line of the text has one.

    The last one is left: it stands where every article has its closing byline.
    """
    if len(draft.lines) < 2 or not all(ends_in_byline(line.text) for line in draft.lines):
        return draft
    parted = [part_end(line.text) for line in draft.lines[:-1]]
    signed = [found for found in parted if found]
    lines = [replace(line, text=found[0]) for line, found in zip(draft.lines, signed, strict=False)]
    return replace(
        draft,
        lines=(*lines, draft.lines[-1]),
        byline_raw=" ".join(byline.raw for _, byline in signed),
        byline=tuple(person for _, byline in signed for person in byline.people),
    )
