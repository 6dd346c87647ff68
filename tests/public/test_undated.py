"""An import without a date is public, and of no day; and no page says what the desk still looks for."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from articles.codes import NoteCode
from articles.models import Article, Correspondent, Issue
from tests.factories import make_article, make_issue, make_note, make_page
from tests.importing.pages import SCHOOL, SPRING, land, page_text

pytestmark = pytest.mark.django_db

# What a program could take for the day of a piece
CLAIMS = (
    "datePublished",
    "dateModified",
    "published_time",
    "modified_time",
    "pubDate",
    "<published>",
    "date_published",
)
TALK = ("待定", "不早于", "第138行", "存疑")


@pytest.fixture
def texts(client):
    """Import a page that prints no date and has a doubt, and read all that readers and programs find of it."""
    land(page_text(SPRING, SCHOOL))
    Issue.objects.update(not_before=date(2025, 4, 24))
    Article.objects.first().tags.add("春耕")
    for each in Article.objects.all():
        make_note(page=each.page, article=each, code=NoteCode.ORDER_RESTORED, line=106, text="第138行接第106行")
    person, issue = Correspondent.objects.first(), Issue.objects.get()
    homes = ["/", issue.get_absolute_url(), person.get_absolute_url(), "/tags/春耕/"]
    addresses = [
        *homes,
        *(f"{home}feed.{form}" for home in homes for form in ("atom", "rss", "json")),
        *("/articles/", "/issues/", "/issues/calendar/", "/correspondents/", "/tags/", "/corrections/"),
        *("/search/?q=春", "/search/?q=春&order=newest", "/sitemap-news.xml"),
        *(
            address
            for each in Article.objects.all()
            for address in (each.get_absolute_url(), f"{each.get_absolute_url()}ninjs.json")
        ),
        f"{issue.get_absolute_url()}ninjs.json",
    ]
    responses = {address: client.get(address) for address in addresses}
    assert {response.status_code for response in responses.values()} == {200}
    book = ZipFile(BytesIO(client.get(f"{issue.get_absolute_url()}issue.epub").content))
    return {address: response.text for address, response in responses.items()} | {
        name: book.read(name).decode() for name in book.namelist()
    }


def test_nothing_says_when_an_undated_piece_was_published(texts):
    found = {address: [claim for claim in CLAIMS if claim in text] for address, text in texts.items()}
    assert {address: claims for address, claims in found.items() if claims} == {}
    assert "firstCreated" not in "".join(texts.values())
    assert "<loc>" not in texts["/sitemap-news.xml"]
    assert [address for address, text in texts.items() if f"{timezone.localdate().year}年" in text] == []


def test_readers_hear_no_talk_of_the_desk(texts):
    assert [(address, word) for address, text in texts.items() for word in TALK if word in text] == []
    assert "原版此处顺序或有出入，编辑核实中" in texts[Article.objects.first().get_absolute_url()]
    assert '<p class="folio"><span>日期不详</span></p>' in texts["/"]


def test_undated_pieces_come_last_in_lists(client):
    make_article(headline="不详")
    make_article(headline="早年", page=make_page(issue=make_issue(date=date(1957, 3, 5))))
    assert [article.headline for article in client.get("/articles/").context["page"]] == ["早年", "不详"]
    assert client.get("/articles/?year=1957").context["page"].paginator.count == 1
