"""The date of publication of each article, kept by both databases.

`Article.publication_date` is the date of the issue for a piece on a page, the day on which it went public for a piece
of the web, and empty where nobody knows: the issue has no date yet, or the piece is from print and stands on no page.
`Article.sorts_on` is the same date, and the first of all days where there is none.
It follows every write to an article, a page or an issue, whoever makes it; what the application writes there is put
right.
"""

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import timezone

from articles.models.triggers.laying import Triggers

FOLLOWED = "page_id, stage, published_at, publication_date, sorts_on"
POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION articles_date_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.page_id IS NULL THEN
    NEW.publication_date := CASE WHEN NEW.stage <> 'printed'
      THEN (NEW.published_at AT TIME ZONE '{settings.TIME_ZONE}')::date END;
  ELSE
    IF TG_OP = 'INSERT' OR NEW.page_id IS DISTINCT FROM OLD.page_id THEN
      -- Whoever is changing the date of the issue does not see this row yet: wait for them.
      PERFORM 1 FROM articles_page page JOIN articles_issue issue ON issue.id = page.issue_id
        WHERE page.id = NEW.page_id FOR KEY SHARE;
    END IF;
    SELECT issue.date INTO NEW.publication_date
      FROM articles_page page JOIN articles_issue issue ON issue.id = page.issue_id WHERE page.id = NEW.page_id;
  END IF;
  NEW.sorts_on := COALESCE(NEW.publication_date, '{date.min}');
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION articles_date_articles_of_page() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE articles_article SET publication_date = NULL WHERE page_id = NEW.id;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION articles_date_articles_of_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE articles_article SET publication_date = NULL
    WHERE page_id IN (SELECT id FROM articles_page WHERE issue_id = NEW.id);
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_article_dated
  BEFORE INSERT OR UPDATE OF {FOLLOWED} ON articles_article
  FOR EACH ROW EXECUTE FUNCTION articles_date_article();
CREATE OR REPLACE TRIGGER articles_page_dated AFTER UPDATE OF issue_id ON articles_page
  FOR EACH ROW WHEN (NEW.issue_id <> OLD.issue_id) EXECUTE FUNCTION articles_date_articles_of_page();
CREATE OR REPLACE TRIGGER articles_issue_dated AFTER UPDATE OF date ON articles_issue
  FOR EACH ROW WHEN (NEW.date IS DISTINCT FROM OLD.date) EXECUTE FUNCTION articles_date_articles_of_issue();
"""  # noqa: S608 — nobody types the time zone
DATE_OF_NEW = """CASE WHEN NEW.page_id IS NOT NULL THEN (
    SELECT issue.date FROM articles_page page JOIN articles_issue issue ON issue.id = page.issue_id
    WHERE page.id = NEW.page_id
  ) WHEN NEW.stage <> 'printed' THEN articles_day(NEW.published_at) END"""
PLACE_OF_NEW = f"COALESCE({DATE_OF_NEW}, '{date.min}')"
DATE_ARTICLE = f"""ON articles_article
  WHEN NEW.publication_date IS NOT ({DATE_OF_NEW}) OR NEW.sorts_on IS NOT {PLACE_OF_NEW}
  BEGIN
    UPDATE articles_article SET publication_date = {DATE_OF_NEW}, sorts_on = {PLACE_OF_NEW} WHERE id = NEW.id;
  END"""  # noqa: S608 — constants
SQLITE = {
    "articles_article_made": f"AFTER INSERT {DATE_ARTICLE}",
    "articles_article_dated": f"AFTER UPDATE OF {FOLLOWED} {DATE_ARTICLE}",
    "articles_page_dated": """AFTER UPDATE OF issue_id ON articles_page WHEN NEW.issue_id <> OLD.issue_id
      BEGIN
        UPDATE articles_article SET publication_date = (SELECT date FROM articles_issue WHERE id = NEW.issue_id)
        WHERE page_id = NEW.id;
      END""",
    "articles_issue_dated": """AFTER UPDATE OF date ON articles_issue WHEN NEW.date IS NOT OLD.date
      BEGIN
        UPDATE articles_article SET publication_date = NEW.date
        WHERE page_id IN (SELECT id FROM articles_page WHERE issue_id = NEW.id);
      END""",
}
DATES = Triggers(
    table="articles_article",
    column="publication_date",
    postgresql=POSTGRESQL,
    functions=("articles_date_article", "articles_date_articles_of_page", "articles_date_articles_of_issue"),
    sqlite=SQLITE,
)


def day(moment: str | None) -> str | None:
    """Give the day of a moment by the paper's clock; SQLite writes both as text, moments in UTC."""
    if moment is None:
        return None
    return timezone.localdate(datetime.fromisoformat(moment).replace(tzinfo=UTC)).isoformat()
