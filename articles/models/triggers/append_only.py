"""Tables to which rows are added, and none is ever changed or deleted."""

from articles.models.triggers.laying import Triggers


def append_only(table: str, *, deletable: str = "FALSE") -> Triggers:
    """Make the triggers that refuse to change or delete rows of a table, with an `IntegrityError` on both databases.

    `deletable` is a condition in SQL on the row `OLD` that may be deleted all the same; it is asked of both databases.
    """
    function = f"{table}_append_only"
    refusal = f"{table} is append-only: its rows are never changed or deleted"
    return Triggers(
        table=table,
        column="id",
        # TRUNCATE asks the triggers of DELETE as little as those of rows, and has no OLD.
        postgresql=f"""
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF {deletable} THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE OR REPLACE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION {function}();
""",
        functions=(function,),
        sqlite={
            f"{table}_not_changed": f"BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
            # REPLACE deletes without asking the triggers of DELETE.
            f"{table}_not_replaced": f"""BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
              BEGIN SELECT RAISE(ABORT, '{refusal}'); END""",  # noqa: S608 -- names from code
            f"{table}_not_deleted": f"""BEFORE DELETE ON {table} WHEN NOT ({deletable})
              BEGIN SELECT RAISE(ABORT, '{refusal}'); END""",
        },
    )
