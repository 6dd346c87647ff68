"""What proof-reading goes by: confused words, and who holds which office."""

from articles.admin.proofreading import confused_word, office_holder

__all__ = ["confused_word", "office_holder"]
