"""Make the blocks of an article of its joined lines."""

from dataclasses import replace

from articles.importing.records import Draft, ParsedBlock


def make_blocks(draft: Draft) -> Draft:
    """Give the draft with a block for each of its lines, of the kind that the line was read as."""
    body = tuple(
        ParsedBlock(draft.kinds.get(line.number, "paragraph"), line.text, line.numbers) for line in draft.lines
    )
    return replace(draft, lines=(), body=body)
