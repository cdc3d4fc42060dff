"""Find the thing a user means by a name."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from graphkit.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from graphkit.store import GraphStore

_MOST_CHOICES: Final = 8
_SPARQL: Final = """
SELECT DISTINCT ?entity ?rank ?name WHERE {
  VALUES (?property ?rank) { (rdfs:label 0) (skos:altLabel 1) (skos:hiddenLabel 2) }
  ?entity ?property ?name
} ORDER BY ?rank ?entity ?name
"""


class Names:
    """The names of all entities of a store.

    Best first: an id, a label, another form of the name, words of one of these.
    Upper and lower case are not told apart.
    """

    def __init__(self, store: GraphStore) -> None:
        self._labels: dict[str, str] = {}
        self._by_rank: dict[int, dict[str, set[str]]] = {0: {}, 1: {}, 2: {}}
        for entity, rank, name in store.query(_SPARQL).rows:
            identifier = store.shorten(str(entity))
            self._labels.setdefault(identifier, str(name))
            same = self._by_rank[int(rank or 0)].setdefault(_key(str(name)), set())
            same.add(identifier)

    def find(self, name: str) -> str:
        """Return the id of the entity that ``name`` means.

        Raises:
            QueryError: If there is none, or more than one.
        """
        found = self.candidates(name)
        if len(found) == 1:
            return next(iter(found))
        raise self._ambiguous(name, found)

    def candidates(self, name: str) -> set[str]:
        """Return the ids of all entities that ``name`` may mean.

        Raises:
            QueryError: If there is none.
        """
        if name in self._labels:
            return {name}
        found = next(filter(None, self._tiers(_key(name))), None)
        if found is None:
            raise self._unknown(name)
        return found

    def _ambiguous(self, name: str, found: Collection[str]) -> QueryError:
        choices = [f"{one} ({self._labels[one]})" for one in sorted(found)[:_MOST_CHOICES]]
        more = ["…"] if len(found) > _MOST_CHOICES else []
        message = f"{name!r} may mean {len(found)} things"
        return QueryError(message, f"give one of these ids: {', '.join([*choices, *more])}")

    def _tiers(self, key: str) -> Iterator[set[str]]:
        for names in self._by_rank.values():
            yield names.get(key, set())
        yield {
            identifier
            for names in self._by_rank.values()
            for other, identifiers in names.items()
            if key and f" {key} " in f" {other} "
            for identifier in identifiers
        }

    def _unknown(self, name: str) -> QueryError:
        known = sorted(self._by_rank[0])
        near = [
            self._labels[min(self._by_rank[0][one])]
            for one in difflib.get_close_matches(_key(name), known)
        ]
        remedy = f"near it: {', '.join(near)}" if near else "take an id or a name from the page"
        return QueryError(f"nothing here is called {name!r}", remedy)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
