"""Say the refusals of the import in the language of the interface."""

from typing import assert_never

from django.utils.translation import gettext as _

from articles.codes import RefusalCode
from articles.importing.records import PageRefused
from articles.importing.report.wording import Facts


def say_refusal(refusal: PageRefused) -> str:
    """Say in one sentence what is wrong with a page and what to do."""
    return _sentence(refusal.code) % Facts(refusal.facts)


def _sentence(code: RefusalCode) -> str:
    match code:
        case RefusalCode.NO_NAME:
            return _("The path is empty. Name a file or a folder; a single dot stands for the current one.")
        case RefusalCode.NOT_FOUND:
            return _("There is no such file or folder. Check the path.")
        case RefusalCode.UNREADABLE:
            return _("The file cannot be read (%(reason)s). Check its permissions.")
        case RefusalCode.NO_TEXTS:
            return _("The folder holds no .txt file. Name a folder of page texts, or the files themselves.")
        case RefusalCode.IS_PDF:
            return _(
                "This is a PDF, not a text. Save it as plain text (pdftotext -raw), or copy its text to a .txt file."
            )
        case RefusalCode.IS_WORD:
            return _("This is a Word or WPS document, not a text. Open it and save it as plain text (.txt).")
        case RefusalCode.IS_RTF:
            return _(
                "This is rich text (RTF), not plain text. Open it in a word processor and save it as plain text (.txt)."
            )
        case RefusalCode.IS_HTML:
            return _("This is a web page (HTML, XML), not a text. Copy what the browser shows to a .txt file.")
        case RefusalCode.IS_JSON:
            return _("This is data (JSON), not the text of a page. Export the page as plain text.")
        case RefusalCode.IS_MARKDOWN:
            return _("This is Markdown, with marks in the text. Save it as plain text, without # and **.")
        case RefusalCode.IS_ARCHIVE:
            return _("This is a packed file (zip, rar, 7z, gz). Unpack it and import the texts in it.")
        case RefusalCode.IS_PICTURE:
            return _("This is a picture, which holds no text. Import the text of the page, not its scan.")
        case RefusalCode.EMPTY:
            return _("The file is empty. Export the page text again.")
        case RefusalCode.BINARY:
            return _("The file is not text (it holds control characters). Export the page as plain text.")
        case RefusalCode.NO_CHINESE:
            return _("The text holds no Chinese character. If it should, name its encoding with --encoding.")
        case RefusalCode.UNDECODABLE:
            return _(
                "The bytes are not %(encodings)s (first bad byte at offset %(offset)s). Name the encoding with "
                "--encoding, as in --encoding big5."
            )
        case RefusalCode.TEXT_DAMAGED:
            return _("The text is UTF-8, but damaged in line %(line)s. Export the page text again.")
        case RefusalCode.ENCODING_UNKNOWN:
            return _("There is no encoding named “%(encoding)s”. Use a name such as utf-8, gb18030 or big5.")
        case RefusalCode.ENCODING_DOUBTFUL:
            return _(
                "Read as %(used)s, the text makes no sense; it looks like %(encoding)s. Add --encoding %(encoding)s."
            )
        case RefusalCode.TOO_LONG:
            return _("The file is longer than %(limit)s bytes, which no newspaper page is. Split it into its pages.")
        case RefusalCode.TOO_MANY_LINES:
            return _(
                "The text has more than %(limit)s printed lines, which no newspaper page has. Split it into its pages."
            )
        case RefusalCode.WORDS_TOO_LONG:
            return _(
                "The %(field)s “%(words)s…” would have more than %(limit)s characters. Begin a new line in the text "
                "where it ends in print."
            )
        case RefusalCode.SIDE_BY_SIDE:
            return _(
                "Columns stand side by side in this text, and their lines are mixed. Export the page with "
                "pdftotext -raw, or copy it column by column."
            )
        case RefusalCode.NO_ARTICLE:
            return _("No article was found on the page. A page text holds at least a title and a paragraph under it.")
        case RefusalCode.ONLY_NOTICES:
            return _("The page holds notices and advertisements alone, and no article; there is nothing to import.")
        case RefusalCode.DATE_IMPOSSIBLE:
            return _("“%(date)s” is not a date of the calendar. Correct it in the text.")
        case RefusalCode.DATE_EARLY:
            return _("“%(date)s” is too early: an issue is of 1900 or later. Correct the date in the text.")
        case RefusalCode.DATE_AHEAD:
            return _(
                "The page is of %(date)s, which is more than a year ahead. Correct the date in the text or --date."
            )
        case RefusalCode.DATE_CONTRADICTS:
            return _("The page is of %(printed)s, but --date says %(given)s. Correct the one that is wrong.")
        case RefusalCode.NUMBER_CONTRADICTS:
            return _("The page prints issue number %(printed)s, but --number says %(given)s. Correct one.")
        case RefusalCode.PAGE_CONTRADICTS:
            return _("The text is of page %(printed)s, but --page says %(given)s. Correct the one that is wrong.")
        case RefusalCode.ISSUE_CONTRADICTS:
            return _("The issue of %(date)s has the number %(number)s, not %(given)s. Correct one of them.")
        case RefusalCode.ISSUE_DATE_CONTRADICTS:
            return _("Issue number %(number)s is of %(date)s, not of %(given)s. Correct one of them.")
        case RefusalCode.PAGE_TAKEN:
            return _(
                "Page %(page)s of this issue came from “%(name)s”, which is another text. If this one replaces it, "
                "give it that file name; otherwise correct the page number."
            )
        case RefusalCode.NOT_STORED:
            return _(
                "The page could not be stored (%(reason)s). Nothing of it was written; report this to the maintainers."
            )
        case RefusalCode.RECEIVED_ELSEWHERE:
            return _("This text was received already, for %(page)s. Correct the date or number, or change it there.")
        case never:
            assert_never(never)
