"""The statistics of the page that the project grew from."""

from pathlib import Path

import pytest
from django.core.management import call_command

from articles.editorial.statistics import Period, count
from articles.models import Correspondent

SEED = Path(__file__).parents[3] / "seeds" / "000_ab0d92b2bf0d86ab.txt"


@pytest.mark.django_db
def test_the_seed_has_six_people_two_of_whom_share_two_pieces() -> None:
    call_command("import_issue", str(SEED), date="2025-04-28", verbosity=0)
    found = count(Period.parse("2025-04"))
    names = dict(Correspondent.objects.values_list("pk", "name"))
    told = {names[key]: (tally.whole, round(tally.shared_out, 2)) for key, tally in found.people.items()}
    assert len(told) == 6
    assert told["黄林明"] == told["邱秋梅"] == (2, 0.83)
    assert found.totals.shared == found.totals.whole
