"""How a build tells how far it is."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias


class Step(StrEnum):
    """The steps of a build, in words that can be shown."""

    READ = "reading documents"
    LOAD = "loading the trained pipeline"
    EXTRACT = "extracting"
    RESOLVE = "resolving"
    STORE = "storing"
    DRAW = "drawing the page"
    REPORT = "writing the report"


Progress: TypeAlias = Callable[[Step, int, int | None], None]
"""Told of each step how much of it is done, and of how much where that is known."""


def no_progress(step: Step, done: int, total: int | None) -> None:
    """Tell nobody."""
