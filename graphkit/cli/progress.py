"""A progress bar on the terminal, for what takes longer than a second."""

from __future__ import annotations

import sys
from threading import Timer
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

    from graphkit.pipeline import Step

_PATIENCE: Final = 1.0


class ProgressBar:
    """Shows on standard error how far a build is, and leaves nothing behind.

    It stays hidden for the first second, and wherever standard error is no terminal.
    """

    def __init__(self, *, shown: bool = True, patience: float = _PATIENCE) -> None:
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._timer: Timer | None = None
        if shown and sys.stderr.isatty():
            self._bar = _bar()
            self._task = self._bar.add_task("", total=None)
            self._timer = Timer(patience, self._bar.start)
            self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._timer is not None:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
        if self._bar is not None:
            self._bar.stop()

    def update(self, step: Step, done: int, total: int | None) -> None:
        """Show a step and how much of it is done."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=str(step), completed=done, total=total)


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
    )
