"""The whole way once, with the trained pipeline, on the two sample documents."""

from pathlib import Path

import pytest

import graphkit

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def output(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of their graph."""
    folder = tmp_path_factory.mktemp("seeds") / "out"
    graphkit.build(seeds, folder).close()
    return folder


def test_every_statement_is_borne_out_and_well_formed(output: Path) -> None:
    with graphkit.open(output) as kg:
        assert kg.summary.skipped == ()
        assert kg.verify().offenders == ()
        assert kg.validate().violations == ()


def test_second_build_gives_the_same_bytes(output: Path, seeds: Path, tmp_path: Path) -> None:
    graphkit.build(sorted(seeds.iterdir(), reverse=True), tmp_path / "out").close()
    for path in sorted(output.rglob("*")):
        again = tmp_path / "out" / path.relative_to(output)
        if path.is_file() and "store" not in path.relative_to(output).parts:
            assert path.read_bytes() == again.read_bytes(), path.name


def test_meeting_told_of_twice_is_one_with_two_sources(output: Path) -> None:
    with graphkit.open(output) as kg:
        records = kg.evidence("Qureshi", "met", "Motegi")
        assert len({record.document for record in records}) == 2
        assert len({record.meeting for record in records}) == 1
