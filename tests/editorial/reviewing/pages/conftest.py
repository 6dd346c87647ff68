from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User

from articles.editorial import layout_of, sign_page
from articles.enums import Step
from articles.models import Article, PageSignature
from tests.factories import make_manuscript, make_page, make_signed, make_staff

CHIEF = ("release_article", "hold_article", "reopen_article", "pass_page")
STEPS = (*Step.proofs(), Step.PASS)


class Desk:
    """A page with two pieces that are signed off, three proofreaders, and who passes pages for print."""

    def __init__(self) -> None:
        self.page = make_page(number=2, section="综合")
        self.proofreaders = [
            make_staff(name, "change_article", "proof_page") for name in ("甘一校", "殷二校", "柏三校")
        ]
        self.chief = make_staff("秦总编", *CHIEF)
        self.pieces = [self.piece(headline=name) for name in ("渠水进村", "灯会开幕")]

    def piece(self, upto: Step = Step.SIGN_OFF, **fields: object) -> Article:
        """Put one more piece on the page, signed up to a step."""
        position = Article.objects.filter(page=self.page).count() + 1
        return make_signed(make_manuscript(page=self.page, position=position, **fields), upto)

    def signs(self, step: Step, by: User | None = None, **told: object) -> PageSignature:
        """Sign the page as it is."""
        signer = by or [*self.proofreaders, self.chief][STEPS.index(step)]
        return sign_page(page=self.page, step=step, seen=layout_of(self.page).seen, by=signer, **told)

    def passes(self, upto: Step = Step.PASS) -> None:
        """Sign the page by all steps up to one."""
        for step in STEPS[: STEPS.index(upto) + 1]:
            self.signs(step)

    @property
    def waits_for(self) -> Step | None:
        return layout_of(self.page).next_step

    @property
    def stages(self) -> list[str]:
        return [piece.stage for piece in layout_of(self.page).pieces]

    @property
    def changes(self) -> list[tuple[str, str]]:
        titles = dict(Article.objects.values_list("pk", "headline"))
        return [(change.kind, titles[change.piece]) for change in layout_of(self.page).changes]


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


@pytest.fixture
def shared(settings: SimpleNamespace) -> SimpleNamespace:
    """Say what the paper holds of one person who takes two proofs: `shared("forbid")`."""

    def say(word: str) -> None:
        settings.SHARED_PROOFS = {"second-proof": word, "third-proof": word}

    return say
