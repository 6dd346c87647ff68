"""Random histories never show readers a word without a whole chain of signatures.

The suite plays a few short ones. `HISTORIES=20 ACTS=500 python -m pytest tests/editorial/chain/test_histories.py` plays
as many and as long ones as told.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.editorial.chain.histories import Histories

HOW_MANY, HOW_LONG = int(os.environ.get("HISTORIES", "5")), int(os.environ.get("ACTS", "60"))


@pytest.mark.django_db
def test_no_history_shows_readers_what_nobody_signed() -> None:
    bounds = settings(
        max_examples=HOW_MANY,
        stateful_step_count=HOW_LONG,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # shrinking a failure takes minutes: add `Phase.shrink` to find a short one
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Histories, settings=bounds)  # type: ignore[no-untyped-call]


@pytest.mark.django_db
def test_a_history_can_bring_a_piece_before_readers() -> None:
    """What is never shown above is not shown for want of signatures alone: a history comes so far."""
    history = Histories()
    try:
        history.enter(who=0, writer=9, word="渠水到田头")
        history.carry_to_the_end(which=1)
        history.readers_see_signed_words_alone()
        way = ["create", "submit", *["review"] * 3, "sign_off", *["proof_piece"] * 3, "publish"]
        assert history.done == way
        assert len(history.inspected) == 2  # beside what came from print
    finally:
        history.teardown()
