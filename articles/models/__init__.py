"""Models, what must be true of them, and the questions asked of them."""

from articles.models.desk.confused_word import ConfusedWord
from articles.models.desk.draft import Draft
from articles.models.desk.entry import Entry
from articles.models.desk.office_holder import OfficeHolder
from articles.models.desk.presence import Presence
from articles.models.desk.print_error import PrintError
from articles.models.desk.sent_form import SentForm
from articles.models.desk.signature import Answer, PageSignature, Signature
from articles.models.desk.waiver import Waiver
from articles.models.imports.import_run import ImportNote, ImportRun
from articles.models.imports.source_text import SourceText, words_sum
from articles.models.paper.article import Article
from articles.models.paper.binned_article import BinnedArticle
from articles.models.paper.body import Block, parse_body, render_body
from articles.models.paper.byline import Byline
from articles.models.paper.content import BylineRow, Content, content_of
from articles.models.paper.correction import Correction
from articles.models.paper.credit import Credit
from articles.models.paper.issue import Issue
from articles.models.paper.page import Page
from articles.models.paper.revision import Revision
from articles.models.paper.tagging import Tagging
from articles.models.people.acting import name_of, system_user
from articles.models.people.alias import Alias
from articles.models.people.correspondent import Correspondent
from articles.models.people.editor import Editor
from articles.models.people.fee_payment import FeePayment
from articles.models.people.fee_rule import FeeRule
from articles.models.people.login_tries import LoginTries
from articles.models.people.merge import CorrespondentMerge, EditorMerge, Merge, UnitMerge
from articles.models.people.mergeable import Mergeable
from articles.models.people.unit import Unit
from articles.models.search_text import SearchText

__all__ = [
    "Alias",
    "Answer",
    "Article",
    "BinnedArticle",
    "Block",
    "Byline",
    "BylineRow",
    "ConfusedWord",
    "Content",
    "Correction",
    "Correspondent",
    "CorrespondentMerge",
    "Credit",
    "Draft",
    "Editor",
    "EditorMerge",
    "Entry",
    "FeePayment",
    "FeeRule",
    "ImportNote",
    "ImportRun",
    "Issue",
    "LoginTries",
    "Merge",
    "Mergeable",
    "OfficeHolder",
    "Page",
    "PageSignature",
    "Presence",
    "PrintError",
    "Revision",
    "SearchText",
    "SentForm",
    "Signature",
    "SourceText",
    "Tagging",
    "Unit",
    "UnitMerge",
    "Waiver",
    "content_of",
    "name_of",
    "parse_body",
    "render_body",
    "system_user",
    "words_sum",
]
