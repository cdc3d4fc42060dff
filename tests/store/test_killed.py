"""What is killed half-way is whole, sound, and completed by doing it again."""

import pytest

from tests.killed import main


@pytest.mark.slow
def test_nothing_is_lost_when_a_writer_is_killed() -> None:
    assert main(runs=5) == 0
