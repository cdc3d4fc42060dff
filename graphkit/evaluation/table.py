"""Print an evaluation: the figures as a table, what is behind them as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.evaluation.scores import Evaluation, Finding, Score

_WIDTH = 24
_MAIN = ("persons", "meetings", "met", "statements")


def format_table(evaluation: Evaluation, strict: Evaluation | None = None) -> str:
    """Return the figures as lines of text, with those of a strict evaluation beside them.

    ``correct/said`` stand behind precision, ``found/wanted`` behind recall. A dash
    is a figure that the gold cannot give.
    """
    head = _row("", ("P", "R", "F1"), "correct/said", "found/wanted")
    lines = [_title(evaluation), head + (_strict_head() if strict else "")]
    others = strict.figures if strict else {}
    for name, score in evaluation.figures.items():
        if name not in _MAIN and lines[-1] and not name.startswith(_group(lines[-1])):
            lines.append("")
        lines.append(_score_row(name, score) + _strict_part(others.get(name)))
    lines += ["", *_detail_rows(evaluation), *_unscored_rows(evaluation)]
    return "\n".join(line.rstrip() for line in lines)


def format_findings(findings: Iterable[Finding]) -> str:
    """Return misses, false alarms or what cannot be judged as lines of text."""
    return "\n".join(line for finding in findings for line in _finding_lines(finding))


def _title(evaluation: Evaluation) -> str:
    topics = "strict" if evaluation.strict else "lenient"
    return f"{evaluation.name} (tier {evaluation.tier}, topics {topics})"


def _group(line: str) -> str:
    return line.split(" ", 1)[0]


def _score_row(name: str, score: Score) -> str:
    return _row(
        name,
        tuple(_figure(value) for value in (score.precision, score.recall, score.f1)),
        f"{score.correct:g}/{score.said:g}",
        f"{score.found:g}/{score.wanted:g}",
    )


def _row(name: str, figures: tuple[str, ...], said: str, wanted: str) -> str:
    return f"{name:<{_WIDTH}}" + "".join(f"{one:>7}" for one in figures) + f"{said:>14}{wanted:>14}"


def _strict_head() -> str:
    return "   |" + "".join(f"{one:>7}" for one in ("P", "R", "F1")) + "  strict"


def _strict_part(score: Score | None) -> str:
    if score is None:
        return ""
    figures = (score.precision, score.recall, score.f1)
    return "   |" + "".join(f"{_figure(value):>7}" for value in figures)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _detail_rows(evaluation: Evaluation) -> list[str]:
    rows = [
        f"  {name:<{_WIDTH - 2}}{_figure(share.value):>7}{f'{share.right}/{share.of}':>14}"
        for name, share in evaluation.details.items()
    ]
    return ["Of the matched statements, right in", *rows, ""]


def _unscored_rows(evaluation: Evaluation) -> list[str]:
    rows = [f"  {count:>5}  {reason}" for reason, count in evaluation.unscored.items()]
    return ["Statements that do not count", *rows] if rows else []


def _finding_lines(finding: Finding) -> list[str]:
    note = f" [{finding.note}]" if finding.note else ""
    rule = f"  <{finding.rule}>" if finding.rule else ""
    lines = [f"{finding.document} {finding.kind}{note}: {_clean(finding.what)}{rule}"]
    if finding.quote:
        lines.append(f"    quote: {_clean(finding.quote)}")
    if finding.sentence and finding.sentence != finding.quote:
        lines.append(f"    sentence: {_clean(finding.sentence)}")
    lines += [f"    said: {_clean(one)}" for one in finding.nearby]
    return lines


def _clean(text: str) -> str:
    """Return text of a document on one line, without what a terminal would obey."""
    return "".join(char if char.isprintable() else "�" for char in " ".join(text.split()))
