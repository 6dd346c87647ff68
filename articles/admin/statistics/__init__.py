"""用稿统计: what was printed of whom, as tables, a chart, files and a certificate; the rules of fees."""

from articles.admin.statistics import fee_rule

__all__ = ["fee_rule"]
