"""What every page of the paper knows."""

from django.conf import settings
from django.http import HttpRequest


def paper(request: HttpRequest) -> dict[str, str]:
    """Name the paper."""
    return {"paper_name": settings.PAPER_NAME}
