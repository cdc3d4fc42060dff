"""The numbers of a comparison as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.reports.change import Comparison
    from graphkit.reports.tables import Row, Table

_TIES = (
    *("projection", "change", "source", "source_label", "target", "target_label"),
    *("weight", "sentences", "documents"),
)
_RANKS = (
    *("projection", "type", "id", "label", "measure", "rank_before", "rank_after", "change"),
    *("least_change", "greatest_change", "sure"),
)
_TOPICS = ("change", "topic", "topic_label", "statements", "documents")


def change_tables(made: Comparison) -> Mapping[str, Table]:
    """Return columns and rows by file name."""
    return {
        "ties.csv": (_TIES, _ties(made)),
        "ranks.csv": (_RANKS, _ranks(made)),
        "topics.csv": (_TOPICS, _topics(made)),
        "settings.csv": (("setting", "value"), _settings(made)),
    }


def _ties(made: Comparison) -> Iterator[Row]:
    for projection in made.projections:
        for change, ties in (("new", projection.new), ("ended", projection.ended)):
            for tie in ties:
                yield (
                    *(projection.name, change, *tie.source, *tie.target),
                    *(tie.weight, tie.sentences, tie.documents),
                )


def _ranks(made: Comparison) -> Iterator[Row]:
    for projection in made.projections:
        for one in projection.moved:
            yield (
                *(projection.name, one.type, one.id, one.label, made.measure),
                *(one.before, one.after, one.change, *(one.interval or (None, None)), one.is_sure),
            )


def _topics(made: Comparison) -> Iterator[Row]:
    for change, topics in (("came", made.came), ("went", made.went)):
        for one in topics:
            yield change, one.id, one.label, one.statements, one.documents


def _settings(made: Comparison) -> Iterator[Row]:
    before, after = made.periods
    yield from {
        "version": made.version,
        "before": before,
        "after": after,
        "measure": made.measure,
        "draws": made.draws,
        "seed": made.seed,
        "documents_before": made.documents[0],
        "documents_after": made.documents[1],
        "statements_before": made.statements[0],
        "statements_after": made.statements[1],
    }.items()
