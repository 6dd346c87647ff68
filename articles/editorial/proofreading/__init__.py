"""Proof-reading at the desk: what the checks find in a revision, and how it is said."""
