"""Transformations of a drawing's own coordinates to those around it, as PDF and OFD write them."""

from __future__ import annotations

from typing import Final

Matrix = tuple[float, float, float, float, float, float]
"""``a b c d e f``: a point (x, y) comes to (a x + c y + e, b x + d y + f)."""
SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)
"""What leaves everything where it is."""


def within(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the transformation that applies the inner one first.

    >>> within((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 10, 20))
    (2, 0, 0, 2, 20, 40)
    """
    if outer is SAME:
        return inner
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f
