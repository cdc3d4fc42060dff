"""The sentences a report begins with: who, between whom, about what, and how sure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.analysis import collapse
from graphkit.reports.ranking import label_of
from graphkit.reports.text import counted, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.reports.report import Entry, Hub, ProjectionReport

_NAMED = 3
_PERSON, _TOPIC = "Person", "Topic"


def lead(
    projections: Sequence[ProjectionReport], hubs: Sequence[Hub], *, ordered_by: str, top: int
) -> tuple[str, ...]:
    """Return the sentences for what the projections show; what they do not show is left out."""
    people = _with_type(projections, _PERSON)
    topics = _with_type(projections, _TOPIC)
    sentences = [
        *(_middle(people, ordered_by) if people else ("The graph names no persons.",)),
        *(_ties(people) if people else ()),
        *(_subjects(topics) if topics else ()),
        *_beware(hubs),
        *(_without(people, ordered_by) if people else ()),
        *(_undecided(people, ordered_by, top) if people else ()),
    ]
    return tuple(sentences)


def _with_type(projections: Iterable[ProjectionReport], kind: str) -> ProjectionReport | None:
    """Return the projection that is most about ``kind``: fewest others, undirected, largest."""
    having = [
        projection
        for projection in projections
        if any(table.type == kind for table in projection.rankings[0].tables)
    ]
    return min(having, key=lambda projection: _distance(projection, kind), default=None)


def _distance(projection: ProjectionReport, kind: str) -> tuple[int, bool, int, str]:
    entries = _entries(projection, kind)
    directed = projection.graph.is_directed()
    return (_others(projection, kind), directed, -len(entries), projection.name)


def _others(projection: ProjectionReport, kind: str) -> int:
    return sum(len(table.entries) for table in projection.rankings[0].tables if table.type != kind)


def _entries(projection: ProjectionReport, kind: str, variant: int = 0) -> tuple[Entry, ...]:
    tables = projection.rankings[variant].tables
    return next((table.entries for table in tables if table.type == kind), ())


def _leaders(entries: Iterable[Entry], measure: str) -> list[Entry]:
    return [entry for entry in entries if entry.scores[measure].rank == 1]


def _middle(people: ProjectionReport, measure: str) -> list[str]:
    entries = _entries(people, _PERSON)
    first = _leaders(entries, measure)
    if not first:
        return []
    value = number(first[0].scores[measure].value)
    where = f"in “{people.title}” by {measure} ({value})"
    names = listed([_named(entry) for entry in first[:_NAMED]])
    if len(first) > _NAMED:
        return [f"Nobody stands in the middle: {len(first)} persons share the first rank {where}."]
    if len(first) > 1:
        return [f"{names} share the first rank {where}: the evidence does not tell them apart."]
    neighbours = collapse(people.graph).degree(first[0].id)
    others = counted(len(people.graph) - 1, "other")
    return [f"{names} stands in the middle: first {where}, tied to {neighbours} of {others}."]


def _named(entry: Entry) -> str:
    return f"{entry.label} ({entry.country})" if entry.country else entry.label


def _ties(people: ProjectionReport) -> list[str]:
    graph = collapse(people.graph)
    ties = sorted(
        (-data["weight"], label_of(graph, a), label_of(graph, b))
        for a, b, data in graph.edges(data=True)
    )
    if not ties:
        return [f"No two of them are tied in “{people.title}”."]
    heaviest = -ties[0][0]
    strongest = [(a, b) for weight, a, b in ties if -weight == heaviest]
    if len(strongest) > _NAMED:
        return [
            f"No tie stands out: {len(strongest)} of {counted(len(ties), 'pair')} have the "
            f"greatest {people.weight}, {number(heaviest)}."
        ]
    pairs = listed([f"{a} – {b} ({number(-weight)})" for weight, a, b in ties[:_NAMED]])
    return [f"The strongest ties, by {people.weight}: {pairs}."]


def _subjects(topics: ProjectionReport) -> list[str]:
    said: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, data in topics.graph.edges(data=True):
        for node in (source, target):
            if topics.graph.nodes[node].get("type") == _TOPIC:
                said[node].update(data.get("statements", ()))
    ordered = sorted(said, key=lambda node: (-len(said[node]), label_of(topics.graph, node)))
    if not ordered:
        return []
    named = [
        f"{label_of(topics.graph, node)} ({counted(len(said[node]), 'statement')})"
        for node in ordered[:_NAMED]
    ]
    return [f"Most is said about {listed(named)}."]


def _beware(hubs: Sequence[Hub]) -> list[str]:
    if not hubs:
        return []
    who = "them" if len(hubs) > 1 else "this person"
    more = [f"{len(hubs) - _NAMED} more"] if len(hubs) > _NAMED else []
    named = listed([*(_hub(hub) for hub in hubs[:_NAMED]), *more])
    return [
        f"Beware, central by construction, because of who publishes: {named}. Each ranking is "
        f"also given without {who}."
    ]


def _hub(hub: Hub) -> str:
    publisher = hub.publisher or "documents that name no publisher"
    represents = f", for {hub.country}," if hub.represents_publisher and hub.country else ""
    return (
        f"{hub.label}{represents} in {hub.meetings} of the {hub.all_meetings} meetings "
        f"told of by {publisher}"
    )


def _without(people: ProjectionReport, measure: str) -> list[str]:
    if len(people.rankings) == 1:
        return []
    ranking = people.rankings[1]
    without = f"Without {listed(ranking.left_out)},"
    if not ranking.structure.edges:
        return [f"{without} no two persons are tied."]
    first = _leaders(_entries(people, _PERSON, variant=1), measure)
    if len(first) > _NAMED:
        return [f"{without} {len(first)} persons share the first rank."]
    verb = "come" if len(first) > 1 else "comes"
    return [f"{without} {listed([_named(entry) for entry in first])} {verb} first."]


def _undecided(people: ProjectionReport, measure: str, top: int) -> list[str]:
    groups: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in _entries(people, _PERSON):
        score = entry.scores[measure]
        if score.rank is not None and score.ties and score.rank <= top:
            groups[score.rank].append(entry)
    if not groups:
        return []
    told = listed([f"{rank} ({len(group)} persons)" for rank, group in sorted(groups.items())])
    noun = "Rank" if len(groups) == 1 else "Ranks"
    return [f"{noun} shared by {measure}: {told}; the order within is that of the alphabet."]
