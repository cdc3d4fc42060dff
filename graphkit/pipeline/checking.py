"""Look for errors and story leads in a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.comparison.checks import Material, check
from graphkit.pipeline.collecting import without_collecting
from graphkit.resources.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from graphkit.comparison.checks import CheckReport
    from graphkit.store import GraphStore


@without_collecting()
def check_store(store: GraphStore) -> CheckReport:
    """Return what the checks find in all that a store holds."""
    entries = load_gazetteer().entries
    material = Material(
        records=tuple(store.statement_records()),
        documents=store.documents(),
        entities=store.entities(),
        countries={one.id: one.located_in for one in entries if one.located_in},
    )
    return check(material)
