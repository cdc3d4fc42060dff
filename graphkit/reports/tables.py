"""The report's numbers as tables, with the edges they are computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from graphkit.projection import csv_text
from graphkit.reports.text import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.reports.report import Entry, Ranking, Report

Row: TypeAlias = tuple[object, ...]
Table: TypeAlias = tuple[tuple[str, ...], Iterable[Row]]
_ALL = "all"


def to_csv(report: Report) -> dict[str, str]:
    """Return the tables as CSV by file name."""
    return as_csv(tables(report))


def as_csv(given: Mapping[str, Table]) -> dict[str, str]:
    """Return tables as CSV by name."""
    return {name: csv_text(columns, rows) for name, (columns, rows) in given.items()}


def tables(report: Report) -> Mapping[str, Table]:
    """Return columns and rows by file name; ``variant`` is ``all`` or names who is left out."""
    return {
        "acts.csv": (_ACTS, _acts(report)),
        "brokers.csv": (_BROKERS, _brokers(report)),
        "communities.csv": (
            ("projection", "community", "place", "id", "label"),
            _communities(report),
        ),
        "community-topics.csv": (_GROUP_TOPICS, _group_topics(report)),
        "edges.csv": (_EDGES, _edges(report)),
        "evidence.csv": (_EVIDENCE, _evidence(report)),
        "meetings.csv": (_MEETINGS, _meetings(report)),
        "projections.csv": (_PROJECTIONS, _projections(report)),
        "ranks.csv": (_RANKS, _ranks(report)),
        "settings.csv": (("setting", "value"), _settings(report)),
        "sources.csv": (
            ("document", "title", "issued", "publisher", "statements"),
            _sources(report),
        ),
        "timeline.csv": (("unit", "start", "statements", "documents"), _timeline(report)),
        "topics.csv": (_TOPICS, _topics(report)),
    }


_RANKS = (
    *("projection", "variant", "type", "id", "label", "country", "measure", "score"),
    *("rank_in_type", "ties_in_type", "rank", "best_rank_in_type", "worst_rank_in_type", "draws"),
    *("sentences", "documents"),
)
_PROJECTIONS = (
    *("projection", "title", "variant", "nodes", "edges", "components"),
    *("largest_component", "isolates", "modularity", "direction", "weight", "documents"),
)
_EDGES = (
    *("projection", "source", "source_label", "target", "target_label", "relation"),
    *("weight", "first", "last", "statements"),
)
_EVIDENCE = ("projection", "id", "label", "statement", "quote", "document", "document_title")
_BROKERS = ("projection", "id", "label", "type", "betweenness", "degree", "betweenness_per_degree")
_GROUP_TOPICS = ("projection", "community", "topic", "topic_label", "statements")
_TOPICS = ("projection", "actor", "actor_label", "topic", "topic_label", "statements", "documents")
_MEETINGS = (
    *("id", "label", "date", "people", "people_labels", "topics", "topic_labels"),
    *("sentences", "documents", "dates"),
)
_ACTS = (
    *("kind", "relation", "who", "who_label", "whom", "whom_label", "what", "what_label"),
    *("modality", "polarity", "statements", "documents", "statement_ids"),
)


def variant(ranking: Ranking) -> str:
    """Return the name of a ranking."""
    return f"without {', '.join(ranking.left_out)}" if ranking.left_out else _ALL


def _ranks(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for ranking in projection.rankings:
            for entry in _all_entries(ranking):
                for measure, score in entry.scores.items():
                    yield (
                        *(projection.name, variant(ranking), entry.type, entry.id, entry.label),
                        *(entry.country, measure),
                        "" if score.value is None else float(number(score.value)),
                        *(score.rank, score.ties, score.overall_rank),
                        *(score.interval or (None, None)),
                        *(ranking.draws.get(measure, 0), entry.sentences, entry.documents),
                    )


def _projections(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for ranking in projection.rankings:
            shape = ranking.structure
            yield (
                *(projection.name, projection.title, variant(ranking), shape.nodes, shape.edges),
                *(len(shape.components), max(shape.components, default=0), len(shape.isolates)),
                float(number(projection.communities.modularity)),
                *(projection.direction, projection.weight, ranking.documents),
            )


def _communities(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for group in projection.communities.groups:
            for place, node in enumerate(group.members, start=1):
                yield projection.name, group.number, place, node, projection.labels[node]


def _group_topics(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for group in projection.groups:
            for topic in group.topics:
                yield projection.name, group.number, topic.id, topic.label, topic.statements


def _edges(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for source, target, data in projection.graph.edges(data=True):
            yield (
                *(projection.name, source, projection.labels[source]),
                *(target, projection.labels[target], data.get("relation")),
                *(data.get("weight", 1), data.get("first"), data.get("last")),
                " ".join(data.get("statements", ())),
            )


def _evidence(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for entry in _all_entries(projection.rankings[0]):
            if entry.evidence is not None:
                yield (
                    *(projection.name, entry.id, entry.label, entry.evidence.id),
                    *(entry.evidence.quote, entry.evidence.document),
                    entry.evidence.document_title,
                )


def _brokers(report: Report) -> Iterator[Row]:
    for projection in report.projections:
        for one in projection.brokers:
            yield (
                *(projection.name, one.id, one.label, one.type),
                *(float(number(one.betweenness)), one.degree, float(number(one.brokerage))),
            )


def _topics(report: Report) -> Iterator[Row]:
    table = report.topics
    actors = {one.id: one.label for one in table.actors}
    topics = {one.id: one.label for one in table.topics}
    for (actor, topic), (statements, documents) in table.cells.items():
        yield (
            *(table.projection, actor, actors[actor], topic, topics[topic]),
            *(statements, documents),
        )


def _timeline(report: Report) -> Iterator[Row]:
    for one in report.timeline.bins:
        yield report.timeline.unit, one.start, one.statements, one.documents


def _meetings(report: Report) -> Iterator[Row]:
    for row in report.meetings:
        yield (
            *(row.id, row.label, row.date),
            *(" ".join(one for one, _ in row.people), "; ".join(label for _, label in row.people)),
            *(" ".join(one for one, _ in row.topics), "; ".join(label for _, label in row.topics)),
            *(row.sentences, row.documents, " ".join(row.dates)),
        )


def _acts(report: Report) -> Iterator[Row]:
    for act in report.acts:
        yield (
            *(act.kind, act.relation, *act.who, *(act.whom or ("", "")), *(act.what or ("", ""))),
            *(act.modality, act.polarity, len(act.statements), act.documents),
            " ".join(act.statements),
        )


def _sources(report: Report) -> Iterator[Row]:
    for source in report.sources:
        yield source.id, source.title, source.issued, source.publisher, source.statements


def _settings(report: Report) -> Iterator[Row]:
    coverage = report.coverage
    yield from {
        "version": report.version,
        "measures": "; ".join(report.measures),
        "ordered_by": report.ordered_by,
        "directed": report.directed,
        "draws": report.draws,
        "seed": report.seed,
        "since": report.since,
        "until": report.until,
        "documents_read": coverage.read,
        "documents_that_say_something": coverage.documents,
        "statements": coverage.statements,
        "sentences": coverage.sentences,
        "asserted_statements": coverage.asserted,
        "dated_statements": coverage.dated,
        "undated_in_timeline": report.timeline.undated,
        "outside_of_timeline": report.timeline.outside,
    }.items()


def _all_entries(ranking: Ranking) -> Iterator[Entry]:
    for table in ranking.tables:
        yield from table.entries
