"""The checks: each a function of the piece and of what is known beside it, which gives its findings in any order."""
