"""The words for what notes name: pieces of evidence, fields of an article, roles of a line."""

from django.utils.translation import gettext_noop

EVIDENCE = {
    "seam": gettext_noop("the words on both sides of the cut go together"),
    "quotes-meet": gettext_noop("quotation marks that open in one and close in the other"),
    "word": gettext_noop("words that the article also has elsewhere, parted by the cut"),
    "grown": gettext_noop("a word parted by the cut"),
    "after-lead": gettext_noop("the block stands right after the lead"),
    "turn": gettext_noop("a paragraph that closes an article, and one that goes on from its lead"),
    "place": gettext_noop("paragraphs as they mostly stand early and late in an article"),
    "counted": gettext_noop("the numbering of paragraphs"),
    "sections": gettext_noop("the numbering of sections, or their list in the lead"),
    "introduced": gettext_noop("people and bodies named in full before they are named in short"),
    "columns": gettext_noop("columns of even length"),
}
# What notes of earlier imports still name.
EVIDENCE |= {
    "continues": gettext_noop("the line begins in the middle of a sentence"),
    "section-of-lead": gettext_noop("the lead names the section that follows it"),
    "dated": gettext_noop("a date begins the block after the lead"),
    "short-end": gettext_noop("a short closing paragraph"),
    "outlook": gettext_noop("a closing paragraph that looks ahead"),
    "explained": gettext_noop("short forms explained before they are used"),
    "quoted": gettext_noop("terms in quotation marks before they stand without"),
}
FIELDS = {
    "kicker": gettext_noop("kicker"),
    "headline": gettext_noop("headline"),
    "deck": gettext_noop("deck"),
    "dateline": gettext_noop("dateline"),
    "byline": gettext_noop("byline"),
    "body": gettext_noop("body"),
    "section": gettext_noop("section"),
    "hotline": gettext_noop("hotline"),
    "email": gettext_noop("submission address"),
    "imprint_lines": gettext_noop("imprint as printed"),
    "credits": gettext_noop("credits"),
    "article": gettext_noop("article"),
}
ROLES = {
    "furniture": gettext_noop("furniture of the page"),
    "rubric": gettext_noop("the name of a column"),
    "title": gettext_noop("a title"),
    "byline": gettext_noop("a byline"),
    "paragraph": gettext_noop("the beginning of a paragraph"),
    "text": gettext_noop("the rest of a paragraph"),
    "item": gettext_noop("a line of a list or a verse"),
    "crosshead": gettext_noop("a crosshead"),
    "caption": gettext_noop("a caption"),
    "caption text": gettext_noop("a caption"),
    "closing": gettext_noop("a closing line"),
    "notice": gettext_noop("the heading of a notice"),
    "notice text": gettext_noop("the text of a notice"),
    "jump": gettext_noop("a jump mark"),
    "navigation": gettext_noop("navigation of a web page"),
}
