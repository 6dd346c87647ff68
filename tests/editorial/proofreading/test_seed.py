"""The seed as a desk proof-reads it, with the names and offices that its own pieces tell: no false alarm."""

from collections import Counter

import pytest
from django.conf import settings

from articles.codes import FindingCode
from articles.editorial.proofreading import findings_of, learn_offices
from articles.importing.persist import store
from articles.importing.pipeline import parse_page
from articles.models import Article, system_user

pytestmark = pytest.mark.django_db
SEED = next((settings.BASE_DIR / "seeds").glob("*.txt"))


@pytest.mark.parametrize("learns", [False, True])
def test_what_is_found_in_the_seed_are_its_faults(learns: bool) -> None:
    data = SEED.read_bytes()
    store(parse_page(data, SEED.name), data)
    if learns:
        learn_offices(by=system_user())
    found = Counter(
        finding.code
        for piece in Article.objects.select_related("latest_revision")
        if piece.latest_revision
        for finding in findings_of(piece.latest_revision).open
    )
    assert found == {FindingCode.CONFUSED: 2, FindingCode.NUMBERING: 1}
