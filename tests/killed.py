"""Kill what writes a store at random moments, and see that nothing is lost.

    python tests/killed.py              # 50 runs, and how many left what was expected

Each run adds, changes and removes documents in a process of its own, which is killed by
SIGKILL. Then the store must open, hold whole documents only and pass `verify`, and doing
it again must give the quads of a store written once.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from graphkit.store import GraphStore, verify
from tests.fixtures.knowledge_parts import copied, together
from tests.fixtures.sample_knowledge import sample_knowledge

RUNS: Final = 50
SEED: Final = 20
_WRITE: Final = """
import pathlib, sys
from unittest.mock import patch
from graphkit.store import GraphStore, maintenance
from tests.killed import change
with GraphStore.open(pathlib.Path(sys.argv[1])) as store, patch.object(maintenance, "LIMIT", 1):
    print("writing", flush=True)
    change(store)
"""
_BEFORE = together(copied(sample_knowledge(), f"a{number}") for number in range(2))
_AFTER = together(copied(sample_knowledge(), f"b{number}") for number in range(6))


def change(store: GraphStore) -> None:
    """Take out all that was there before and add more, in a transaction for each document."""
    gone = [document.id for document in _BEFORE.documents]
    store.update(_AFTER, removed=gone, merges=_AFTER.merges)


def survives(place: Path, seconds: float) -> bool:
    """Kill a writer after some seconds; return whether all is as it should be then."""
    with GraphStore.create(place) as store:
        store.write(_BEFORE)
    root = Path(__file__).resolve().parents[1]
    command = [sys.executable, "-c", _WRITE, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:  # noqa: S603
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
    known = {d.id: d for d in (*_BEFORE.documents, *_AFTER.documents)}
    with GraphStore.open(place) as store, GraphStore.create() as clean:
        whole = all(document == known[document.id] for document in store.documents())
        sound = verify(store).is_sound
        change(store)
        clean.write(_AFTER)
        return whole and sound and store.nquads() == clean.nquads()


def main(runs: int = RUNS) -> int:
    """Run and print how many survived; return how many did not."""
    chance = random.Random(SEED)  # noqa: S311 - not a secret
    survived = 0
    for number in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            survived += survives(Path(folder) / "store", chance.uniform(0, 0.6))
        print(f"{number + 1}: {survived} survived", end="\r", flush=True)  # noqa: T201
    print(f"{survived} of {runs} kills lost nothing")  # noqa: T201
    return runs - survived


if __name__ == "__main__":
    sys.exit(main())
