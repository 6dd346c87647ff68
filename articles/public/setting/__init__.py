"""How it is shown: punctuation, markup, layout."""
