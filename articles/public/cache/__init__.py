"""Whole pages kept in memory, and the edition that says how long they stand."""
