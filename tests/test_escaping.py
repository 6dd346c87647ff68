"""Whatever people type or files bring is shown as text, on the site and at the desk."""

import pytest
from django.urls import reverse
from taggit.models import Tag

from articles.enums import Stage
from articles.models import SourceText
from tests.factories import (
    make_article,
    make_byline,
    make_correction,
    make_correspondent,
    make_credit,
    make_editor,
    make_issue,
    make_note,
    make_page,
    make_retracted,
    make_run,
    make_source,
    make_unit,
)

pytestmark = pytest.mark.django_db

EVIL = "\"'<evil>"
VIEWS = ("change", "history")
BREAKS = ("<evil", "\"'&lt;evil")  # out of the text, out of an attribute


@pytest.fixture
def rows():
    """A row of every model, each text of it evil."""
    page = make_page(
        issue=make_issue(number=EVIL), number=1, section=EVIL, hotline=EVIL, email=EVIL, imprint_lines=[EVIL]
    )
    source = make_source(page=page, name=EVIL, content=EVIL.encode())
    imported = {"body": [{"kind": "paragraph", "text": EVIL, "lines": [1]}]}
    titles = {"kicker": EVIL, "headline": EVIL, "deck": EVIL, "byline_raw": EVIL, "dateline": EVIL}
    body = f"## {EVIL}\n\n{EVIL}\n\n!! {EVIL}"
    article = make_article(page=page, stage=Stage.PRINTED, source=source, imported=imported, body=body, **titles)
    brief = make_article(page=page, headline="", body=EVIL)
    unit, editor = make_unit(EVIL), make_editor(EVIL, distinction=EVIL)
    person = make_correspondent(EVIL, distinction=EVIL, unit=unit)
    make_byline(article, person, unit=unit, label=EVIL)
    make_credit(page, editor, label=EVIL)
    article.tags.add(f"标签{EVIL}")
    run = make_run(refusals=[{"name": EVIL, "reason": EVIL}])
    note = make_note(run=run, page=page, article=article, text=EVIL)
    told = corrections_of(article, editor)
    return [article, brief, page.issue, page, source, unit, editor, person, run, note, *told, Tag.objects.get()]


def corrections_of(article, editor):
    said = {"wrong": EVIL, "right": EVIL, "signer_name": EVIL, "editor": editor}
    return [
        make_correction(article, text=EVIL),
        make_retracted(article, EVIL, **said),
        make_correction(article, **said),
    ]


def addresses(rows):
    """Every address of the site and of the desk on which the rows are shown."""
    article, _brief, issue, *_others, tag = rows
    lists = ["home", "issues", "articles", "correspondents", "tags", "admin:index"]
    narrowed = f"?issue={issue.pk}&tag={tag.slug}&page={EVIL}"
    yield reverse("search") + f"?q={EVIL}&section={EVIL}&unit={article.bylines.get().unit_id}"
    yield from [*map(reverse, lists), reverse("articles") + narrowed, reverse("tag", args=[tag.slug])]
    for row in rows:
        name = f"admin:{row._meta.label_lower.replace('.', '_')}"
        yield from [reverse(f"{name}_changelist"), *(reverse(f"{name}_{view}", args=[row.pk]) for view in VIEWS)]
        if hasattr(row, "get_absolute_url"):
            yield row.get_absolute_url()
    yield reverse("admin:articles_article_changelist") + f"?issue={issue.pk}&page={article.page_id}&q={EVIL}"


def test_text_breaks_out_nowhere(admin_client, rows):
    shown = {url: admin_client.get(url).content.decode() for url in addresses(rows)}
    assert [url for url, html in shown.items() if any(sign in html for sign in BREAKS)] == []
    assert sum("&lt;evil" in html for html in shown.values()) > len(rows)


def test_text_breaks_out_of_no_question(admin_client, rows):
    answer = {"action": "withdraw_articles", "_selected_action": [rows[0].pk]}
    html = admin_client.post(reverse("admin:articles_article_changelist"), answer).content.decode()
    assert "&lt;evil" in html
    assert not any(sign in html for sign in BREAKS)


def test_file_name_breaks_out_of_no_header(admin_client, rows):
    source = next(row for row in rows if isinstance(row, SourceText))
    response = admin_client.get(reverse("admin:articles_sourcetext_bytes", args=[source.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="\\"\'<evil>"'
    assert response.content == bytes(source.content)
