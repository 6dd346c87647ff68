"""Make a demonstration archive: issues of invented pieces, the same each time, to try things and to measure them."""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from taggit.models import Tag

from articles.editorial import record
from articles.enums import EntryAction, RevisionWay, Stage, Visibility
from articles.models import (
    Article,
    Byline,
    Correspondent,
    Issue,
    Page,
    Revision,
    SourceText,
    Tagging,
    Unit,
    content_of,
    words_sum,
)
from articles.models.words import told_once

ARTICLES_OF_ISSUE = 40
SECTIONS = ("要闻", "综合", "民生", "副刊")
LAST_DAY = date(2024, 12, 31)


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_PLACES = _list("东河 河湾 桥头 白石 青山 柳林 南塘 北坡 新圩 龙岗")
_WHO = _list("镇政府 农技站 中心小学 卫生院 合作社 志愿服务队 文化站 供电所 社区 老年大学")
_WHAT = _list("开镰收割晚稻 修通村道 义诊进村 举办运动会 培训农机手 清理河道 送戏下乡 改造老屋 检修水渠 评选好邻居")
_MORE = _list("大家干劲很足 群众拍手叫好 比去年提前了五天 参加的有一百二十人 水渠清了三公里 路灯亮到了家门口")
_SAID = _list("今年不一样了 机器进了田,人就轻松了 路修好了,东西好卖 孩子们都爱来 下一步还要接着干")
_TAGS = _list("春耕 乡村振兴 教育 卫生 交通 文化 体育 环保 社区 农机 水利 志愿服务")
_SURNAMES, _GIVEN = "林江白段孙胡陶邱黄罗", "禾川满宁远桐海清文岚"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who writes, where they work, and what pieces are filed under."""

    people: Sequence[Correspondent]
    units: Sequence[Unit]
    tags: Sequence[Tag]


def make_demo(count: int, by: User, seed: int = 1) -> Iterator[int]:
    """Add `count` published pieces, 40 to an issue, the newest of the last day of 2024; gives how many each issue got.

    Names and text are invented, and the same for the same count and seed. Days that have an issue are left out. It is
    on record as an import `by` somebody.
    """
    chance = random.Random(seed)  # noqa: S311 (an archive, no secret)
    cast = _cast()
    taken = set(Issue.objects.exclude(date=None).values_list("date", flat=True))
    day = LAST_DAY
    while count > 0:
        while day in taken:
            day -= timedelta(days=1)
        pieces = min(count, ARTICLES_OF_ISSUE)
        with transaction.atomic(), told_once():
            _make_issue(day, pieces, cast, chance, by)
        yield pieces
        count -= pieces
        day -= timedelta(days=1)


def _cast() -> Cast:
    names = [surname + given for surname in _SURNAMES for given in _GIVEN]
    Correspondent.objects.bulk_create(Correspondent(name=name) for name in sorted({*names} - _known(Correspondent)))
    units = [place + who for place in _PLACES[:3] for who in _WHO]
    Unit.objects.bulk_create(Unit(name=name) for name in sorted({*units} - _known(Unit)))
    tags = [Tag.objects.get_or_create(name=name)[0] for name in _TAGS]
    people = Correspondent.objects.filter(name__in=names).order_by("name", "pk")
    return Cast(list(people), list(Unit.objects.filter(name__in=units).order_by("name")), tags)


def _known(model: type[Correspondent] | type[Unit]) -> set[str]:
    return set(model._default_manager.values_list("name", flat=True))


def _make_issue(day: date, pieces: int, cast: Cast, chance: random.Random, by: User) -> None:
    issue = Issue.objects.create(date=day)
    pages = [Page(issue=issue, number=number, section=name) for number, name in enumerate(SECTIONS, 1)]
    pages = Page.objects.bulk_create(pages)
    words = [invented(day, chance) for _ in range(pieces)]
    sources = SourceText.objects.bulk_create(
        _source(page, words[at :: len(pages)]) for at, page in enumerate(pages) if words[at :: len(pages)]
    )
    moment = timezone.make_aware(datetime.combine(day, time()))
    articles = Article.objects.bulk_create(
        Article(
            latest_revision_id=revision,
            live_revision_id=revision,
            page=pages[at % len(pages)],
            position=at // len(pages) + 1,
            source=sources[at % len(pages)],
            stage=Stage.PRINTED,
            visibility=Visibility.PUBLISHED,
            published_at=moment,
            **said,
        )
        for at, (said, revision) in enumerate(zip(words, Revision.objects.reserve(pieces), strict=True))
    )
    Byline.objects.bulk_create(
        Byline(article=article, correspondent=person, label="通讯员", unit=chance.choice(cast.units), position=place)
        for article in articles
        for place, person in enumerate(chance.sample(cast.people, chance.randint(1, 3)), 1)
    )
    Tagging.objects.bulk_create(
        Tagging(tag=tag, content_object=article) for article in articles for tag in chance.sample(cast.tags, 2)
    )
    made = Article.objects.filter(pk__in=[article.pk for article in articles]).prefetch_related(
        "bylines__correspondent", "bylines__unit", "taggings__tag"
    )
    said = ((article, content_of(article)) for article in made)
    revisions = Revision.objects.begin_all(said, way=RevisionWay.IMPORT, author=by)
    record(by=by, action=EntryAction.IMPORT, rows=articles, revisions=revisions)


def _source(page: Page, words: Sequence[dict[str, str]]) -> SourceText:
    content = "\n\n".join("\n".join(said.values()) for said in words).encode()
    return SourceText(
        page=page,
        name=f"demo-{page.issue.date}-{page.number}.txt",
        sha256=hashlib.sha256(content).hexdigest(),
        words_sha256=words_sum(content.decode()),
        encoding="utf-8",
        content=content,
    )


def invented(day: date, chance: random.Random) -> dict[str, str]:
    place, who, what = chance.choice(_PLACES), chance.choice(_WHO), chance.choice(_WHAT)
    lead = f"{day.month}月{day.day}日,{place}{who}{what},{chance.choice(_MORE)}。"
    return {
        "headline": f"{place}{who}{what}",
        "deck": f"{chance.choice(_MORE)}" if chance.random() < 0.3 else "",
        "dateline": "本报讯",
        "body": "\n".join([lead, *(_paragraph(chance) for _ in range(chance.randint(3, 8)))]),
    }


def _paragraph(chance: random.Random) -> str:
    return "".join(
        f"{chance.choice(_PLACES)}{chance.choice(_WHO)}的负责人说:“{chance.choice(_SAID)}。”"
        f"记者看到,{chance.choice(_PLACES)}也在{chance.choice(_WHAT)},{chance.choice(_MORE)}。"
        for _ in range(chance.randint(1, 3))
    )
