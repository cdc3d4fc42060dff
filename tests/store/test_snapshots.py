"""What a reader reads stays as it is, and goes when the reader does."""

import errno
import gc
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from graphkit.data_model import Knowledge
from graphkit.errors import StoreError
from graphkit.store import GraphStore, graph_store, snapshots
from tests.fixtures.sample_knowledge import NEWS, READOUT

READ = """
import sys, pathlib
from graphkit.store import GraphStore
store = GraphStore.open(pathlib.Path(sys.argv[1]), read_only=True)
print(len(store.documents()), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path, knowledge: Knowledge) -> Path:
    """The folder of a store that has been closed."""
    with GraphStore.create(tmp_path / "store") as store:
        store.write(knowledge)
    return tmp_path / "store"


@pytest.fixture
def links(tmp_path: Path) -> Path:
    """The folder of the snapshots of that store."""
    return tmp_path / ".store-readers"


def test_a_snapshot_goes_when_the_store_is_closed(folder: Path, links: Path) -> None:
    with GraphStore.open(folder, read_only=True):
        with GraphStore.open(folder, read_only=True):
            assert len(list(links.iterdir())) == 2
        assert len(list(links.iterdir())) == 1
    assert not links.exists()


def test_a_snapshot_goes_when_the_store_is_forgotten(folder: Path, links: Path) -> None:
    store = GraphStore.open(folder, read_only=True)
    del store
    gc.collect()
    assert not links.exists()


def test_what_a_killed_reader_left_is_removed_by_the_next(folder: Path, links: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", READ, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout
        assert reader.stdout.readline() == "2\n"
        with GraphStore.open(folder, read_only=True):
            assert len(list(links.iterdir())) == 2  # that of a living one stays
        reader.send_signal(signal.SIGKILL)
    assert links.exists()
    GraphStore.open(folder, read_only=True).close()
    assert not links.exists()


def test_an_answer_can_be_read_to_its_end_after_a_refresh(
    folder: Path, links: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with GraphStore.open(folder, read_only=True) as reader:
        records = reader.statement_records()
        next(records)
        for gone in (NEWS, READOUT):
            with GraphStore.open(folder) as writer:
                writer.remove([gone])
                writer.engine.optimize()
            assert reader.refresh()
        assert len(list(links.iterdir())) == 3
        assert len(list(records)) > 10
        monkeypatch.setattr(graph_store, "_GRACE", -1.0)
        GraphStore.create(folder, overwrite=True).close()
        assert reader.refresh()
        assert len(list(links.iterdir())) == 1
    assert not links.exists()


@pytest.mark.parametrize("what", ["mkdir", "hardlink_to"])
def test_where_no_link_can_be_made_the_store_itself_is_read(
    folder: Path, links: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, what, refuse)
    with GraphStore.open(folder, read_only=True) as store:
        assert len(store.documents()) == 2
        assert not links.exists()


def test_linking_does_not_wait_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter(range(10**6, 10**7, 10))
    monkeypatch.setattr(snapshots, "_PAUSES", (0.0, 0.0))
    monkeypatch.setattr(snapshots, "_numbers", lambda _: {next(numbers)})
    with pytest.raises(StoreError, match="changes too fast to be read; try again"):
        GraphStore.open(folder, read_only=True)


def test_a_catalogue_elsewhere_is_not_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (folder / "quads" / "CURRENT").write_text("../../secret\n")
    with pytest.raises(StoreError, match=r"fails: Corruption|cannot be used"):
        GraphStore.open(folder, read_only=True)
