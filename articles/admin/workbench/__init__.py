"""我的工作台, the desk's front page."""

from articles.admin.workbench.notices import notices_of
from articles.admin.workbench.sections import links_of, sections_of, tasks_of
from articles.admin.workbench.work import work_of

__all__ = ["links_of", "notices_of", "sections_of", "tasks_of", "work_of"]
