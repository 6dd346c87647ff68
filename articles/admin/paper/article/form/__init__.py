"""The form of a piece: its fields and rows, what a save makes of them, and what comes back in it."""
