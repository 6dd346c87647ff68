"""The way of a piece through the desk: submitted, reviewed, signed off and proofed; sent back, held, opened again."""
