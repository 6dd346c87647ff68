"""发稿签: who signed what, and what is missing."""

import re

from pytest_django.asserts import assertContains, assertNotContains

from articles.editorial import layout_of, sign_page
from articles.enums import Stage, Step
from articles.models import Article
from tests.admin.paper.makeup.conftest import signed
from tests.factories import make_article, make_source, make_staff


def test_what_is_missing_is_told(world, member):
    signed(world.pages[1], "公交试运行", Step.SECOND_REVIEW)
    page = member("方责编", "责编").get(world.url("slip"))
    assertContains(page, "签字不全")
    row = re.search(r"公交试运行.*?</tr>", page.content.decode(), re.DOTALL)[0]
    assert row.count("is-missing") == 5


def test_whole_issue_names_all_signers(world, member):
    steps = (*Step.proofs(), Step.PASS)
    people = [make_staff(name, "proof_page", "pass_page") for name in ("甘一校", "殷二校", "柏三校", "秦总编")]
    for step, by in zip(steps, people, strict=True):
        sign_page(page=world.pages[0], step=step, seen=layout_of(world.pages[0]).seen, by=by)
    world.pages[1].delete()
    page = member("方责编", "责编").get(world.url("slip"))
    assertContains(page, "签字齐全")
    assertNotContains(page, "is-missing")
    for person in people[:3]:
        assertContains(page, person.username, count=4)
    assertContains(page, "秦总编", count=1)


def test_print_is_told_apart(world, member):
    Article.objects.filter(page=world.pages[0]).update(page=None, position=None)
    make_article(page=world.pages[0], stage=Stage.PRINTED, source=make_source(page=world.pages[0]), headline="旧稿")
    page = member("方责编", "责编").get(world.url("slip"))
    assertContains(page, "报纸导入")
    assertNotContains(page, "is-missing")
