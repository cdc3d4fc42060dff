"""Readers come and go while somebody writes: each sees one state, whole."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphkit.data_model import Knowledge
from graphkit.store import GraphStore, verify
from tests.fixtures.knowledge_parts import part
from tests.fixtures.sample_knowledge import NEWS, READOUT

SECONDS = 4
WRITE = """
import sys, pathlib, time
from graphkit.store import GraphStore
from tests.fixtures.knowledge_parts import part
from tests.fixtures.sample_knowledge import NEWS, READOUT, sample_knowledge

knowledge = sample_knowledge()
with GraphStore.open(pathlib.Path(sys.argv[1])) as store:
    print("writing", flush=True)
    end, rounds = time.monotonic() + float(sys.argv[2]), 0
    while time.monotonic() < end:
        store.update(part(knowledge, {NEWS}), removed=[READOUT])
        store.update(part(knowledge, {READOUT}), removed=[NEWS])
        store.update(knowledge)
        store.engine.optimize()
        rounds += 1
print(rounds)
"""


@pytest.mark.slow
def test_each_reader_sees_one_state_whole(tmp_path: Path, root: Path, knowledge: Knowledge) -> None:
    states = set()
    for documents in ({NEWS}, {READOUT}, {NEWS, READOUT}):
        with GraphStore.create() as clean:
            clean.write(part(knowledge, documents))
            states.add(clean.nquads())
    with GraphStore.create(tmp_path / "store") as store:
        store.write(knowledge)
    command = [sys.executable, "-c", WRITE, str(tmp_path / "store"), str(SECONDS)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:  # noqa: S603
        assert writer.stdout
        assert writer.stdout.readline() == "writing\n"
        seen, opened = set(), 0
        long_lived = GraphStore.open(tmp_path / "store", read_only=True)
        end = time.monotonic() + SECONDS - 1
        while time.monotonic() < end:
            with GraphStore.open(tmp_path / "store", read_only=True) as reader:
                assert verify(reader).is_sound
                seen.add(reader.nquads())
            long_lived.refresh()
            seen.add(long_lived.nquads())
            opened += 1
        rounds = int(writer.stdout.read())
    assert seen <= states
    assert len(seen) > 1
    assert min(rounds, opened) > 3
