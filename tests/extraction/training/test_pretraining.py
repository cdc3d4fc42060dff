import json
from pathlib import Path

import pytest

from graphkit.extraction.training.pretraining import (
    briefing_files,
    paragraphs,
    write_paragraphs,
)

LONG = "The ministers spoke of ports and of the ships that call there every week."


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    """A checkout with a statement, a readout and a speech."""
    for name, text in {
        "statements-releases/a.md": f"---\ntitle: x\n---\n{LONG}\n\nToo short.",
        "statements-releases/readout-of-a-call.md": f"---\n---\n{LONG} A readout.",
        "speeches-remarks/b.md": f"---\n---\n{LONG} Thank you.",
        "research/c.md": f"---\n---\n{LONG} Not asked for.",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_readouts_are_left_out(briefings: Path) -> None:
    assert [path.name for path in briefing_files(briefings)] == ["a.md", "b.md"]


def test_paragraphs_lose_marks_and_front_matter() -> None:
    text = f"---\ntitle: x\n---\n## [{LONG}](https://example.org)\n\n* * *\n\nNo sentence here"
    assert list(paragraphs(text)) == [LONG]


def test_paragraphs_are_drawn_in_an_order_that_repeats(briefings: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    for path in (first, second):
        write_paragraphs(briefings, path, seed=3)
    assert first.read_bytes() == second.read_bytes()
    texts = {json.loads(line)["text"] for line in first.read_text("utf-8").splitlines()}
    assert texts == {LONG, f"{LONG} Thank you."}
