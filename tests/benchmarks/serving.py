"""Load `graphkit serve` with many clients at once, some of whom ask what nobody can answer.

    python tests/benchmarks/serving.py OUT [--clients 200] [--seconds 60] [--hopeless 0.25]

Each client asks one thing after the other without a pause. The hopeless ones ask for
products of all triples, in ever new shapes, and come again at once when they are turned
away; what they ask for in memory is sorted or counted. Printed are the times of the
cheap queries, what became of the hopeless ones, and the largest memory of all processes
of the server together.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

CHEAP = (
    "/sparql?query=" + quote("ASK { ?a gk:met ?b }"),
    "/sparql?query=" + quote("SELECT ?name { ?a a gk:Person ; rdfs:label ?name } LIMIT 20"),
    "/sparql?query=" + quote("SELECT * { ?a gk:met ?b . ?a rdfs:label ?name } LIMIT 50"),
    "/sparql?query=" + quote("CONSTRUCT { ?a gk:met ?b } WHERE { ?a gk:met ?b } LIMIT 20"),
    "/queries",
    "/vocabulary.json",
)
ENDINGS = (
    "SELECT (COUNT(*) AS ?n) {{ {} }}",
    "SELECT * {{ {} }} ORDER BY ?o0",
    "SELECT DISTINCT ?s0 {{ {} }} OFFSET 100000000",
    "ASK {{ {} FILTER(?s0 = 1) }}",
)
PAGE = 4096


@dataclass
class Tally:
    """What the clients saw."""

    cheap: list[float] = field(default_factory=list)
    cheap_statuses: Counter[int] = field(default_factory=Counter)
    hopeless_statuses: Counter[int] = field(default_factory=Counter)
    memory: list[int] = field(default_factory=list)


def main() -> None:
    """Serve a graph, load it and print what came of it."""
    options = _options()
    command = [sys.executable, "-m", "graphkit", "serve", str(options.graph), "--port", "0", "-q"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            port = int(_said(server).rstrip("/").rpartition(":")[2])
            tally = asyncio.run(_load(port, server.pid, options))
        finally:
            server.terminate()
    _print(tally, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("graph", type=Path)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--hopeless", type=float, default=0.25, help="share of the clients")
    return parser.parse_args()


def _said(server: subprocess.Popen[str]) -> str:
    line = server.stdout.readline() if server.stdout else ""
    return line.split()[2]


async def _load(port: int, process: int, options: argparse.Namespace) -> Tally:
    tally, until = Tally(), time.monotonic() + options.seconds
    hopeless = round(options.clients * options.hopeless)
    jobs = [_hopeless(port, until, tally, number) for number in range(hopeless)]
    jobs += [_cheap(port, until, tally, number) for number in range(options.clients - hopeless)]
    await asyncio.gather(_watch(process, until, tally), *jobs)
    return tally


async def _cheap(port: int, until: float, tally: Tally, number: int) -> None:
    while (started := time.monotonic()) < until:
        status = await _get(port, CHEAP[number % len(CHEAP)])
        tally.cheap.append(time.monotonic() - started)
        tally.cheap_statuses[status] += 1
        number += 1


async def _hopeless(port: int, until: float, tally: Tally, number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - shapes, not secrets
    while time.monotonic() < until:
        names = range(chance.randint(3, 9))
        patterns = " . ".join(f"?s{name} ?p{name} ?o{name}" for name in names)
        extra = " ".join("OPTIONAL { ?x ?y ?z }" for _ in range(chance.randint(0, 9)))
        query = chance.choice(ENDINGS).format(f"{patterns} {extra}")
        tally.hopeless_statuses[await _get(port, f"/sparql?query={quote(query)}")] += 1


async def _get(port: int, path: str) -> int:
    """Return the status of an answer once all of it is here, 0 where none came."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        answer = await reader.read()
        writer.close()
        return int(answer.split(b" ", 2)[1])
    except (OSError, IndexError, ValueError):
        return 0


async def _watch(process: int, until: float, tally: Tally) -> None:
    while time.monotonic() < until:
        tally.memory.append(_memory(process))
        await asyncio.sleep(0.5)


def _memory(process: int) -> int:
    """Return the resident bytes of a process and all below it; 0 where there is no /proc."""
    parents, sizes = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            number = int(folder.name)
            parents[number] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            sizes[number] = int((folder / "statm").read_text().split()[1]) * PAGE
    return sum(size for number, size in sizes.items() if _is_below(number, process, parents))


def _is_below(number: int, process: int, parents: dict[int, int]) -> bool:
    while number and number != process:
        number = parents.get(number, 0)
    return number == process


def _print(tally: Tally, options: argparse.Namespace) -> None:
    times = sorted(tally.cheap)
    answered = tally.cheap_statuses[200] / max(1, tally.cheap_statuses.total())
    print(f"clients          {options.clients}, {options.hopeless:.0%} of them hopeless")  # noqa: T201
    print(f"cheap queries    {len(times)}, answered {answered:.2%}")  # noqa: T201
    for name, share in (("median", 0.5), ("95 %", 0.95), ("99 %", 0.99), ("slowest", 1)):
        print(f"  {name:<14} {times[max(0, round(share * len(times)) - 1)]:.3f} s")  # noqa: T201
    print(f"  statuses       {dict(tally.cheap_statuses)}")  # noqa: T201
    print(f"hopeless queries {dict(tally.hopeless_statuses)}")  # noqa: T201
    print(f"most memory      {max(tally.memory, default=0) / 2**20:.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
