from pathlib import Path

import pytest

from graphkit.documents import read_document
from graphkit.extraction.extractor import RuleExtractor
from graphkit.extraction.pipeline import DEFAULT_PIPELINE, load_pipeline

pytestmark = pytest.mark.slow


def test_nothing_is_read_off_words_that_stand_nowhere(tmp_path: Path) -> None:
    """A lead-in supplies "They" to an item whose first name the parser may take for a verb."""
    path = tmp_path / "leaders.md"
    path.write_text(
        "# Readout of the President’s Meeting with Community Leaders\n\n"
        "Today, the President met with 12 community leaders.\n\n"
        "Community Leaders in Attendance:\n\n"
        "- Mark Soto, Founding President and CEO, Greens\n"
        "- Mark Magaña, Founding President and CEO, Greens\n",
        encoding="utf-8",
    )
    extractor = RuleExtractor(load_pipeline(DEFAULT_PIPELINE))
    mentions = extractor.extract(read_document(path)).mentions
    assert [mention for mention in mentions if not mention.text] == []
