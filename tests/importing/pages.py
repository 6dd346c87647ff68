"""Page texts of invented news, for tests that store or print what they hold."""

from typing import Any

from articles.importing.persist import Stored, store
from articles.importing.pipeline import parse_page
from articles.importing.records import IssueFacts

IMPRINT = "值班主任:江白\n责编 版式:陶宜 段思远\n新闻热线:2960000\n投稿邮箱:donghe@example.com"
SPRING = "春风吹绿东河岸\n\n■通讯员 林晓禾\n\n本报讯 2025年4月24日,东河镇的春耕开始了。\n\n农机手天不亮就下了地。"
SCHOOL = (
    "新校舍迎来第一课\n\n本报通讯员 方小满 林晓禾\n\n东河小学的新校舍启用了,学生走进了教室。\n\n操场上铺了新的跑道。"
)
BRIDGE = "渡口建成新大桥\n\n■记者 高远\n\n两岸居民不再等渡船,骑车过河只要三分钟。\n\n大桥有两条车道。"


def page_text(*articles: str, head: str = IMPRINT) -> str:
    """Compose a page of its furniture and its articles."""
    return "\n\n".join([head, *articles]) + "\n"


def dated(date: str = "2025年4月28日", number: str = "", page: int | None = 1) -> str:
    """Compose furniture that prints the issue and the page."""
    facts = [date, f"总第{number}期" if number else "", f"第{page:02}版" if page else ""]
    return " ".join(filter(None, facts)) + "\n" + IMPRINT


def land(text: str, name: str = "01.txt", **given: Any) -> Stored:
    """Import a text as the command does."""
    data = text.encode()
    return store(parse_page(data, name, given=IssueFacts(**given)), data)
