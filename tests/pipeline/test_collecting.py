import gc

import pytest

from graphkit.pipeline.collecting import without_collecting


def test_collecting_is_paused_and_goes_on_after_an_error() -> None:
    @without_collecting()
    def fail() -> None:
        assert not gc.isenabled()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert gc.isenabled()


def test_who_has_switched_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
