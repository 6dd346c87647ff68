"""People and units: two records that are one merged, and taken apart again; pieces given to another person."""

from articles.editorial.people.giving import candidates, choose_namesake, give_pieces, split_off
from articles.editorial.people.merging import merge_records
from articles.editorial.people.previewing import MergePreview, preview_merge
from articles.editorial.people.retelling import count_waiting
from articles.editorial.people.unmerging import Unmerged, preview_unmerge, unmerge_record

__all__ = [
    "MergePreview",
    "Unmerged",
    "candidates",
    "choose_namesake",
    "count_waiting",
    "give_pieces",
    "merge_records",
    "preview_merge",
    "preview_unmerge",
    "split_off",
    "unmerge_record",
]
