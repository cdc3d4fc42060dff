"""The sentences a report begins with: who, between whom, about what, and how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis import collapse
from graphkit.reports.ranking import label_of
from graphkit.reports.telling_apart import how_sure, told_apart
from graphkit.reports.text import counted, listed, number, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.reports.report import Entry, Hub, ProjectionReport
    from graphkit.reports.topics import Spoken

_NAMED = 3
_PERSON = "Person"


def lead(
    projections: Sequence[ProjectionReport],
    hubs: Sequence[Hub],
    spoken: Spoken | None,
    *,
    ordered_by: str,
    top: int,
) -> tuple[str, ...]:
    """Return the sentences: who; between whom and about what; what cannot be told apart; beware.

    What the projections do not show is left out.
    """
    people = _with_type(projections, _PERSON)
    subjects = _subjects(spoken)
    if people is None:
        return ("The graph names no persons.", *subjects, *_beware(hubs))
    ties = _ties(people)
    return (
        *_middle(people, ordered_by),
        *([" ".join([*ties, *subjects])] if ties or subjects else []),
        *told_apart(_entries(people, _PERSON), people.rankings[0], ordered_by, top),
        *_beware(hubs),
        *_without(people, ordered_by),
    )


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
    value = short(first[0].scores[measure].value)
    where = f"in “{people.title}” by {measure} ({value})"
    names = listed([_named(entry) for entry in first[:_NAMED]])
    if len(first) > _NAMED:
        return [f"Nobody stands in the middle: {len(first)} persons share the first rank {where}."]
    if len(first) > 1:
        return [f"{names} share the first rank {where}: the evidence does not tell them apart."]
    neighbours = collapse(people.graph).degree(first[0].id)
    others = counted(len(people.graph) - 1, "other")
    tied = f"tied to {neighbours} of {others}"
    sure = how_sure(first[0].scores[measure])
    return [f"{names} stands in the middle: first {where}, {tied}{sure}."]


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


def _subjects(spoken: Spoken | None) -> list[str]:
    if spoken is None or not (topics := spoken.topics()):
        return []
    named = [f"{one.label} ({counted(one.statements, 'statement')})" for one in topics[:_NAMED]]
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
