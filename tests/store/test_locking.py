"""One writer, who says who it is; the lock of a dead one is no obstacle."""

import gc
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from graphkit.errors import StoreError
from graphkit.store import LOCK_FILES, GraphStore, WriterLock

HOLD = """
import sys, pathlib
from graphkit.store import WriterLock
with WriterLock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(folder: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the lock."""
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", HOLD, str(folder), *more],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_the_error_says_who_holds_it_and_what_to_do(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path, "texts/") as holder:
        expected = rf"is in use by process {holder.pid} on .* since .* UTC \(-c .* texts/\); wait"
        with pytest.raises(StoreError, match=expected):
            WriterLock(tmp_path)
        holder.communicate()
    WriterLock(tmp_path).release()


def test_nothing_is_left_of_a_lock_that_was_released(tmp_path: Path) -> None:
    with WriterLock(tmp_path) as lock:
        assert names(tmp_path) == LOCK_FILES
        lock.release()
        assert not names(tmp_path)
    assert not names(tmp_path)


def test_one_process_cannot_hold_it_twice(tmp_path: Path) -> None:
    with (
        WriterLock(tmp_path),
        pytest.raises(StoreError, match=f"in use by process {os.getpid()} "),
    ):
        WriterLock(tmp_path)


def test_the_lock_of_a_killed_process_is_taken_over_with_a_notice(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with held_elsewhere(tmp_path) as holder:
        holder.send_signal(signal.SIGKILL)
    assert names(tmp_path) == LOCK_FILES
    with caplog.at_level(logging.WARNING, logger="graphkit.store"), WriterLock(tmp_path):
        (record,) = caplog.records
    said = record.getMessage()
    assert said.startswith(f"process {holder.pid} on ")
    assert said.endswith(f" ended while it wrote in {tmp_path}; its lock is taken over")


def test_nothing_is_said_after_an_orderly_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with held_elsewhere(tmp_path) as holder:
        holder.communicate()
    WriterLock(tmp_path).release()
    assert not caplog.records


@pytest.mark.parametrize("note", ["", "{", "[]", '{"process": "x"}', "\udcff"])
def test_a_note_that_cannot_be_read_does_no_harm(tmp_path: Path, note: str) -> None:
    (tmp_path / ".writer.json").write_bytes(note.encode(errors="surrogateescape"))
    with WriterLock(tmp_path):
        (tmp_path / ".writer.json").write_bytes(note.encode(errors="surrogateescape"))
        with pytest.raises(StoreError, match="in use by another process; wait"):
            WriterLock(tmp_path)


def test_what_a_note_says_is_not_obeyed(tmp_path: Path) -> None:
    hostile = {"process": 1, "host": "a\x1b[2J", "command": "b\nc\u202e", "since": "\x07"}
    with WriterLock(tmp_path):
        (tmp_path / ".writer.json").write_text(json.dumps(hostile))
        with pytest.raises(StoreError) as raised:
            WriterLock(tmp_path)
    assert str(raised.value).isprintable()


def test_a_store_that_was_forgotten_is_released(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = GraphStore.create(tmp_path / "store")
    del store
    gc.collect()
    GraphStore.open(tmp_path / "store").close()
    assert not caplog.records


def test_a_store_can_be_closed_in_another_thread(tmp_path: Path) -> None:
    store = GraphStore.create(tmp_path / "store")
    thread = Thread(target=store.close)
    thread.start()
    thread.join()
    GraphStore.open(tmp_path / "store").close()


def test_a_folder_that_only_was_locked_is_free(tmp_path: Path) -> None:
    for name in LOCK_FILES:
        (tmp_path / name).touch()
    GraphStore.create(tmp_path).close()


def test_a_store_that_could_not_be_opened_is_not_locked(tmp_path: Path) -> None:
    GraphStore.create(tmp_path / "store").close()
    (tmp_path / "store" / "quads" / "CURRENT").write_text("nonsense")
    for _ in range(2):
        with pytest.raises(StoreError, match="fails: Corruption"):
            GraphStore.open(tmp_path / "store")
    assert not names(tmp_path / "store") & LOCK_FILES
