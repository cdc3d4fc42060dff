"""Decisions held against a graph that was built, from what was kept of its documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import DecisionError, StoreError
from graphkit.pipeline import folder
from graphkit.pipeline.collecting import without_collecting
from graphkit.pipeline.readings import Readings
from graphkit.pipeline.removing import kept_settings, ledger_to_remove_from
from graphkit.pipeline.stages import load_stages

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping

    from graphkit.resolution import LocalKnowledge
    from graphkit.resources.lexicons import Lexicons


@dataclass(frozen=True, slots=True)
class CheckedDecisions:
    """How many decisions there are, and what is wrong with them, by their lines."""

    decisions: int
    errors: tuple[DecisionError, ...] = ()

    def __str__(self) -> str:
        counted = f"{self.decisions:,} {'decision' if self.decisions == 1 else 'decisions'}"
        wrong = len(self.errors)
        return f"{counted}: {f'{wrong:,} wrong' if wrong else 'all hold'}"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the documents of a graph say, sorted by id, their files, and what it went by."""

    locals: tuple[LocalKnowledge, ...]
    sources: Mapping[str, str]
    lexicons: Lexicons


@without_collecting()
def check_decisions(
    files: Iterable[str | os.PathLike[str]], output: str | os.PathLike[str]
) -> CheckedDecisions:
    """Return all that is wrong with the decisions of some files about a graph.

    Ids mean what they mean in a build: it is seen who is who without decisions, then with
    them. Nothing is read anew and nothing written.

    Args:
        files: The decisions files.
        output: The folder of the graph.

    Raises:
        StoreError: If there is no graph that graphkit built, or other rules read its documents.
    """
    from graphkit.resolution import decision_errors, read_decisions

    try:
        decisions = read_decisions(map(Path, files))
    except DecisionError as error:
        return CheckedDecisions(0, (error,))
    kept = _kept(Path(output))
    errors = decision_errors(kept.locals, kept.lexicons, decisions, kept.sources)
    return CheckedDecisions(len(decisions.all), tuple(errors))


def _kept(output: Path) -> _Kept:
    ledger = ledger_to_remove_from(output)
    stages = load_stages(replace(kept_settings(ledger.settings, output), decisions=()))
    readings, rules = Readings(folder.readings_in(output)), stages.rules()
    locals_ = []
    for id_, written in sorted(ledger.documents.items()):
        reading = readings.reading(written.source, written.content_hash, rules)
        if reading is None:
            message = f"{id_} was read by other rules than those of today"
            raise StoreError(message, "build the graph again")
        locals_.append(reading.local)
    sources = {id_: written.source for id_, written in ledger.documents.items()}
    return _Kept(tuple(locals_), sources, stages.lexicons)
