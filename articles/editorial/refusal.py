class DeskRefusal(Exception):
    """Say in the editor's own language why the desk does not do what was asked."""
