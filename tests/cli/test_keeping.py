"""Backup and restore, as commands."""

from pathlib import Path

from graphkit.store import GraphStore, WriterLock
from tests.cli.conftest import Run
from tests.fixtures.sample_knowledge import sample_knowledge


def test_a_graph_is_backed_up_and_restored(run: Run, tmp_path: Path) -> None:
    with GraphStore.create(tmp_path / "store") as store:
        store.write(sample_knowledge())
        quads = f"{store.quad_count:,} quads"
    done = run("backup", tmp_path / "store", tmp_path / "b.zip")
    assert done.status == 0
    assert done.out.startswith(f"{tmp_path / 'b.zip'}: {quads} and ")
    done = run("restore", tmp_path / "b.zip", tmp_path / "again")
    assert done.out.startswith(f"{tmp_path / 'again'}: {quads} and ")
    assert run("verify", "-g", tmp_path / "again").status == 0


def test_nothing_is_replaced_unless_told(run: Run, tmp_path: Path) -> None:
    GraphStore.create(tmp_path / "store").close()
    run("backup", tmp_path / "store", tmp_path / "b.zip")
    for arguments in (("backup", tmp_path / "store", tmp_path / "b.zip"),
                      ("restore", tmp_path / "b.zip", tmp_path / "store")):  # fmt: skip
        refused = run(*arguments)
        assert refused.status == 1
        assert refused.err.rstrip().endswith("--replace")
        assert run(*arguments, "--replace").status == 0


def test_who_is_in_the_way_is_said(run: Run, tmp_path: Path) -> None:
    GraphStore.create(tmp_path / "store").close()
    with WriterLock(tmp_path / "store"):
        refused = run("backup", tmp_path / "store", tmp_path / "b.zip")
    assert refused.status == 1
    assert "is in use by process" in refused.err
