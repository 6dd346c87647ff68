"""Where the report of an import goes: the two streams, the bar, and the last word of a run that is broken off."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from django.core.management import CommandError
from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.importing.report.json_form import result_as_json
from articles.importing.report.run import BrokenOff, PageResult
from articles.importing.report.summary import REFUSED, Tally, say_broken_off, say_refused, say_result, say_total

# Exit statuses beside 0 (all went well) and 2 (the call makes no sense)
SOME_REFUSED, BROKE_OFF = 1, 3
BY_SIGNAL = 128


class Stopped(KeyboardInterrupt):
    """Somebody asks the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class Report:
    """Tells of each text as it is done, and of all at the end.

    `options` are those of the command: `format`, `dry_run`, `verbosity`.
    """

    def __init__(self, out: OutputWrapper, err: OutputWrapper, options: dict[str, Any]) -> None:
        self.out, self.err = out, err
        self.as_json, self.dry_run = options["format"] == "json", options["dry_run"]
        self.quiet = options["verbosity"] == 0
        self.tally = Tally()
        self.refused: list[str] = []
        self.bar = tqdm(disable=True)

    def expect(self, texts: int) -> None:
        """Show a bar on a terminal, where there is more than one text."""
        if texts > 1 and not self.quiet:
            self.bar = tqdm(total=texts, unit="版", disable=None, leave=False)

    def tell(self, result: PageResult) -> None:
        """Tell of one text. Refusals come last, where they are seen however much was said before."""
        self.tally.add(result)
        if result.refusal and not (self.as_json and result.page):
            self.refused.append(say_refused(result))
        with self.bar.external_write_mode():
            if self.as_json and result.page:
                self._write(json.dumps(result_as_json(result), ensure_ascii=False))
            elif result.page and not self.quiet and not self.as_json:
                self._write("\n".join(say_result(result)))
        self.bar.update()

    def end(self) -> None:
        """Say what came of all; raises `CommandError` where texts were refused."""
        self.bar.close()
        if not self.as_json and not self.quiet:
            self._write(say_total(self.tally, dry_run=self.dry_run))
        if self.refused:
            self.err.write("\n".join(self.refused))
        if count := self.tally.outcomes[REFUSED]:
            sentence = (
                _("%(count)d texts would be refused.")
                if self.dry_run
                else _("%(count)d texts were refused; nothing of them was written.")
            )
            raise CommandError(sentence % {"count": count}, returncode=SOME_REFUSED)

    @contextmanager
    def last_word(self) -> Iterator[None]:
        """Turn what ends a run from outside into one sentence and an exit status."""
        with _asked_to_stop():
            try:
                yield
            except BrokenOff as error:
                self._break_off(str(error), BROKE_OFF)
            except Stopped as stop:
                self._break_off(signal.Signals(stop.number).name, BY_SIGNAL + stop.number)
            except KeyboardInterrupt:
                self._break_off("Ctrl-C", BY_SIGNAL + signal.SIGINT)
            except BrokenPipeError:
                _give_up(self.out)
                self._break_off(_("nobody reads the report any more"), BY_SIGNAL + signal.SIGPIPE)
            except OSError as error:
                _give_up(self.out)
                reason = error.strerror or type(error).__name__
                self._break_off(_("the report cannot be written (%(reason)s)") % {"reason": reason}, BROKE_OFF)

    def _break_off(self, reason: str, status: int) -> NoReturn:
        self.bar.close()
        if self.refused:
            self.err.write("\n".join(self.refused))
        raise CommandError(say_broken_off(reason, self.tally, dry_run=self.dry_run), returncode=status) from None

    def _write(self, text: str) -> None:
        self.out.write(text)
        self.out.flush()  # a reader that has gone is noticed here, not when Python ends


@contextmanager
def _asked_to_stop() -> Iterator[None]:
    """Let a process that is asked to end, or whose terminal is closed, say its last word as after Ctrl-C."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise Stopped(number)

    before = {}
    with suppress(ValueError):  # only the main thread may
        before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _give_up(out: OutputWrapper) -> None:
    """Send what is left for a stream that takes nothing more nowhere: Python writes it when it ends."""
    with suppress(AttributeError, OSError, ValueError):
        if out.fileno() == sys.__stdout__.fileno():  # type: ignore[union-attr]
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
