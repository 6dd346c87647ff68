#!/usr/bin/env python3
"""Django's command line for the newsroom."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a wrong setting is a person's mistake, which a traceback would bury
        sys.exit(f"The newsroom does not start: {error}")


if __name__ == "__main__":
    main()
