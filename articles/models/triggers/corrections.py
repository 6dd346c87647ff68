"""Corrections: what they say is never changed, they are retracted once, and go only with a piece that nobody has read.

Where the paper printed one is noted, and taken back, at any time: it is no part of what a correction says.
"""

from articles.models.triggers.laying import Triggers
from articles.models.triggers.public import seen

TABLE, FUNCTION = "articles_correction", "articles_keep_corrections"
REFUSAL = "a correction is never changed or deleted: retract it and write another"
SAID = ("id", "article_id", "wrong", "right", "text", "signer_id", "signer_name", "editor_id", "at")
RETRACTION = ("retracted_at", "retracted_by_id", "retracted_by_name", "retraction_reason")
MAY_GO = f"EXISTS (SELECT 1 FROM articles_article piece WHERE piece.id = OLD.article_id AND NOT {seen('piece')})"  # noqa: S608


def _differ(columns: tuple[str, ...], other: str) -> str:
    return " OR ".join(f'NEW."{name}" {other} OLD."{name}"' for name in columns)


def _changed(other: str) -> str:
    """Write that what must stay is changed; `other` is how a database compares what may be empty."""
    return f"({_differ(SAID, other)} OR (OLD.retracted_at IS NOT NULL AND ({_differ(RETRACTION, other)})))"


CORRECTIONS = Triggers(
    table=TABLE,
    column="retracted_at",
    postgresql=f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF {MAY_GO} THEN
      RETURN OLD;
    END IF;
  ELSIF TG_OP = 'UPDATE' THEN
    IF NOT {_changed("IS DISTINCT FROM")} THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE TRIGGER {TABLE}_kept BEFORE UPDATE OR DELETE ON {TABLE}
  FOR EACH ROW EXECUTE FUNCTION {FUNCTION}();
CREATE OR REPLACE TRIGGER {TABLE}_not_emptied BEFORE TRUNCATE ON {TABLE}
  FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}();
""",
    functions=(FUNCTION,),
    sqlite={
        f"{TABLE}_not_changed": f"""BEFORE UPDATE ON {TABLE} WHEN {_changed("IS NOT")}
          BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
        # REPLACE deletes without asking the triggers of DELETE.
        f"{TABLE}_not_replaced": f"""BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)
          BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",  # noqa: S608 -- constants
        f"{TABLE}_not_deleted": f"""BEFORE DELETE ON {TABLE} WHEN NOT {MAY_GO}
          BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END""",
    },
)
