"""What proof-reading goes by: who holds which office."""

from articles.admin.proofreading import office_holder

__all__ = ["office_holder"]
