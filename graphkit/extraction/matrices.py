"""Who multiplies the matrices of a trained pipeline: numpy's library, on one thread.

thinc brings a library of its own, whose wheels know no newer processor and are
then several times slower. numpy's starts a thread on each core, which on
matrices as small as these costs more than it gains.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from thinc.api import NumpyOps, get_current_ops, use_ops
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


def numpy_products() -> AbstractContextManager[None]:
    """Let pipelines loaded inside multiply with numpy, unless another device was chosen."""
    if not isinstance(get_current_ops(), NumpyOps):
        return nullcontext()
    return use_ops("numpy", use_blis=False)


def one_thread() -> Callable[[], AbstractContextManager[object]]:
    """Return what keeps the libraries loaded by now from starting threads inside of it."""
    return partial(ThreadpoolController().limit, limits=1, user_api="blas")
