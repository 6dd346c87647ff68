"""Column blocks that stand out of order: the evidence, the readings, and the choice between them."""
