"""The template library of the paper."""
