"""The whole way once, with the trained pipeline, on the two sample documents."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit

pytestmark = pytest.mark.slow


def files(output: Path) -> dict[str, bytes]:
    """What a build left, but for the engine's own files in the store."""
    paths = {path.relative_to(output): path for path in sorted(output.rglob("*"))}
    return {
        place.as_posix(): path.read_bytes()
        for place, path in paths.items()
        if path.is_file() and place.parts[0] != "store"
    }


def test_every_statement_is_borne_out_and_well_formed(seeds_graph: Path) -> None:
    with graphkit.open(seeds_graph) as kg:
        assert kg.summary.skipped == ()
        assert kg.verify().offenders == ()
        assert kg.validate().violations == ()


def test_another_process_gives_the_same_bytes(
    seeds_graph: Path, seeds: Path, tmp_path: Path
) -> None:
    """With other hashes, the files named one by one in reverse, and from another folder."""
    other_hashes = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    names = sorted((path.name for path in seeds.iterdir()), reverse=True)
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "graphkit", "build", "--quiet", "-o", tmp_path / "out", *names],
        cwd=seeds,
        env={**os.environ, "PYTHONHASHSEED": other_hashes},
        check=True,
    )
    one, other = files(seeds_graph), files(tmp_path / "out")
    assert {"graph.nq", "graph.html", "report.md", "report.html", "build.json"} <= one.keys()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_meeting_told_of_twice_is_one_with_two_sources(seeds_graph: Path) -> None:
    with graphkit.open(seeds_graph) as kg:
        records = kg.evidence("Qureshi", "met", "Motegi")
        assert len({record.document for record in records}) == 2
        assert len({record.meeting for record in records}) == 1
