"""Working on a piece: what is typed, saved and brought back, and who else is at it."""
