from collections.abc import Collection
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Length, Replace
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import Tag

from articles.enums import Stage, Visibility
from articles.models.addresses import address
from articles.models.fields import CleanCharField, CleanTextField
from articles.models.imports.source_text import SourceText
from articles.models.paper.article_queryset import HANGING_ON, OPENING, ArticleQuerySet
from articles.models.paper.body import ESCAPE, MARKS, SPACES, Block, parse_body
from articles.models.paper.page import Page
from articles.models.people.correspondent import Correspondent
from articles.models.words import Followed

# Marks and escapes count for nothing at the head of a line, and like any character elsewhere.
NOT_COUNTED = (*(f"\n{mark}" for mark in (*MARKS.values(), ESCAPE)), *SPACES)


def _characters() -> Length:
    """Count a body as newspapers do (字数): every character, punctuation too, without white space and marks."""
    text: Concat | Replace = Concat(Value("\n"), F("body"))
    for piece in NOT_COUNTED:
        text = Replace(text, Value(piece), Value(""))
    return Length(text)


def first_words(opening: str) -> str:
    """Name a piece without a headline by the beginning of its text."""
    text = "".join(block.text for block in parse_body(opening))
    return Truncator(text).chars(20) if text else gettext("(untitled)")


class Article(Followed):
    """稿件: kicker, headline, deck, dateline and a body of paragraphs and crossheads.

    A manuscript has no page yet, and so no issue. `stage` says what the piece waits for at the desk and `stage_since`
    how long; `held_at` that it waits until it is opened again. `visibility` says what readers see, and `published_at`
    since when. `publication_date` is another thing, the date of publication: that of the issue, of a piece of the web
    its day, empty where nobody knows it; the database keeps it (`triggers`).

    `latest_revision` is what the desk works on, `live_revision` what readers see, or saw last where it is withdrawn.
    The columns of words, with the bylines and tags, hold what the live revision says, and what the latest says where
    there is no live one; `revision` is its number. So readers never ask for revisions. Both are empty only in the
    transaction that makes the piece (`Revision.objects`).

    One that was withdrawn and is to be public again at a moment keeps `withdrawn_at`: readers are told until then.
    A piece in the bin (`binned_at`) keeps its page and its place there, which another may take meanwhile.

    `imported` is what the import remembers of the piece; `importing/persist/memory.py` alone reads it. Where print
    carried a piece over to another page, the second half `continues` the first: readers see the first alone, which
    holds the whole text.
    """

    page = models.ForeignKey(
        Page, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("page")
    )
    position = models.PositiveSmallIntegerField(_("place on the page"), null=True, blank=True)
    kicker = CleanCharField(_("kicker"), max_length=400, blank=True)
    headline = CleanCharField(_("headline"), max_length=400, blank=True)
    deck = CleanCharField(_("deck"), max_length=800, blank=True)
    byline_raw = CleanCharField(_("byline as printed"), max_length=1200, blank=True)
    dateline = CleanCharField(_("dateline"), max_length=60, blank=True)
    body = CleanTextField(
        _("body"), blank=True, help_text=_("One block a line. “## ” before a crosshead, “!! ” before a caption.")
    )
    characters = models.GeneratedField(
        expression=_characters(), output_field=models.IntegerField(), db_persist=True, verbose_name=_("characters")
    )
    correspondents = models.ManyToManyField(
        Correspondent, through="Byline", related_name="articles", verbose_name=_("correspondents")
    )
    tags = TaggableManager(
        _("tags"), through="articles.Tagging", blank=True, help_text=_("Part tags by commas, 、 or spaces.")
    )

    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.MANUSCRIPT)
    stage_since = models.DateTimeField(_("waiting since"), default=timezone.now, editable=False)
    held_at = models.DateTimeField(_("held since"), null=True, blank=True, editable=False)
    visibility = models.CharField(_("visibility"), max_length=20, choices=Visibility, default=Visibility.HIDDEN)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    follows_issue = models.BooleanField(_("released with its issue"), default=False, editable=False)
    publication_date = models.DateField(_("date of publication"), null=True, blank=True, editable=False)
    # Not generated: SQLite reads the whole row for a generated column, though an index has it.
    sorts_on = models.DateField(_("sorted as of"), default=date.min, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawal_notice = CleanCharField(
        _("reason told to readers"), max_length=300, blank=True, help_text=_("Shown in place of a withdrawn article.")
    )
    latest_revision = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name=_("latest revision"),
    )
    live_revision = models.ForeignKey(
        "articles.Revision",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
        verbose_name=_("live revision"),
    )
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)

    binned_at = models.DateTimeField(_("in the bin since"), null=True, blank=True, editable=False)
    source = models.ForeignKey(
        SourceText, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("source text")
    )
    imported = models.JSONField(_("as imported"), null=True, blank=True, editable=False)
    continues = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="continuation",
        verbose_name=_("rest of"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = [F("published_at").desc(nulls_last=True), "id"]
        permissions = [  # one for each action of the desk, beside Django's own to add, change and view
            ("submit_article", _("Can submit articles for review")),
            ("review_first_article", _("Can sign the first review of articles")),
            ("review_second_article", _("Can sign the second review of articles")),
            ("review_final_article", _("Can sign the final review of articles")),
            ("answer_article", _("Can answer opinions on articles")),
            ("sign_off_article", _("Can sign off articles")),
            ("release_article", _("Can release articles to readers")),
            ("hold_article", _("Can hold articles back")),
            ("withdraw_article", _("Can withdraw articles from readers")),
            ("reopen_article", _("Can open articles again")),
            ("place_article", _("Can place articles on pages")),
            ("correct_article", _("Can print corrections of articles")),
            ("retract_article", _("Can retract corrections of articles")),
            ("waive_finding_article", _("Can waive findings that need a reason")),
            ("correct_transcription_article", _("Can correct the transcription of print")),
            ("purge_article", _("Can delete articles for ever")),
        ]
        indexes = [
            models.Index(fields=["visibility", "-sorts_on", "-published_at", "id"], name="article_newest_first"),
            models.Index(fields=["visibility", "published_at"], name="article_public_since"),
            # Whether pieces known by key are public, and of which year, is told without reading them.
            models.Index(fields=["id", "visibility", "published_at", "sorts_on"], name="article_public_by_key"),
            # Nearly all pieces are from print, and wait for nothing.
            models.Index(fields=["stage", "stage_since"], condition=~Q(stage=Stage.PRINTED), name="article_at_stage"),
            models.Index(fields=["-binned_at"], condition=Q(binned_at__isnull=False), name="article_in_bin"),
            # Few are under correction: a later revision has a greater key.
            models.Index(
                fields=["-latest_revision"],
                condition=Q(live_revision__lt=F("latest_revision")),
                name="article_under_correction",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "position"],
                condition=Q(binned_at=None),
                name="article_position_unique_on_page",
                violation_error_message=_("The page has an article at this place."),
            ),
            models.CheckConstraint(
                condition=Q(page=None, position=None) | Q(page__isnull=False, position__isnull=False),
                name="article_position_with_page",
                violation_error_message=_("A page and a place on it go together."),
            ),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.PUBLISHED, published_at__isnull=False)
                | (~Q(visibility=Visibility.PUBLISHED) & Q(published_at=None)),
                name="article_published_at_when_published",
                violation_error_message=_("A published article, and no other, has a time of publication."),
            ),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.WITHDRAWN, withdrawn_at__isnull=False)
                | Q(visibility=Visibility.HIDDEN, withdrawn_at=None)
                | Q(visibility=Visibility.PUBLISHED),
                name="article_withdrawn_at_when_withdrawn",
                violation_error_message=_(
                    "A withdrawn article has a time of withdrawal, and one never public has none."
                ),
            ),
            models.CheckConstraint(
                condition=Q(visibility=Visibility.HIDDEN, live_revision=None)
                | (~Q(visibility=Visibility.HIDDEN) & Q(live_revision__isnull=False)),
                name="article_live_revision_when_shown",
                violation_error_message=_("An article that readers see or saw, and no other, has a live revision."),
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.PRINTED, source__isnull=False) | (~Q(stage=Stage.PRINTED) & Q(source=None)),
                name="article_printed_has_source",
                violation_error_message=_("An article from print, and no other, has a source text."),
            ),
            models.CheckConstraint(
                condition=Q(continues=None) | Q(visibility=Visibility.HIDDEN),
                name="article_rest_is_hidden",
                violation_error_message=_("The rest of another article is shown with it, not by itself."),
            ),
            models.CheckConstraint(
                condition=Q(binned_at=None) | ~Q(visibility=Visibility.PUBLISHED),
                name="article_in_bin_is_not_public",
                violation_error_message=_("A published article is withdrawn before it goes into the bin."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @transaction.atomic(savepoint=False)
    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete a piece for good, with all that hangs on it, its signatures and its revisions."""
        key = self.pk
        gone = super().delete(*args, **options)
        for name in HANGING_ON:
            apps.get_model("articles", name).objects.purge([key])
        return gone

    def get_absolute_url(self) -> str:
        return address("article", self.pk)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Judge a place by whether the piece is in the bin, too, which no form shows."""
        super().validate_constraints({*(exclude or ())} - {"binned_at"})

    @property
    def title(self) -> str:
        """Say the headline; a brief without one goes by its first words."""
        return self.headline or first_words(self.opening)

    @property
    def is_apart(self) -> bool:
        """Whether the row says what readers see, or saw last, and the desk works on something else."""
        return self.live_revision_id is not None and self.live_revision_id != self.latest_revision_id

    @property
    def working_title(self) -> str:
        """The title that the desk works on, which readers may not know yet."""
        if self.is_apart and self.latest_revision:
            return self.latest_revision.said.headline or self.title
        return self.title

    @cached_property
    def opening(self) -> str:
        """The first characters of the body; `without_text()` brings them along."""
        return self.body[:OPENING]

    @property
    def subjects(self) -> list[Tag]:
        """The tags, in the order in which they were given."""
        return [tagging.tag for tagging in self.taggings.all()]

    @property
    def blocks(self) -> list[Block]:
        """The body as paragraphs, crossheads and captions."""
        return parse_body(self.body)

    @property
    def rest(self) -> "Article | None":
        """The second half of the piece, where print carried it over to another page and the import joined it."""
        return getattr(self, "continuation", None)

    @property
    def wording(self) -> tuple[str, ...]:
        """The texts that a signature stands for: the titles and each block.

        The marks that make a block a crosshead or a caption, and blank lines, are formatting and do not count.
        """
        return (self.kicker, self.headline, self.deck, *(block.text for block in self.blocks))

    @property
    def is_gone(self) -> bool:
        """Whether readers are told at its address that it was withdrawn: from then on, until it is public again."""
        return self.withdrawn_at is not None and not self.is_public

    @property
    def is_purgeable(self) -> bool:
        """Whether it may be deleted for good: no reader has ever seen it, here or in print."""
        return self.visibility == Visibility.HIDDEN and self.stage != Stage.PRINTED and not self.continues_id

    @property
    def is_public(self) -> bool:
        """Whether readers see this piece now; agrees with `published()`."""
        return self.published_at is not None and self.published_at <= timezone.now()
