"""A damaged store, a full disk: an error that says so, and nothing lost."""

import errno
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from graphkit.data_model import Knowledge
from graphkit.errors import GraphkitError, StoreError
from graphkit.store import GraphStore, verify
from tests.fixtures.knowledge_parts import copied, part
from tests.fixtures.sample_knowledge import NEWS, READOUT

FULL = """
import pathlib, resource, signal, sys
from graphkit.errors import StoreError
from graphkit.store import GraphStore
from tests.fixtures.knowledge_parts import copied, together
from tests.fixtures.sample_knowledge import sample_knowledge

knowledge = sample_knowledge()
many = together(copied(knowledge, str(number)) for number in range(8))
store = GraphStore.open(pathlib.Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    store.update(many)
except StoreError as error:
    print(error)
"""


@pytest.fixture
def folder(tmp_path: Path, knowledge: Knowledge) -> Path:
    """The folder of a store written in two steps, so that it has files of both kinds."""
    with GraphStore.create(tmp_path / "store") as store:
        store.write(part(knowledge, {NEWS}))
        store.update(knowledge)
    return tmp_path / "store"


def read_all(path: Path, *, read_only: bool) -> bytes:
    with GraphStore.open(path, read_only=read_only) as store:
        assert verify(store).is_sound
        store.entities()
        return store.nquads()


def damage(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    match chance.randrange(4):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(data[: chance.randrange(len(data) or 1)])
        case _:
            for _ in range(20):
                place = chance.randrange(len(data) or 1)
                data[place : place + 1] = bytes([chance.randrange(256)])
            file.write_bytes(data)


@pytest.mark.slow
@pytest.mark.parametrize("read_only", [True, False])
def test_a_damaged_file_is_an_error_of_ours_or_does_no_harm(
    folder: Path, tmp_path: Path, read_only: bool
) -> None:
    chance, outcomes = random.Random(3), Counter[str]()  # noqa: S311 - not a secret
    whole = read_all(folder, read_only=True)
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    for file in files:
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        damage(copy / file, chance)
        try:
            outcomes["same" if read_all(copy, read_only=read_only) == whole else str(file)] += 1
        except GraphkitError:
            outcomes["error"] += 1
        shutil.rmtree(copy)
    assert outcomes["error"] > len(files) / 3
    assert set(outcomes) <= {"error", "same"}, outcomes


def test_a_store_of_another_format_is_left_alone(folder: Path) -> None:
    header = folder / "store.json"
    known = json.loads(header.read_text())
    for version, remedy in ((99, "install a newer graphkit"), (0, "build it again")):
        header.write_text(json.dumps(known | {"format_version": version}))
        for read_only in (True, False):
            with pytest.raises(StoreError, match=f"is of format {version}, .* reads 1; {remedy}"):
                GraphStore.open(folder, read_only=read_only)
    header.write_text(json.dumps(known))
    assert read_all(folder, read_only=True)


@pytest.mark.parametrize("limit", [0, 20_000, 100_000])
def test_on_a_full_disk_nothing_is_lost(folder: Path, root: Path, limit: int) -> None:
    """The disk fills up while much is added; the files may not grow past ``limit`` bytes."""
    before = read_all(folder, read_only=True)
    command = [sys.executable, "-c", FULL, str(folder), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)  # noqa: S603
    assert "check the disk" in done.stdout or "build it again" in done.stdout, done
    with GraphStore.open(folder) as store:
        assert verify(store).is_sound
        added = [d.id for d in store.documents() if d.id not in {NEWS, READOUT}]
        store.remove(added)
        assert store.nquads() == before


def test_what_a_full_disk_stopped_is_completed_by_doing_it_again(
    folder: Path, root: Path, knowledge: Knowledge
) -> None:
    command = [sys.executable, "-c", FULL, str(folder), "20000"]
    subprocess.run(command, capture_output=True, cwd=root, check=False)  # noqa: S603
    more = copied(knowledge, "0")
    with GraphStore.open(folder) as store, GraphStore.create() as clean:
        store.update(more, removed=[NEWS, READOUT])
        clean.write(more)
        assert part(more, {f"{NEWS}-0"}).documents[0] in store.documents()
        assert set(clean.engine) <= set(store.engine)


def test_a_full_disk_when_a_store_is_made_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(StoreError, match="No space left on device; check the disk"):
        GraphStore.create(tmp_path / "store")
    monkeypatch.undo()
    GraphStore.create(tmp_path / "store").close()
