"""What a line of a page can be, and what may follow what."""

from enum import StrEnum


class Role(StrEnum):
    """The roles of a line. A role that goes on over several lines has another for its further lines where needed."""

    FURNITURE = "furniture"
    RUBRIC = "rubric"
    TITLE = "title"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    TEXT = "text"  # a further line of a paragraph
    ITEM = "item"  # of a verse, a list or a table: a paragraph by itself, without an end mark
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CAPTION_TEXT = "caption text"
    CLOSING = "closing"
    NOTICE = "notice"
    NOTICE_TEXT = "notice text"
    JUMP = "jump"
    NAVIGATION = "navigation"


ROLES = tuple(Role)

# what may stand after a block of an article: more of its body, its end, or what stands between articles
_BETWEEN = (Role.FURNITURE, Role.RUBRIC, Role.TITLE, Role.NOTICE, Role.JUMP, Role.CAPTION, Role.NAVIGATION)
_BODY = (Role.PARAGRAPH, Role.ITEM, Role.CROSSHEAD)
_END = (*_BODY, Role.CLOSING, *_BETWEEN)

FOLLOWERS: dict[Role, tuple[Role, ...]] = {
    Role.FURNITURE: (*_BODY, Role.TEXT, Role.BYLINE, Role.CLOSING, *_BETWEEN),
    Role.RUBRIC: (Role.RUBRIC, Role.TITLE, Role.BYLINE, Role.PARAGRAPH, Role.ITEM, Role.FURNITURE, Role.CAPTION),
    Role.TITLE: (
        Role.TITLE,
        Role.RUBRIC,
        Role.BYLINE,
        Role.PARAGRAPH,
        Role.ITEM,
        Role.CAPTION,
        Role.JUMP,
        Role.FURNITURE,
    ),
    Role.BYLINE: (Role.BYLINE, *_BODY, Role.CAPTION, Role.JUMP, Role.FURNITURE),
    Role.PARAGRAPH: (Role.TEXT, Role.BYLINE, *_END),  # a byline under the note of the desk
    Role.TEXT: (Role.TEXT, Role.BYLINE, *_END),
    Role.ITEM: _END,
    Role.CROSSHEAD: (*_BODY, Role.CAPTION),
    Role.CAPTION: (Role.CAPTION_TEXT, Role.TEXT, Role.BYLINE, *_END),
    Role.CAPTION_TEXT: (Role.CAPTION_TEXT, Role.TEXT, Role.BYLINE, *_END),
    Role.CLOSING: (Role.CLOSING, Role.CROSSHEAD, *_BETWEEN),
    Role.NOTICE: (Role.NOTICE, Role.NOTICE_TEXT),
    Role.NOTICE_TEXT: (Role.NOTICE_TEXT, *_BETWEEN),
    Role.JUMP: (*_BODY, Role.TEXT, Role.BYLINE, *_BETWEEN),
    Role.NAVIGATION: (Role.PARAGRAPH, Role.BYLINE, *_BETWEEN),
}
FIRST = (*_BETWEEN, Role.PARAGRAPH, Role.ITEM, Role.BYLINE, Role.CROSSHEAD)
