"""A graph in one file, and back again, whatever happens to the file."""

import errno
import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import GraphkitError, StoreError
from graphkit.pipeline import archive, backup, folder, restore
from graphkit.store import GraphStore, WriterLock
from tests.fixtures.sample_knowledge import NEWS, sample_knowledge


def contents(place: Path) -> dict[str, bytes]:
    """What is in a folder besides the engine's own files."""
    files = (path for path in place.rglob("*") if path.is_file())
    found = {path.relative_to(place).as_posix(): path.read_bytes() for path in files}
    return {name: data for name, data in found.items() if "quads/" not in name}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The folder of a store."""
    with GraphStore.create(tmp_path / "store") as made:
        made.write(sample_knowledge())
    return tmp_path / "store"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """The folder of a build, or what looks like it."""
    output = tmp_path / "out"
    with folder.replacing(output) as place:
        with GraphStore.create(place / folder.STORE) as made:
            made.write(sample_knowledge())
            (place / folder.QUADS).write_bytes(made.nquads())
        (place / folder.PAGE).write_text("<p>page</p>")
        (place / folder.REPORT_TABLES).mkdir()
        (place / folder.REPORT_TABLES / "ranks.csv").write_text("a,b\n")
        (place / folder.SUMMARY).write_text(json.dumps({"graphkit": "1"}))
        (place / folder.STORE / "ledger").write_bytes(b"what is in it")
    (folder.readings_in(output) / "ab").write_bytes(b"what was read")
    (output / "notes.txt").write_text("of somebody else")
    return output


def quads(store: Path) -> bytes:
    with GraphStore.open(store, read_only=True) as opened:
        return opened.nquads()


def test_a_store_comes_back_as_it_was(store: Path, tmp_path: Path) -> None:
    made = backup(store, tmp_path / "b.zip")
    restored = restore(tmp_path / "b.zip", tmp_path / "again")
    assert made == restored
    assert quads(tmp_path / "again") == quads(store)
    assert contents(tmp_path / "again") == contents(store)


@pytest.mark.parametrize("has_quads_file", [True, False])
def test_a_build_comes_back_as_it_was(graph: Path, tmp_path: Path, has_quads_file: bool) -> None:
    if not has_quads_file:
        (graph / folder.QUADS).unlink()
    backup(graph, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", tmp_path / "again")
    (graph / "notes.txt").unlink()
    assert contents(tmp_path / "again") == contents(graph)
    assert quads(tmp_path / "again" / "store") == quads(graph / "store")


def test_the_same_graph_gives_the_same_bytes(graph: Path, tmp_path: Path) -> None:
    for name in ("1", "2"):
        backup(graph, tmp_path / name)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_nothing_is_overwritten_without_being_told(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_text("mine")
    with pytest.raises(StoreError, match=r"there is a file .* already; .*--replace"):
        backup(graph, file)
    assert file.read_text() == "mine"
    backup(graph, file, replace=True)
    before = contents(graph)
    with pytest.raises(StoreError, match=r"there is something in .* already; .*--replace"):
        restore(file, graph)
    assert contents(graph) == before
    (graph / folder.REPORT_PAGE).write_text("newer")
    restore(file, graph, replace=True)
    assert contents(graph) == before  # what was not in the backup is gone, notes.txt stays


def test_what_is_no_graph_is_never_replaced(graph: Path, store: Path, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "chapter.txt").write_text("years of work")
    for source in (graph, store):
        backup(source, tmp_path / "b.zip", replace=True)
        with pytest.raises(StoreError, match=r"not a graph|not a store"):
            restore(tmp_path / "b.zip", thesis, replace=True)
    assert contents(thesis) == {"chapter.txt": b"years of work"}


def test_a_store_is_replaced_when_told(store: Path, tmp_path: Path) -> None:
    before = quads(store)
    backup(store, tmp_path / "b.zip")
    with GraphStore.open(store) as opened:
        opened.remove([NEWS])
    restore(tmp_path / "b.zip", store, replace=True)
    assert quads(store) == before
    assert {path.name for path in tmp_path.iterdir()} == {"b.zip", "store"}


def test_readers_read_meanwhile_and_writers_are_told(store: Path, tmp_path: Path) -> None:
    with GraphStore.open(store, read_only=True) as reader:
        backup(store, tmp_path / "b.zip")
        restore(tmp_path / "b.zip", store, replace=True)
        assert reader.documents()
    with WriterLock(store):
        with pytest.raises(StoreError, match="is in use by process"):
            backup(store, tmp_path / "c.zip")
        with pytest.raises(StoreError, match="is in use by process"):
            restore(tmp_path / "b.zip", store, replace=True)
    assert not (tmp_path / "c.zip").exists()


def test_a_flipped_or_missing_byte_is_noticed(graph: Path, tmp_path: Path) -> None:
    """Wherever it is: the graph comes back as it was, or there is an error and no graph."""
    backup(graph, tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    chance = random.Random(7)  # noqa: S311 - not a secret
    noticed = 0
    for number in range(60):
        place = chance.randrange(len(whole))
        damaged = bytearray(whole[:place] if number % 3 == 0 else whole)
        if number % 3:
            damaged[place] ^= 1 << chance.randrange(8)
        (tmp_path / "d.zip").write_bytes(damaged)
        try:
            restore(tmp_path / "d.zip", tmp_path / "again", replace=True)
        except StoreError:
            noticed += 1
        if (tmp_path / "again").exists() and any((tmp_path / "again").iterdir()):
            assert quads(tmp_path / "again" / "store") == quads(graph / "store")
    assert noticed > 40


def packed(target: Path, listed: dict[str, Any], files: dict[str, bytes], **about: Any) -> Path:
    """Write an archive as somebody with bad intentions would."""
    with zipfile.ZipFile(target, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
        made.writestr("backup.json", json.dumps({"format_version": 1, **about, "files": listed}))
    return target


@pytest.mark.parametrize(
    "name",
    ["../evil", "/etc/evil", "store/../../evil", "a//b", "./a", "C:evil", "a\\..\\..\\evil"],
)
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    known = {
        "size": 1,
        "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
    }
    file = packed(tmp_path / "b.zip", {name: known}, {name: b"x"}, is_build=True)
    with pytest.raises(StoreError, match=r"names a place outside|does not hold what its list"):
        restore(file, tmp_path / "in" / "out")
    assert {path.name for path in tmp_path.rglob("*")} <= {"b.zip", "in", "out"}


def test_more_than_is_announced_is_not_unpacked(tmp_path: Path) -> None:
    known = {"size": 10, "sha256": "0" * 64}
    files = {"store/bomb": b"0" * 10_000_000}
    file = packed(tmp_path / "b.zip", {"store/bomb": known}, files, is_build=False)
    with pytest.raises(StoreError, match="store/bomb is not what was backed up"):
        restore(file, tmp_path / "out")
    known["size"] = 10**18
    file = packed(tmp_path / "b.zip", {"store/bomb": known}, files, is_build=False)
    with pytest.raises(StoreError, match="takes 1,000,000,000,000,000,000 bytes, on the disk are"):
        restore(file, tmp_path / "out")


@pytest.mark.parametrize("listed", [{}, [], {"store/x": 1}, {"store/x": {}}, None])
def test_a_list_of_the_wrong_form_is_refused(tmp_path: Path, listed: Any) -> None:
    file = packed(tmp_path / "b.zip", listed, {"store/x": b"x"} if listed else {})
    with pytest.raises(StoreError, match="is damaged, or no backup of graphkit"):
        restore(file, tmp_path / "out")


def test_a_newer_backup_is_refused(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", {}, {}, format_version=2)
    with pytest.raises(StoreError, match="format 2, this graphkit reads 1; install a graphkit"):
        restore(file, tmp_path / "out")


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("text")
    with pytest.raises(StoreError, match="no backup of graphkit"):
        restore(tmp_path / "text", tmp_path / "out")
    with pytest.raises(StoreError, match=r"there is no file .*; make one with: graphkit backup"):
        restore(tmp_path / "nothing", tmp_path / "out")
    with pytest.raises(StoreError, match=r"there is no graph|is not a store"):
        backup(tmp_path / "nothing", tmp_path / "b.zip")


@pytest.mark.parametrize("step", ["_copy", "_write"])
def test_on_a_full_disk_nothing_is_left_and_nothing_lost(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    backup(graph, tmp_path / "b.zip")
    before = contents(graph)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive, step, full)
    with pytest.raises(GraphkitError, match="No space left on device; check the disk"):
        backup(graph, tmp_path / "c.zip")
    if step == "_copy":
        with pytest.raises(GraphkitError, match="No space left on device; check the disk"):
            restore(tmp_path / "b.zip", graph, replace=True)
    assert contents(graph) == before
    assert {path.name for path in tmp_path.iterdir()} == {"b.zip", "out"}
