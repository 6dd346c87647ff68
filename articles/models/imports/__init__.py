"""Where print comes in: texts as received, and what was noted of them."""
