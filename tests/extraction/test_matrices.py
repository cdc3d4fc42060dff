"""Products of matrices are numpy's, and on one thread."""

from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_info

from graphkit.extraction.matrices import numpy_products, one_thread


def blas_threads() -> set[int]:
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def test_numpy_multiplies_what_is_made_inside() -> None:
    before = get_current_ops()
    with numpy_products():
        ops = get_current_ops()

    assert isinstance(ops, NumpyOps)
    assert not ops.use_blis
    assert get_current_ops() is before


def test_no_threads_are_started_inside() -> None:
    before = blas_threads()
    with one_thread()():
        inside = blas_threads()

    assert inside == {1}
    assert blas_threads() == before
