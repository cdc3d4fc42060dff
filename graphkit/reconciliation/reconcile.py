"""Ask a service for entities that it does not know yet, and write down what it proposes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.reconciliation.cache import Cache
from graphkit.reconciliation.proposals import Proposal, accept, decision_lines
from graphkit.reconciliation.protocol import read_manifest
from graphkit.reconciliation.questions import Hints, is_linked, query_of
from graphkit.reconciliation.service import Service, batch_size

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from graphkit.reconciliation.protocol import Candidate, Manifest, Query
    from graphkit.reconciliation.questions import Subject
    from graphkit.reconciliation.service import Politeness


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What came of it.

    Attributes:
        text: The proposals as a decisions file.
        asked: How many entities were asked for, now or, from the cache, before.
        linked: How many the service's addresses were known of already.
        found: How many have a candidate.
        accepted: How many have a line that is in force.
        requests: How often the service was asked now.
    """

    text: str
    asked: int
    linked: int
    found: int
    accepted: int
    requests: int


def reconcile(  # noqa: PLR0913 - each one a choice of the user
    subjects: Sequence[Subject],
    url: str,
    hints: Callable[[str], Mapping[str, Hints]],
    *,
    cache: Path | None = None,
    least: float | None = None,
    politeness: Politeness | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Reconciled:
    """Ask a service for entities and return what it proposes, sorted by their ids.

    Args:
        subjects: The entities; those that have an address of the service are not asked for.
        url: The address of the service's API.
        hints: Returns, for what the service's addresses begin with, how it calls our types
            and properties.
        cache: A file with earlier answers; what stands there is not asked again.
        least: The score from which a sure match is put into force; None for never.
        politeness: How the service is asked.
        progress: Told how many queries of how many are answered.

    Raises:
        ReconciliationError: If the service cannot be asked, or the cache not be used. What
            was answered until then is in the cache.
    """
    asking = _Asking(url, Cache(cache, url), politeness)
    manifest = asking.manifest()
    space = manifest.identifier_space
    known = hints(space)
    unlinked = sorted(
        (one for one in subjects if not is_linked(one, space)), key=lambda one: one.id
    )
    queries = [query_of(one, known.get(one.type, Hints()), space) for one in unlinked]
    answers = asking.answers(queries, batch_size(manifest), progress or (lambda *_: None))
    proposals = [Proposal(one, found) for one, found in zip(unlinked, answers, strict=True)]
    if least is not None:
        taken = frozenset(address for one in subjects for address in one.same_as)
        proposals = accept(proposals, manifest, least, taken)
    return Reconciled(
        text=decision_lines(proposals, manifest, url),
        asked=len(unlinked),
        linked=len(subjects) - len(unlinked),
        found=sum(bool(one.candidates) for one in proposals),
        accepted=sum(one.accepted is not None for one in proposals),
        requests=asking.requests,
    )


class _Asking:
    """A service behind a cache. It is not even named to the network while the cache answers."""

    def __init__(self, url: str, cache: Cache, politeness: Politeness | None) -> None:
        self._cache = cache
        self._service = Service(url, politeness)
        self.requests = 0

    def manifest(self) -> Manifest:
        kept = self._cache.manifest
        if kept is not None:
            return read_manifest(kept)
        self.requests += 1
        manifest, content = self._service.manifest()
        self._cache.keep_manifest(content)
        return manifest

    def answers(
        self, queries: Sequence[Query], size: int, progress: Callable[[int, int], None]
    ) -> list[tuple[Candidate, ...] | None]:
        """Return the answer to each query; equal queries are asked once."""
        unknown = [query for query in queries if self._cache.answer(query) is None]
        once = list({repr(query): query for query in unknown}.values())
        for start in range(0, len(once), size):
            batch = once[start : start + size]
            self.requests += 1
            for query, found in zip(batch, self._service.ask(batch), strict=True):
                if found is not None:
                    self._cache.keep(query, found)
            progress(min(start + size, len(once)), len(once))
        if self.requests:
            self._cache.sort()
        return [self._cache.answer(query) for query in queries]
