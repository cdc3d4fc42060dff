"""How much faster a graph is updated than built.

    python tests/benchmarks/building.py FOLDER             without page and report
    python tests/benchmarks/building.py FOLDER --views     with them
    python tests/benchmarks/building.py FOLDER --profile   and where the time of an update goes

The texts of the folder are copied and built; then one of them is changed and the graph is
built again, with the same flags. Told are the time on the clock and that of the processor,
which does not depend on what else runs. Each build is timed twice: as a command, from the
start of Python to its end, and as a call in a process that has read a document before, as
a server or a notebook has. That the updated graph is the one of a clean build is checked.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.pipeline import Builder, open_graph
from graphkit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN = 30
_MORE = "\n\nThe Minister thanked the Ambassador of Norway for the close cooperation on cod.\n"
_AIM = 50


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in seconds."""

    clock: float
    processor: float

    @classmethod
    def by(cls, work: Callable[[], object]) -> Took:
        """Time a piece of work, its subprocesses included."""
        clock, processor = time.perf_counter(), _processor()
        work()
        return cls(time.perf_counter() - clock, _processor() - processor)


def ratio(clean: Took, update: Took) -> tuple[float, float]:
    """Return how many times faster an update is: on the clock, and for the processor."""
    return clean.clock / update.clock, clean.processor / update.processor


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def as_command(texts: Path, output: Path, flags: list[str]) -> None:
    """Build by the command line."""
    command = [sys.executable, "-m", "graphkit", "build", str(texts), "-o", str(output), "-q"]
    subprocess.run([*command, *flags], check=True)  # noqa: S603


def change_one(texts: Path) -> None:
    """Add a sentence to the text in the middle of a folder."""
    files = sorted(path for path in texts.rglob("*") if path.is_file())
    middle = files[len(files) // 2]
    middle.write_text(middle.read_text(encoding="utf-8") + _MORE, encoding="utf-8")


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description="how much faster a graph is updated than built")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--views", action="store_true", help="with page and report")
    parser.add_argument("--profile", action="store_true", help="where an update's time goes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        texts, output = Path(place, "texts"), Path(place, "out")
        shutil.copytree(asked.folder, texts)
        _by_command(texts, output, views=asked.views)
        _by_call(texts, output, views=asked.views, profile=asked.profile)


def _by_command(texts: Path, output: Path, *, views: bool) -> None:
    flags = ["--views" if views else "--no-views"]
    clean = Took.by(lambda: as_command(texts, output, flags))
    change_one(texts)
    update = Took.by(lambda: as_command(texts, output, flags))
    _print("command", clean, update)
    _check(texts, output)


def _by_call(texts: Path, output: Path, *, views: bool, profile: bool) -> None:
    builder = Builder(Settings())
    warm = next(path for path in sorted(texts.rglob("*")) if path.is_file())
    builder.build(warm).close()

    def build(*, fresh: bool = False) -> None:
        builder.build(texts, output, views=views, fresh=fresh).close()

    clean = Took.by(lambda: build(fresh=True))
    updates = []
    for _ in range(3):
        change_one(texts)
        updates.append(Took.by(build))
    _print("call", clean, min(updates, key=lambda one: one.processor))
    if profile:
        change_one(texts)
        with cProfile.Profile() as profiled:
            build()
        pstats.Stats(profiled).sort_stats("cumulative").print_stats(_SHOWN)
    _check(texts, output)


def _print(name: str, clean: Took, update: Took) -> None:
    on_the_clock, of_the_processor = ratio(clean, update)
    print(f"{name:<8}          clock  processor")  # noqa: T201
    print(f"  clean     {clean.clock:9.2f} s {clean.processor:8.2f} s")  # noqa: T201
    print(f"  update    {update.clock:9.2f} s {update.processor:8.2f} s")  # noqa: T201
    print(f"  ratio     {on_the_clock:9.1f}   {of_the_processor:8.1f}     aim {_AIM}", flush=True)  # noqa: T201


def _check(texts: Path, output: Path) -> None:
    """Compare with a graph in memory, unless there are too many texts to read them again."""
    with Builder(Settings()).build(texts) as clean, open_graph(output) as updated:
        same = clean.store.nquads() == updated.store.nquads()
    print("  the same quads as a clean build" if same else "  NOT the quads of a clean build")  # noqa: T201
    if not same:
        sys.exit(1)


if __name__ == "__main__":
    main()
