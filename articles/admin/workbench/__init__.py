"""我的工作台, the desk's front page."""

from articles.admin.workbench.sections import links_of, sections_of, tasks_of

__all__ = ["links_of", "sections_of", "tasks_of"]
