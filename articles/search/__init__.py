"""Search by pairs of characters; see the README, "Search". Others enter here.

The contract: an article is found when the fold of each term stands in the fold of one of its lines (`folding`).
"""
