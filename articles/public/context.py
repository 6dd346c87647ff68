"""What every page of the paper knows."""

from django.conf import settings
from django.http import HttpRequest


def paper(request: HttpRequest) -> dict[str, str]:
    """Name the paper, and what it must say of itself; empty where it has nothing to say."""
    return {"paper_name": settings.PAPER_NAME, "icp_number": settings.ICP_NUMBER, "licence": settings.LICENCE}
