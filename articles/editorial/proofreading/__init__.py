"""Proof-reading at the desk: what is known of people and offices, from the archive and by those who correct it."""

from articles.editorial.proofreading.learning import Learnt, learn_offices
from articles.editorial.proofreading.offices import confirm_holders, reject_holders

__all__ = ["Learnt", "confirm_holders", "learn_offices", "reject_holders"]
