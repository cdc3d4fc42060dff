"""The collector waits while a document is read, and only then."""

from __future__ import annotations

import gc

import pytest

from graphkit.extraction.collection import collection_paused


def test_collector_waits_inside_only() -> None:
    assert gc.isenabled()
    with collection_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collector_is_at_work_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), collection_paused():
        divmod(1, 0)
    assert gc.isenabled()


def test_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collection_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
