class DeskRefusal(Exception):  # noqa: N818 -- a refusal is an answer of the desk, not an error of the program
    """Say in the editor's own language why the desk does not do what was asked."""
