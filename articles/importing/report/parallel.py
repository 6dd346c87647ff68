"""Read and parse many texts, on several processes if wanted, in their order and in bounded memory.

Knows no Django: a process that only parses starts without it.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from articles.importing.pipeline import parse_page
from articles.importing.records import IssueFacts, PageRefused, ParsedPage
from articles.importing.report.sources import PageText

# texts that wait parsed, for each process
AHEAD = 4

Parsed = tuple[bytes, ParsedPage | PageRefused]


def parse_all(texts: Iterable[PageText], encoding: str | None, given: IssueFacts, jobs: int) -> Iterator[Parsed]:
    """Give the bytes and the page of each text, or why it was refused."""
    parse = partial(parse_text, encoding=encoding, given=given)
    if jobs < 2:
        yield from map(parse, texts)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts) as pool:
        waiting: deque[Future[Parsed]] = deque()
        for text in texts:
            waiting.append(pool.submit(parse, text))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _leave_interrupts() -> None:
    """Leave Ctrl-C, which a terminal sends to every process, to the one that knows what has landed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def parse_text(text: PageText, encoding: str | None, given: IssueFacts) -> Parsed:
    """Read and parse one text."""
    try:
        data = text.bytes()
        return data, parse_page(data, text.name, encoding, given)
    except PageRefused as refusal:
        return b"", refusal
