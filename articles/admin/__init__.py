"""采编系统: Django's plain admin, in packages by what a model is for, one model or theme a file.

`paper` has what is printed, `people` who made it and who may do what, `imports` where it came from,
`proofreading` what that goes by, `statistics` what was printed of whom, and `shared` what their forms and
lists have in common. Each is declared here; what is done to a piece is a service function of
`articles.editorial`, and the front page is `newsroom.desk`.
"""

from articles.admin import imports, paper, people, proofreading, statistics

__all__ = ["imports", "paper", "people", "proofreading", "statistics"]
