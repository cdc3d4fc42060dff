"""The report's numbers as CSV, with the edges they are computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.projection import csv_text
from graphkit.reports.text import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.reports.report import Entry, Ranking, Report

_ALL = "all"


def to_csv(report: Report) -> dict[str, str]:
    """Return the tables by file name; ``variant`` is ``all`` or names who is left out."""
    return {
        "communities.csv": csv_text(
            ("projection", "community", "place", "id", "label"), _communities(report)
        ),
        "edges.csv": csv_text(
            (
                *("projection", "source", "source_label", "target", "target_label", "relation"),
                *("weight", "first", "last", "statements"),
            ),
            _edges(report),
        ),
        "evidence.csv": csv_text(
            ("projection", "id", "label", "statement", "quote", "document", "document_title"),
            _evidence(report),
        ),
        "projections.csv": csv_text(
            (
                *("projection", "title", "variant", "nodes", "edges", "components"),
                *("largest_component", "isolates", "modularity", "direction", "weight"),
            ),
            _projections(report),
        ),
        "ranks.csv": csv_text(
            (
                *("projection", "variant", "type", "id", "label", "country", "measure", "score"),
                *("rank_in_type", "ties_in_type", "rank"),
            ),
            _ranks(report),
        ),
    }


def variant(ranking: Ranking) -> str:
    """Return the name of a ranking."""
    return f"without {', '.join(ranking.left_out)}" if ranking.left_out else _ALL


def _ranks(report: Report) -> Iterator[tuple[object, ...]]:
    for projection in report.projections:
        for ranking in projection.rankings:
            for entry in _all_entries(ranking):
                for measure, score in entry.scores.items():
                    yield (
                        *(projection.name, variant(ranking), entry.type, entry.id, entry.label),
                        *(entry.country, measure),
                        "" if score.value is None else float(number(score.value)),
                        *(score.rank, score.ties, score.overall_rank),
                    )


def _projections(report: Report) -> Iterator[tuple[object, ...]]:
    for projection in report.projections:
        for ranking in projection.rankings:
            shape = ranking.structure
            yield (
                *(projection.name, projection.title, variant(ranking), shape.nodes, shape.edges),
                *(len(shape.components), max(shape.components, default=0), len(shape.isolates)),
                float(number(projection.communities.modularity)),
                *(projection.direction, projection.weight),
            )


def _communities(report: Report) -> Iterator[tuple[object, ...]]:
    for projection in report.projections:
        for group in projection.communities.groups:
            for place, node in enumerate(group.members, start=1):
                yield projection.name, group.number, place, node, projection.labels[node]


def _edges(report: Report) -> Iterator[tuple[object, ...]]:
    for projection in report.projections:
        for source, target, data in projection.graph.edges(data=True):
            yield (
                *(projection.name, source, projection.labels[source]),
                *(target, projection.labels[target], data.get("relation")),
                *(data.get("weight", 1), data.get("first"), data.get("last")),
                " ".join(data.get("statements", ())),
            )


def _evidence(report: Report) -> Iterator[tuple[object, ...]]:
    for projection in report.projections:
        for entry in _all_entries(projection.rankings[0]):
            if entry.evidence is not None:
                yield (
                    *(projection.name, entry.id, entry.label, entry.evidence.id),
                    *(entry.evidence.quote, entry.evidence.document),
                    entry.evidence.document_title,
                )


def _all_entries(ranking: Ranking) -> Iterator[Entry]:
    for table in ranking.tables:
        yield from table.entries
