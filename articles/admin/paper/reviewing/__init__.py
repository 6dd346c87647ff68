"""审读: a piece as a page to be read and signed, the thread of its opinions, and its slip on paper (审稿单)."""
