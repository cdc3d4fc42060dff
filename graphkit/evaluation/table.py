"""Print an evaluation: the figures as a table, what is behind them as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.evaluation.scores import Evaluation, Finding, Score

_WIDTH = 20


def format_table(evaluation: Evaluation, strict: Evaluation | None = None) -> str:
    """Return the figures as lines of text, with those of a strict evaluation beside them.

    A dash is a figure that the gold cannot give.
    """
    lines = [*_head(evaluation, strict)]
    main = {name: evaluation.figures[name] for name in ("persons", "meetings", "met", "statements")}
    parts = (
        ("", main, strict.figures if strict else {}),
        ("Statements by relation", evaluation.relations, strict.relations if strict else {}),
        ("Other entities by type", evaluation.entities, strict.entities if strict else {}),
    )
    for title, scores, others in parts:
        lines += [*_heading(title), *_score_rows(scores, others)]
    lines += [*_detail_rows(evaluation), *_unscored_rows(evaluation)]
    return "\n".join(line.rstrip() for line in lines)


def format_findings(findings: Iterable[Finding]) -> str:
    """Return misses, false alarms or what cannot be judged as lines of text."""
    return "\n".join(line for finding in findings for line in _finding_lines(finding))


def _head(evaluation: Evaluation, strict: Evaluation | None) -> Iterator[str]:
    kind = "complete" if evaluation.complete else "coarse"
    topics = "strictly" if evaluation.strict else "leniently"
    yield f"{evaluation.name}: {kind} gold, tier {evaluation.tier}, topics matched {topics}"
    names = "".join(f"{name:>7}" for name in ("P", "R", "F1"))
    beside = f"   |{names}   (strictly)" if strict else ""
    yield f"{'':{_WIDTH}}{names}{'correct/said':>14}{'found/wanted':>14}{beside}"


def _heading(title: str) -> tuple[str, ...]:
    return ("", title) if title else ()


def _score_rows(scores: Mapping[str, Score], others: Mapping[str, Score]) -> Iterator[str]:
    for name, score in scores.items():
        said = f"{score.correct:g}/{score.said:g}"
        wanted = f"{score.found:g}/{score.wanted:g}"
        beside = f"   |{_figures(others[name])}" if name in others else ""
        yield f"{name:{_WIDTH}}{_figures(score)}{said:>14}{wanted:>14}{beside}"


def _figures(score: Score) -> str:
    return "".join(f"{_figure(one):>7}" for one in (score.precision, score.recall, score.f1))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _detail_rows(evaluation: Evaluation) -> Iterator[str]:
    yield from _heading("Of the matched statements, right in")
    for name, share in evaluation.details.items():
        yield f"{name:{_WIDTH}}{_figure(share.value):>7}{f'{share.right}/{share.of}':>14}"


def _unscored_rows(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.unscored:
        yield from _heading("Statements that do not count, and why")
    for reason, count in evaluation.unscored.items():
        yield f"{count:>5}  {reason}"


def _finding_lines(finding: Finding) -> Iterator[str]:
    note = f" [{finding.note}]" if finding.note else ""
    rule = f"  <{finding.rule}>" if finding.rule else ""
    yield _clean(f"{finding.document} {finding.kind}{note}: {finding.what}{rule}")
    if finding.quote:
        yield f"    quote: {_clean(finding.quote)}"
    if finding.sentence and finding.sentence != finding.quote:
        yield f"    sentence: {_clean(finding.sentence)}"
    for one in finding.nearby:
        yield f"    said: {_clean(one)}"


def _clean(text: str) -> str:
    """Return text of a document on one line, without what a terminal would obey."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
