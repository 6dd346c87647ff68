"""An issue with two pages, and people who place, proof and pass."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.enums import Step
from articles.models import Article, Issue, Page
from tests.factories import make_issue, make_manuscript, make_page, make_signed, make_staff


class World(SimpleNamespace):
    """What the tests of the page list begin with; addresses of its screens."""

    issue: Issue
    pages: list[Page]

    def url(self, name: str, *args: int) -> str:
        return reverse(f"admin:articles_issue_{name}", args=[self.issue.pk, *args])

    def titles(self, page: int) -> list[str]:
        """Give the titles of a page in their order."""
        rows = Article.objects.at_desk().filter(page=self.pages[page]).order_by("position")
        return [row.headline for row in rows]


def signed(page: Page, title: str, upto: Step = Step.SIGN_OFF, **fields: object) -> Article:
    """Put a piece on a page, signed up to a step."""
    position = Article.objects.filter(page=page).count() + 1
    return make_signed(make_manuscript(page=page, position=position, headline=title, **fields), upto)


@pytest.fixture
def world(db: None) -> World:
    issue = make_issue(date=timezone.localdate(), number="1581")
    pages = [make_page(issue=issue, number=number, section=name) for number, name in ((1, "要闻"), (2, "综合"))]
    for title in ("渠水进村", "灯会开幕", "食堂开门"):
        signed(pages[0], title)
    return World(issue=issue, pages=pages)


@pytest.fixture
def member(db: None) -> Callable[..., Client]:
    """Log somebody in who is in just these groups; `client.person` is their account."""

    def log_in(name: str, *groups: str) -> Client:
        person = make_staff(name)
        person.groups.set(Group.objects.filter(name__in=groups))
        assert person.groups.count() == len(groups)
        client = Client()
        client.force_login(person)
        client.person = person  # type: ignore[attr-defined]
        return client

    return log_in
