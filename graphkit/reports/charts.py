"""Charts for the report: drawn by matplotlib, made fit for a page that allows no styles in line.

matplotlib is imported when a chart is drawn: it takes half a second, and no
other part needs it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphkit.reports.svg import INK, MARK, SOFT, to_inline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

_WIDTH, _BAR_HEIGHT, _POINTS_HEIGHT = 9.0, 2.0, 4.2
_BELOW = 0.5
_MOST_TICKS = 12
_NAMED = 12
"""Inches of a chart, and how many ticks and names it has at most."""
_SETTINGS: Any = {
    "svg.hashsalt": "graphkit",  # ids would be drawn by lot
    "svg.fonttype": "none",  # text stays text, in the font of the page
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "text.color": INK,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "text.parse_math": False,  # a "$" in a name is a dollar
}
_PLACES = (
    *((6, 0, "left", "center"), (-6, 0, "right", "center"), (0, 7, "center", "bottom")),
    *((0, -7, "center", "top"), (6, 8, "left", "bottom"), (-6, 8, "right", "bottom")),
)
"""Where a name may stand: points right and up of its own, and which side of it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A node in a chart: ``url`` is where its name leads, empty for nowhere."""

    x: float
    y: float
    label: str
    url: str = ""


def bars(names: Sequence[str], values: Sequence[int], *, title: str) -> Markup:
    """Return a bar chart as SVG: one bar for each name, which stand below where there is room."""
    with _figure(_BAR_HEIGHT) as (figure, axes):
        axes.bar(range(len(names)), values, color=MARK, width=0.8)
        step = -(-len(names) // _MOST_TICKS)
        axes.set_xticks(range(0, len(names), step), names[::step])
        axes.locator_params(axis="y", integer=True, nbins=4)
        axes.margins(x=0.01)
        return _svg(figure, title)


def points(found: Sequence[Point], *, across: str, up: str, title: str) -> Markup:
    """Return points as SVG; the first ones are named where the name covers nothing else."""
    with _figure(_POINTS_HEIGHT) as (figure, axes):
        axes.scatter([one.x for one in found], [one.y for one in found], s=22, color=MARK)
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        axes.margins(0.12)
        _name(axes, found)
        return _svg(figure, title)


class _figure:  # noqa: N801 - used as a function
    """A figure with one pair of axes, drawn under our settings."""

    def __init__(self, height: float) -> None:
        self._height = height

    def __enter__(self) -> tuple[Any, Axes]:
        from matplotlib import rc_context  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415

        self._context = rc_context(_SETTINGS)
        self._context.__enter__()
        self._quiet = warnings.catch_warnings()
        self._quiet.__enter__()
        # Names in scripts the measuring font lacks are shown by the reader's fonts.
        warnings.simplefilter("ignore", UserWarning)
        figure = Figure(figsize=(_WIDTH, self._height))
        # Fixed margins: matplotlib's own layout draws everything twice to find them.
        below = _BELOW / self._height
        figure.subplots_adjust(left=0.08, right=0.99, top=0.97, bottom=below)
        return figure, figure.subplots()

    def __exit__(self, *failure: object) -> None:
        self._quiet.__exit__(None, None, None)
        self._context.__exit__(None, None, None)


def _svg(figure: Any, title: str) -> Markup:
    written = io.StringIO()
    empty = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    figure.savefig(written, format="svg", transparent=True, metadata=empty)
    return to_inline(written.getvalue(), title=title)


def _name(axes: Axes, found: Sequence[Point]) -> None:
    """Put names beside the first points, each in the first place that is free; else none."""
    axes.autoscale_view()  # settles where the points are
    taken = [_around(axes, one) for one in found]
    inside = axes.get_window_extent()
    for one in found[:_NAMED]:
        for text in _tries(axes, one):
            box = text.get_window_extent()
            fits = inside.x0 <= box.x0 and box.x1 <= inside.x1
            if fits and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                break
            text.remove()


def _tries(axes: Axes, one: Point) -> Iterator[Text]:
    for right, up, across, along in _PLACES:
        text = axes.annotate(
            one.label,
            (one.x, one.y),
            xytext=(right, up),
            textcoords="offset points",
            ha=across,
            va=along,
        )
        text.set_url(one.url or None)
        yield text


def _around(axes: Axes, one: Point) -> Bbox:
    from matplotlib.transforms import Bbox  # noqa: PLC0415

    x, y = axes.transData.transform((one.x, one.y))
    return Bbox.from_extents(x - 3, y - 3, x + 3, y + 3)
