"""How far the work is, on standard error: a bar on a terminal, a line for each stage of a longer run elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# A run shorter than this (seconds) leaves nothing in a log.
SILENT_FOR = 1.0


class Tick(Protocol):
    """What the pipeline calls: so many of so many are done; a total of 0 means that it is not known."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is."""


class Progress:
    """A context manager to be called as a :class:`Tick`; it says nothing if ``quiet``."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet or sys.stderr is None
        self._began = time.monotonic()
        self._told: set[str] = set()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stage = ""

    def __enter__(self) -> Progress:
        if not self._quiet and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are through ``stage``."""
        if self._quiet:
            return
        if self._bar:
            self._show(self._bar, stage, done, total)
        elif stage not in self._told and time.monotonic() - self._began > SILENT_FOR:
            self._told.add(stage)
            print(f"travaux: {stage}{f' ({total:,})' if total else ''}", file=sys.stderr, flush=True)

    def _show(self, bar: Bar, stage: str, done: int, total: int) -> None:
        if stage != self._stage or self._task is None:
            if self._task is not None:
                bar.remove_task(self._task)
            self._stage, self._task = stage, bar.add_task(stage, total=total or None)
        bar.update(self._task, completed=done, total=total or None)


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    return Bar(*columns, console=Console(stderr=True), transient=True)
