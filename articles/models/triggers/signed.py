"""What readers see is signed: both databases refuse to show a piece of the desk whose words no whole chain passed on.

The desk's rules are stricter (`editorial.chain`): who may sign, and what each signer has seen. This is for whoever
writes past the desk — a shell, a query set, another program: the words that are shown have a third proof that passed
them on, and each step before it was approved at some time. What is shown already may go on, with other tags or another
place. Print needs no chain, and no piece of the desk becomes print.
"""

from articles.enums import Stage, Step, Verdict, Visibility
from articles.models.triggers.laying import Triggers

FUNCTION = "articles_refuse_unsigned"
UNSIGNED = "a piece is shown to readers only in words that were reviewed, signed off and proofed"
MADE_SHOWN = "a piece of the desk is made hidden, and shown when it is signed"
MADE_PRINT = "a piece of the desk never becomes print"
IS_SHOWN = f"NEW.visibility = '{Visibility.PUBLISHED}' AND NEW.stage <> '{Stage.PRINTED}'"
WAS_SHOWN = f"OLD.visibility = '{Visibility.PUBLISHED}' AND OLD.stage <> '{Stage.PRINTED}'"
BECOMES_PRINT = f"NEW.stage = '{Stage.PRINTED}' AND OLD.stage <> '{Stage.PRINTED}'"
SAYS = "(SELECT digest FROM articles_revision WHERE id = {row}.live_revision_id)"
APPROVED = f"desk_signature WHERE desk_signature.article_id = NEW.id AND verdict = '{Verdict.APPROVED}'"
LAST = f"""SELECT MAX(desk_signature.id) FROM desk_signature JOIN articles_revision ON articles_revision.id = left_id
  WHERE desk_signature.article_id = NEW.id AND verdict = '{Verdict.APPROVED}' AND step = '{Step.THIRD_PROOF}'
  AND digest = {SAYS.format(row="NEW")}"""  # noqa: S608 -- constants
CHAIN = ", ".join(f"'{step}'" for step in Step.chain())
STEPS = f"SELECT COUNT(DISTINCT step) FROM {APPROVED} AND step IN ({CHAIN}) AND id <= ({LAST})"  # noqa: S608
IS_SIGNED = f"({STEPS}) = {len(Step.chain())}"
GOES_ON = f"{WAS_SHOWN} AND {SAYS.format(row='OLD')} = {SAYS.format(row='NEW')}"
IS_NEW = f"(NOT ({WAS_SHOWN}) OR OLD.live_revision_id <> NEW.live_revision_id)"
FOLLOWED = "visibility, stage, live_revision_id"

SIGNED = Triggers(
    table="desk_signature",
    column="left_id",
    postgresql=f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    RAISE EXCEPTION '{MADE_SHOWN}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF {BECOMES_PRINT} THEN
    RAISE EXCEPTION '{MADE_PRINT}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT ({GOES_ON}) AND NOT ({IS_SIGNED}) THEN
    RAISE EXCEPTION '{UNSIGNED}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER articles_article_made_hidden BEFORE INSERT ON articles_article
  FOR EACH ROW WHEN ({IS_SHOWN}) EXECUTE FUNCTION {FUNCTION}();
CREATE OR REPLACE TRIGGER articles_article_shown_signed BEFORE UPDATE OF {FOLLOWED} ON articles_article
  FOR EACH ROW WHEN ({BECOMES_PRINT} OR {IS_SHOWN} AND {IS_NEW}) EXECUTE FUNCTION {FUNCTION}();
""",
    functions=(FUNCTION,),
    sqlite={
        "articles_article_made_hidden": f"""BEFORE INSERT ON articles_article WHEN {IS_SHOWN}
          BEGIN SELECT RAISE(ABORT, '{MADE_SHOWN}'); END""",
        "articles_article_no_print": f"""BEFORE UPDATE OF {FOLLOWED} ON articles_article WHEN {BECOMES_PRINT}
          BEGIN SELECT RAISE(ABORT, '{MADE_PRINT}'); END""",
        "articles_article_shown_signed": f"""BEFORE UPDATE OF {FOLLOWED} ON articles_article
          WHEN {IS_SHOWN} AND {IS_NEW} AND NOT ({GOES_ON}) AND NOT ({IS_SIGNED})
          BEGIN SELECT RAISE(ABORT, '{UNSIGNED}'); END""",
    },
)
