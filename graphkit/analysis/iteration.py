"""Multiply a matrix by a vector again and again until the vector settles.

The products are numpy's own. Those of its linear algebra library start threads, which
on a busy machine wait for each other longer than so small a matrix takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Vector: TypeAlias = "NDArray[np.float64]"
TOLERANCE = 1e-12


def settled(start: Vector, step: Callable[[Vector], Vector], *, most: int) -> Vector | None:
    """Repeat a step until it moves the vector by no more than `TOLERANCE` in all.

    Returns:
        The vector, or None if it is not there after ``most`` steps.
    """
    now = start
    for _ in range(most):
        before, now = now, step(now)
        if float(np.abs(now - before).sum()) <= TOLERANCE:
            return now
    return None


def product(matrix: Vector, vector: Vector) -> Vector:
    """Return a matrix times a vector.

    Examples:
        >>> product(np.array([[1.0, 2.0], [0.0, 3.0]]), np.array([1.0, 1.0])).tolist()
        [3.0, 3.0]
    """
    return np.asarray(np.einsum("ij,j->i", matrix, vector))
