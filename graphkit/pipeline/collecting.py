"""Make many values at a time without looking for dead ones among them again and again."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def set_aside() -> Iterator[None]:
    """Let the search for dead cycles pass over all that lives now, until the end.

    What was read of thousands of documents lives as long as a build does. Looking through it
    again and again took a third of the time of a small update.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the search for dead cycles; afterwards it is as it was.

    Reading a store and drawing a page make millions of values that live until the end
    and have no cycles. Python looks through them each time their number has grown, which
    took 28 % of the time for a thousand readouts.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
