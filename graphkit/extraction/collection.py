"""No garbage collection while a document is read.

Reading makes some ten thousand small objects a second that are given back as
soon as nobody needs them; only the words of a parse wait for the collector. It
would look at the living ones again and again. Once after each document is enough.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def collection_paused() -> Iterator[None]:
    """Let the collector wait inside, if it is at work at all."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
