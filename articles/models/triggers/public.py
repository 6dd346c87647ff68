"""Pieces that readers have seen, here or in print: their rows are never deleted, and so their revisions neither.

The rule is that of `Article.is_purgeable`, for whoever deletes past the desk: a shell, a query set, another program.
"""

from articles.models.triggers.laying import Triggers

FUNCTION = "articles_keep_public"
REFUSAL = "a piece that was public is never deleted: withdraw it and move it to the bin"


def seen(row: str) -> str:
    """Write in SQL that readers have seen a row of articles; a rest that `continues` another piece is from print."""
    return f"({row}.live_revision_id IS NOT NULL OR {row}.withdrawn_at IS NOT NULL OR {row}.stage = 'printed')"


SEEN = seen("OLD")
PUBLIC = Triggers(
    table="articles_article",
    column="live_revision_id",
    postgresql=f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {SEEN} THEN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE OR REPLACE TRIGGER articles_article_kept BEFORE DELETE ON articles_article
  FOR EACH ROW EXECUTE FUNCTION {FUNCTION}();
""",
    functions=(FUNCTION,),
    sqlite={
        "articles_article_kept": f"""BEFORE DELETE ON articles_article WHEN {SEEN}
          BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
        # REPLACE deletes without asking the triggers of DELETE.
        "articles_article_not_replaced": f"""BEFORE INSERT ON articles_article
          WHEN EXISTS (SELECT 1 FROM articles_article OLD WHERE OLD.id = NEW.id AND {SEEN})
          BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",  # noqa: S608 -- constants
    },
)
