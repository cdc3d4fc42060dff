"""Names that stand alone, and meetings with one participant."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from graphkit.comparison.checks.findings import Check, Passage
from graphkit.resolution.identifiers import fold
from graphkit.resources.checks import load_checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.comparison.checks.material import Material
    from graphkit.data_model import StatementRecord

_PERSON = "person/"
_SHARED_LETTERS = 2


def one_participant(material: Material) -> Iterator[Check]:
    """Yield meetings and calls of which only one participant is known."""
    for meeting, people in material.people.items():
        if meeting.partition("/")[0] in load_checks().happening and len(people) == 1:
            (person, records), *_ = people.items()
            record = min(records, key=lambda one: (one.document, one.start, one.id))
            yield Check(
                kind="one-participant",
                what=f"{record.object_label}: only {material.labels[person]}",
                things=((meeting, record.object_label), (person, material.labels[person])),
                passages=(Passage.of(record),),
            )


def names_used_once(material: Material) -> Iterator[Check]:
    """Yield persons whom one sentence alone names; those near another name may be misspelt."""
    used = _sentences(material)
    often = {
        fold(material.labels[name]): name
        for name, told in sorted(used.items())
        if len(told) >= load_checks().misspelt_least
    }
    by_letters: defaultdict[str, list[str]] = defaultdict(list)
    for name in often:
        by_letters[name[:_SHARED_LETTERS]].append(name)
    for person, told in sorted(used.items()):
        if len(told) > 1:
            continue
        label, record = material.labels[person], next(iter(told.values()))
        near = _near(fold(label), by_letters)
        other = material.labels[often[near]] if near else ""
        yield Check(
            kind="possible-misspelling" if other else "name-used-once",
            what=f"{label}: elsewhere {other}" if other else label,
            things=((person, label), *([(often[near], other)] if other else [])),
            passages=(Passage.of(record),),
        )


def _near(name: str, known: dict[str, list[str]]) -> str:
    """Return the known name that is nearest to one, near enough and not the same; else ""."""
    names = [one for one in known.get(name[:_SHARED_LETTERS], ()) if one != name]
    least = load_checks().misspelt_nearness
    found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=least)
    return found[0] if found else ""


def _sentences(material: Material) -> dict[str, dict[tuple[str, int], StatementRecord]]:
    """Return the sentences that name each person, by document and place."""
    found: defaultdict[str, dict[tuple[str, int], StatementRecord]] = defaultdict(dict)
    for one in material.records:
        place = (one.document, one.start - one.quote_start)
        ends = (one.subject, "" if one.datatype else one.object)
        others = (name for name, _ in one.agents + one.addressees + one.concerning)
        for name in (*ends, *others):
            if name.startswith(_PERSON):
                found[name].setdefault(place, one)
    return dict(found)
