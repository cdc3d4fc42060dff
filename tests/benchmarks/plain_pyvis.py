"""The page that pyvis makes by itself of the same graph, each step for as long as allowed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pyvis.network import Network

from tests.benchmarks.in_chromium import chromium, times_of_pyvis
from tests.benchmarks.synthetic import synthetic_graph

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    Figures = dict[str, float]
    Step = Callable[[int, Path], Figures]

_STARTING = 30.0  # seconds for a new process to load its modules and make the graph


def measure_pyvis(nodes: int, page: Path, *, limit: float) -> dict[str, float]:
    """Return the figures of plain pyvis, those it comes to.

    Args:
        nodes: How many nodes the graph has.
        page: The file to write.
        limit: The seconds allowed for making the page, and again for opening it.
    """
    made = within(limit + _STARTING, build, nodes, page)
    if not made or made["build, s"] > limit:
        return {}
    used = within(limit + _STARTING, use, nodes, page)
    return made | (used if used.get("ready", 0) <= limit * 1000 else {})


def build(nodes: int, page: Path) -> dict[str, float]:
    """Write a page as pyvis' documentation does; what all of it needs is in the file."""
    graph = synthetic_graph(nodes).graph
    begin = time.process_time()
    network = Network(directed=True, cdn_resources="in_line")
    network.from_nx(graph)
    content = network.generate_html().encode("utf-8")
    seconds = time.process_time() - begin
    page.write_bytes(content)
    return {"build, s": seconds, "file, MB": len(content) / 1e6}


def use(_: int, page: Path) -> dict[str, float]:
    """Open the page and wait until it has placed its nodes."""
    with chromium() as browser:
        return times_of_pyvis(browser, page)


def within(seconds: float, step: Step, nodes: int, page: Path) -> dict[str, float]:
    """Return what ``step`` measures in a process of its own, nothing if it takes longer."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_alone, args=(theirs, step, nodes, page))
    process.start()
    theirs.close()
    try:
        return dict(ours.recv()) if ours.poll(seconds) else {}
    except EOFError:
        return {}
    finally:
        _end(process.pid)
        process.kill()  # it may not have come so far as to have a group of its own
        process.join()


def _alone(answer: Connection, step: Step, nodes: int, page: Path) -> None:
    """Run a step in a group of processes of its own, so that a browser ends with it."""
    os.setsid()
    answer.send(step(nodes, page))


def _end(group: int | None) -> None:
    if group:
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            return
