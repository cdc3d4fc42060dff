"""How fast the page of a graph is made and used, beside a page of plain pyvis.

    python -m tests.benchmarks.pages                     100, 1,000, 5,000 and 20,000 nodes
    python -m tests.benchmarks.pages 300 3000            graphs of other sizes
    python -m tests.benchmarks.pages --page A --page B   pages that are there already

Counted are the processor seconds of making a page, from a graph that is there, and the
milliseconds on the page's own clock from an action to the picture that shows it. The
graphs are made up (`synthetic.py`). Rounds take turns, each in a new tab, and the median
of the rounds counts: other work on the machine then meets all alike.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from graphkit.visualisation import page_html
from tests.benchmarks.in_chromium import READY, chromium, times_of_page
from tests.benchmarks.plain_pyvis import measure_pyvis
from tests.benchmarks.synthetic import synthetic_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BUILD, SIZE = "build, s", "file, MB"
SIZES = (100, 1000, 5000, 20000)
LIMIT = 120.0  # seconds for each step of plain pyvis
_WIDTH = 12
_MEGA = 1e6


@dataclass(slots=True)
class Column:
    """The figures of one page: all that were measured, by name."""

    title: str
    figures: dict[str, list[float]] = field(default_factory=dict)

    def add(self, figures: Mapping[str, float]) -> None:
        """Take in one round."""
        for name, figure in figures.items():
            self.figures.setdefault(name, []).append(figure)

    def median(self, name: str) -> float | None:
        """Return the median of a figure, None where it was not measured."""
        return median(self.figures[name]) if name in self.figures else None


def table(title: str, columns: Sequence[Column], names: Iterable[str], *, missing: str) -> str:
    """Return the medians as lines of text, a row for each figure."""
    head = [f"{title:<{_WIDTH}}", *(f"{column.title:>{_WIDTH}}" for column in columns)]
    rows = [
        [f"{name:<{_WIDTH}}", *(_cell(column.median(name), missing) for column in columns)]
        for name in names
    ]
    return "\n".join("".join(row) for row in (head, *rows))


def _cell(figure: float | None, missing: str) -> str:
    if figure is None:
        return f"{missing:>{_WIDTH}}"
    return f"{figure:>{_WIDTH},.2f}" if figure < 10 else f"{figure:>{_WIDTH},.0f}"


def ratios(ours: Sequence[Column], theirs: Sequence[Column], names: Iterable[str]) -> list[Column]:
    """Return how many times the figures of ``ours`` those of ``theirs`` are."""
    made = []
    for one, other in zip(ours, theirs, strict=True):
        column = Column(one.title)
        for name in names:
            mine, its = one.median(name), other.median(name)
            if mine and its:
                column.add({name: its / mine})
        made.append(column)
    return made


def build_pages(sizes: Sequence[int], folder: Path, *, rounds: int) -> list[Column]:
    """Write a page for each number of nodes; return what that took."""
    columns = []
    for nodes in sizes:
        made, column = synthetic_graph(nodes), Column(f"{nodes:,}")
        for _ in range(rounds):
            begin = time.process_time()
            page = page_html(made.graph, made.records, title="Sample", documents=made.documents)
            column.add({BUILD: time.process_time() - begin})
        content = page.encode("utf-8")
        _page(folder, nodes).write_bytes(content)
        column.add({SIZE: len(content) / _MEGA})
        columns.append(column)
    return columns


def _page(folder: Path, nodes: int) -> Path:
    return folder / f"{nodes}.html"


def use_pages(pages: Mapping[Path, Column], *, rounds: int) -> None:
    """Open and use the pages, in turns, and add the times to their columns."""
    with chromium() as browser:
        for _ in range(rounds):
            for page, column in pages.items():
                column.add(times_of_page(browser, page))


def load() -> str:
    """Return how busy the machine is, so that figures of a busy one are told."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def compare(sizes: Sequence[int], *, rounds: int, pyvis: bool) -> str:
    """Measure pages of all sizes and return the tables as text."""
    before = load()
    with TemporaryDirectory() as name:
        folder = Path(name)
        ours = build_pages(sizes, folder, rounds=rounds)
        use_pages({_page(folder, nodes): ours[at] for at, nodes in enumerate(sizes)}, rounds=rounds)
        parts = [table("graphkit", ours, _names(ours), missing="–")]
        if pyvis:
            parts += _beside_pyvis(sizes, ours, folder)
    parts.append(f"medians of {rounds} rounds, actions in ms; {before} before, {load()} after")
    return "\n\n".join(parts)


def _beside_pyvis(sizes: Sequence[int], ours: Sequence[Column], folder: Path) -> list[str]:
    theirs = []
    for nodes in sizes:
        theirs.append(Column(f"{nodes:,}"))
        theirs[-1].add(measure_pyvis(nodes, folder / f"pyvis-{nodes}.html", limit=LIMIT))
    names = _names(theirs) or [BUILD, READY]
    shown = ratios(ours, theirs, names)
    return [
        table("plain pyvis", theirs, names, missing=f"> {LIMIT:.0f} s"),
        table("… times ours", shown, names, missing="–"),
    ]


def _names(columns: Iterable[Column]) -> list[str]:
    return list(dict.fromkeys(name for column in columns for name in column.figures))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="NODES")
    parser.add_argument("--rounds", type=int, default=5, help="how often all is done")
    parser.add_argument("--page", action="append", type=Path, help="a page to use instead")
    parser.add_argument("--without-pyvis", action="store_true", help="only pages of graphkit")
    options = parser.parse_args(arguments)
    if options.page:
        pages = {page: Column(page.stem) for page in options.page}
        use_pages(pages, rounds=options.rounds)
        columns = list(pages.values())
        sys.stdout.write(f"{table('ms', columns, _names(columns), missing='–')}\n{load()}\n")
        return 0
    pyvis = not options.without_pyvis
    sys.stdout.write(f"{compare(options.sizes, rounds=options.rounds, pyvis=pyvis)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
