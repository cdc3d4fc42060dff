import pytest

from graphkit.data_model import Knowledge
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge


@pytest.fixture(scope="session")
def store() -> GraphStore:
    """The sample in memory; no test here writes to it."""
    created = GraphStore.create()
    created.write(sample_knowledge())
    return created


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return sample_knowledge()
