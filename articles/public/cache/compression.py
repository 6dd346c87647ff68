"""Pages in two forms: as they are, and compressed by gzip. Each form has an `ETag` of its own.

Only what is the same for every reader is compressed: it holds no secret that its length could betray beside words
that an attacker chose (BREACH, https://www.breachattack.com). What the desk sees, forms with their tokens among it,
goes out as it is.
"""

import gzip
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

LEVEL = 6  # an article shrinks to a third, in a tenth of a millisecond; level 9 saves next to nothing more
SHORTEST = 200  # bytes: what is shorter becomes longer, or all but
TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml)\b")
# One coding of several, perhaps with a weight: `gzip;q=0.5`
CODING = re.compile(r"\s*(gzip|\*)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?", re.IGNORECASE)


def compression(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Send a public text in the form that the reader accepts, and say that there are two.

    Stands around the page cache, which hands its pages out compressed, as it keeps them: those bytes are sent.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not isinstance(response, HttpResponse) or not _is_public_text(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if accepts_gzip(request.headers.get("Accept-Encoding", "")):
            pack(response)
            response.headers["ETag"] = response.headers["ETag"].removesuffix('"') + '-gzip"'
        else:
            unpack(response)
        return response

    return middleware


def accepts_gzip(header: str) -> bool:
    """Read an `Accept-Encoding`: gzip is accepted where it is named, or all are, and not with a weight of nought."""
    found = (CODING.fullmatch(each) for each in header.split(","))
    weights = {match[1].lower(): float(match[2] or 1) for match in found if match}
    return weights.get("gzip", weights.get("*", 0)) > 0


def pack(response: HttpResponse) -> None:
    """Compress a response; the same bytes make the same bytes."""
    if not _is_packed(response):
        _replace(response, gzip.compress(response.content, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"


def unpack(response: HttpResponse) -> None:
    """Give a response back as it was made."""
    if _is_packed(response):
        del response.headers["Content-Encoding"]
        _replace(response, gzip.decompress(response.content))


def is_text(response: HttpResponse) -> bool:
    """Say whether a response is worth compressing."""
    return len(response.content) >= SHORTEST and bool(TEXT.match(response.headers.get("Content-Type", "")))


def _is_public_text(response: HttpResponse) -> bool:
    is_public = response.headers.get("Cache-Control", "").startswith("public")
    return is_public and "ETag" in response.headers and (_is_packed(response) or is_text(response))


def _is_packed(response: HttpResponse) -> bool:
    return response.headers.get("Content-Encoding") == "gzip"


def _replace(response: HttpResponse, content: bytes) -> None:
    response.content = content
    response.headers["Content-Length"] = str(len(content))
