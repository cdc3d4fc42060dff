"""Hold documents, publishers, folders, graphs or periods against each other."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.comparison import Side, aligned, by_people, diff
from graphkit.errors import DocumentError, QueryError, ReportError
from graphkit.pipeline import folder
from graphkit.pipeline.building import Builder
from graphkit.pipeline.comparing import days_of
from graphkit.pipeline.graph import open_graph
from graphkit.pipeline.sources import select
from graphkit.pipeline.stages import load_stages
from graphkit.projection.period import Period
from graphkit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.comparison import Difference
    from graphkit.pipeline.reading import OnError
    from graphkit.pipeline.stages import Stages
    from graphkit.store import GraphStore

_REMEDY: Final = (
    "name two documents (id, file or words of the title), publishers, folders or periods of the "
    "graph, two folders that graphs were built in, or files and folders to read"
)
_OF_PERIODS: Final = frozenset("0123456789-/ ")


def diff_in(store: GraphStore, a: str, b: str) -> Difference:
    """Return what two parts of one graph differ in.

    Both are periods (``2031-03``), or each is a document, a publisher or a folder.

    Raises:
        QueryError: If one of them means nothing in this graph, or several things.
    """
    if periods := _periods(a, b):
        records = list(store.statement_records())
        first, second = (
            Side(name, [one for one in records if period.meets(one.date or one.issued)])
            for name, period in zip((a, b), periods, strict=True)
        )
        return diff(by_people(first), by_people(second))
    sources = store.sources()
    found = select(a, sources), select(b, sources)
    for text, one in zip((a, b), found, strict=True):
        if one is None:
            message = f"{text!r} is nothing that can be compared in this graph"
            raise QueryError(message, _REMEDY)
    first, second = (_side(store, one.name, one.documents) for one in found if one is not None)
    return diff(first, second)


def diff_anything(a: str, b: str, graph: Path, *, on_error: OnError | None = None) -> Difference:
    """Return what two things differ in: graphs, parts of the graph in a folder, texts to read.

    ``on_error`` is told of each text that cannot be read and is left out.

    Raises:
        DocumentError: If texts are to be read and there is none that can be.
        QueryError: If one of them is none of these.
        StoreError: If there is no graph, and the two are no paths either.
    """
    first, second = Path(a), Path(b)
    if _is_graph(first) and _is_graph(second):
        return _diff_graphs(first, second)
    if _is_graph(graph) or not (first.exists() and second.exists()):
        with open_graph(graph) as opened:
            try:
                return diff_in(opened.store, a, b)
            except QueryError:
                if not (first.exists() and second.exists()):
                    raise
    return _diff_texts(a, b, on_error)


def _diff_texts(a: str, b: str, on_error: OnError | None) -> Difference:
    """Read two files or folders into one graph in memory, and compare what comes of either."""
    stages = load_stages(Settings())
    names = [frozenset(_documents_in(one, stages)) for one in (a, b)]
    with Builder(Settings(), stages=stages, on_error=on_error).build([a, b]) as graph:
        first, second = (
            _side(graph.store, name, documents)
            for name, documents in zip((a, b), names, strict=True)
        )
    return diff(first, second)


def _side(store: GraphStore, name: str, documents: frozenset[str]) -> Side:
    """Return some documents of a store, with their texts."""
    texts = (store.document(one) for one in sorted(documents))
    records = store.statement_records(documents=documents)
    return Side(name, list(records), [one for one in texts if one is not None])


def _documents_in(name: str, stages: Stages) -> Iterator[str]:
    """Yield the ids of the documents in a file or folder."""
    for text in stages.find_texts([name], on_error=_pass, on_notice=_pass):
        with suppress(DocumentError):
            yield text.read().id


def _pass(_: object) -> None:
    """Say nothing: the build tells what cannot be read."""


def _diff_graphs(a: Path, b: Path) -> Difference:
    with open_graph(a) as first, open_graph(b) as second:
        one, other = (
            _side(graph.store, str(path), frozenset(one.id for one in graph.store.sources()))
            for path, graph in ((a, first), (b, second))
        )
        return diff(one, aligned(one, other, first.store.entities(), second.store.entities()))


def _is_graph(path: Path) -> bool:
    return folder.is_output(path) or (path / folder.STORE).is_dir()


def _periods(a: str, b: str) -> list[Period] | None:
    """Return two periods, None where one of the texts is none.

    An id has a slash too, as has a period with both ends; only what is all digits is a period.
    """
    if not all(text and set(text) <= _OF_PERIODS for text in (a, b)):
        return None
    try:
        return [Period.between(*days_of(text)) for text in (a, b)]
    except ReportError:
        return None
