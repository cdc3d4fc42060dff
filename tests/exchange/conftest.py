from dataclasses import replace

import pytest

from graphkit.exchange import Contents
from graphkit.pipeline.exporting import contents_of
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge

HOSTILE = '=HYPERLINK("x")\x00\x1b[31m;a; b\r\n"quoted", <img src=x onerror=alert(1)>'


@pytest.fixture(scope="session")
def contents() -> Contents:
    """The hand-made sample, as exports are given it."""
    with GraphStore.create() as store:
        store.write(sample_knowledge())
        return contents_of(store)


@pytest.fixture(scope="session")
def hostile(contents: Contents) -> Contents:
    """The sample with labels, titles and quotes that want to be something else."""
    return replace(
        contents,
        documents=[replace(one, title=HOSTILE, source_url=HOSTILE) for one in contents.documents],
        entities=[
            replace(one, label=f"{HOSTILE} {one.label}", alt_labels=(HOSTILE,))
            for one in contents.entities
        ],
        records=[
            replace(one, quote=HOSTILE, sentence=HOSTILE, subject_label=HOSTILE, publisher=HOSTILE)
            for one in contents.records
        ],
        namings=[replace(one, words=HOSTILE) for one in contents.namings],
    )
