import json
from typing import Any

import pytest
from django.db.models import Prefetch

from articles.enums import BlockKind, BylineRole
from articles.models import Article, Block, BylineRow, Content, Correspondent, Tagging, Unit, content_of
from tests.factories import make_article, make_byline, make_correspondent, make_unit

WHOLE = Content(
    kicker="引题",
    headline="主题",
    deck="副题",
    byline_raw="本报记者 白露",
    dateline="本报讯",
    body=(Block(BlockKind.PARAGRAPH, "第一段。"), Block(BlockKind.CROSSHEAD, "小标题")),
    bylines=(BylineRow(7, "白露", "reporter", "本报记者", 3, "文化站"),),
    tags=("读书", "春耕"),
    page=4,
    position=2,
)


@pytest.mark.parametrize("content", [WHOLE, Content()])
def test_content_comes_back_from_json(content: Content) -> None:
    assert Content.from_json(json.loads(json.dumps(content.as_json()))) == content


def test_content_is_read_where_keys_are_missing() -> None:
    assert Content.from_json({"headline": "主题"}) == Content(headline="主题")


def test_content_of_a_later_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version 99"):
        Content.from_json({"version": 99})


def test_digest_stands_for_words_not_for_arrangement() -> None:
    arranged = Content(**{**_fields(), "tags": (), "page": None, "position": None})
    as_paragraph = Content(**{**_fields(), "body": (WHOLE.body[0], Block(BlockKind.PARAGRAPH, "小标题"))})
    assert {arranged.digest, as_paragraph.digest} == {WHOLE.digest}


@pytest.mark.parametrize("name", ["kicker", "headline", "deck", "byline_raw", "dateline", "body", "bylines"])
def test_digest_changes_with_printed_words(name: str) -> None:
    assert Content(**{**_fields(), name: type(getattr(WHOLE, name))()}).digest != WHOLE.digest


@pytest.mark.django_db
def test_content_of_a_row_needs_no_query_when_prefetched(django_assert_num_queries: Any) -> None:
    article = make_article(headline="主题", body="第一段。\n\n## 小标题")
    unit, person = make_unit(name="文化站"), make_correspondent(name="白露")
    make_byline(article=article, correspondent=person, role=BylineRole.REPORTER, label="本报记者", unit=unit)
    article.tags.set(["读书"])
    Correspondent.objects.update(name="白鹭")
    Unit.objects.update(name="文化馆")
    taggings = Prefetch("taggings", Tagging.objects.select_related("tag"))
    row = Article.objects.prefetch_related("bylines", taggings).get()

    with django_assert_num_queries(0):
        content = content_of(row)

    assert content == Content(
        headline="主题",
        body=WHOLE.body,
        bylines=(BylineRow(person.pk, "白露", "reporter", "本报记者", unit.pk, "文化站"),),
        tags=("读书",),
        page=article.page_id,
        position=article.position,
    )


def _fields() -> dict[str, object]:
    return {name: getattr(WHOLE, name) for name in Content.__dataclass_fields__}
