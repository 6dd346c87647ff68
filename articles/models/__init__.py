"""Models, what must be true of them, and the questions asked of them."""

from articles.models.acting import name_of, system_user
from articles.models.alias import Alias
from articles.models.article import Article
from articles.models.binned_article import BinnedArticle
from articles.models.body import Block, parse_body, render_body
from articles.models.byline import Byline
from articles.models.content import BylineRow, Content, content_of
from articles.models.correction import Correction
from articles.models.correspondent import Correspondent
from articles.models.credit import Credit
from articles.models.draft import Draft
from articles.models.editor import Editor
from articles.models.entry import Entry
from articles.models.fee_payment import FeePayment
from articles.models.fee_rule import FeeRule
from articles.models.import_run import ImportNote, ImportRun
from articles.models.issue import Issue
from articles.models.login_tries import LoginTries
from articles.models.merge import CorrespondentMerge, EditorMerge, Merge, UnitMerge
from articles.models.mergeable import Mergeable
from articles.models.page import Page
from articles.models.presence import Presence
from articles.models.review import Review
from articles.models.revision import Revision
from articles.models.search_text import SearchText
from articles.models.source_text import SourceText, words_sum
from articles.models.tagging import Tagging
from articles.models.unit import Unit

__all__ = [
    "Alias",
    "Article",
    "BinnedArticle",
    "Block",
    "Byline",
    "BylineRow",
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
    "Page",
    "Presence",
    "Review",
    "Revision",
    "SearchText",
    "SourceText",
    "Tagging",
    "Unit",
    "UnitMerge",
    "content_of",
    "name_of",
    "parse_body",
    "render_body",
    "system_user",
    "words_sum",
]
