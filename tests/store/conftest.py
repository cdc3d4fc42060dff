"""A hand-made graph in a store, in memory and on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphkit.data_model import Knowledge
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return sample_knowledge()


@pytest.fixture(params=["memory", "disk"])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, knowledge: Knowledge
) -> Iterator[GraphStore]:
    """The sample in a store of each kind."""
    path = tmp_path / "store" if request.param == "disk" else None
    with GraphStore.create(path) as created:
        created.write(knowledge)
        yield created


@pytest.fixture
def memory(knowledge: Knowledge) -> GraphStore:
    """The sample in memory, where the kind of store makes no difference."""
    created = GraphStore.create()
    created.write(knowledge)
    return created
