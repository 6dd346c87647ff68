import pytest

from articles.importing.order.columns import evenness


def test_cuts_at_even_distances_are_likelier_than_cuts_at_uneven_ones():
    assert evenness([(300, 300), (20, 280)]) > evenness([(300, 100), (20, 480)])


def test_a_column_that_ends_with_a_paragraph_shows_no_cut_and_is_counted():
    assert evenness([(300, 280), (310, 100)]) > evenness([(300, 590, 100)])


@pytest.mark.parametrize("blocks", [[(1,)], [(100_000,)], [(5, 5, 5)], [(100_000, 3), (2,)]])
def test_what_fits_no_measure_is_unlikely_and_not_impossible(blocks):
    assert -200 < evenness(blocks) < 1e-9
