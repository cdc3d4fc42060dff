"""Who tells of an act in a that-clause: "The ministry said that A urged B".

It is told by the one who says so. If it is that person's own ("said that he welcomed
X"), or an institution tells of somebody else, the act takes the place of the saying.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.subordination import governor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.act import Act
    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading

REPORTING = frozenset({"gk:stated", "gk:conveyedPosition"})
"""Predicates that an act inside their that-clause says more sharply."""

ENCOUNTERS = frozenset(
    {"gk:chaired", "gk:hosted", "gk:met", "gk:participatedIn", "gk:spokeWith", "gk:visited"}
)
_NOT_SHARPER = (
    REPORTING | ENCOUNTERS | {"gk:agreedOn", "gk:confirmed", "gk:discussed", "gk:supported"}
)
TOGETHER = frozenset({"gk:agreedOn", "gk:confirmed", "gk:discussed"})
"""What "we" did that the speaker and the others did together."""

_INSTITUTIONS = (EntityType.ORGANIZATION, EntityType.COUNTRY)
_THIRD_PERSON = frozenset({"he", "she"})
_THEY = frozenset({"they"})
_CIRCUMSTANTIAL = frozenset({"although", "as", "because", "since", "though", "unless", "until"})
"""Words whose clause says when or why something is said, not what."""


def told_in(clause: Clause, found: Sequence[Act]) -> Act | None:
    """Return the act in whose that-clause an inner clause stands."""
    if clause.level != "inner" or governor(clause.tensed) in _CIRCUMSTANTIAL:
        return None
    sayings = [act for act in found if act.predicate in REPORTING and _holds(act, clause)]
    return sayings[0] if len(sayings) == 1 and sayings[0].told_in is None else None


def _holds(act: Act, clause: Clause) -> bool:
    object_ = act.predication.object
    return object_ is not None and object_.start <= clause.verb.i < object_.end


def told_of(reading: SentenceReading, act: Act, outer: Act | None) -> Act:
    """Return an act that ``outer`` tells of with its speaker, or with who reports it."""
    if outer is None:
        return act
    act = replace(act, told_in=outer)
    if _is_impersonal(outer) or _is_of_both(reading, act):
        return replace(act, replaces=bool(act.parties))
    if _same_speaker(reading, outer, act):
        sharper = act.predicate not in _NOT_SHARPER
        return replace(act, subjects=outer.subjects, replaces=sharper)
    others = _with_speaker(reading, outer, act)
    if others:
        return replace(act, subjects=(*outer.subjects, *others), replaces=True)
    reported = _is_reported(reading, outer, act)
    if reported or _speaks_for(reading, outer, act):
        return replace(act, reporter=outer.subjects, replaces=reported, beside=not reported)
    return act


def dropped_acts(acts: Sequence[Act]) -> list[Act]:
    """Return the acts to leave out: the reporting verb, or the inner act that is none."""
    told = (a for a in acts if a.told_in is not None and not a.beside)
    return [a.told_in if a.replaces else a for a in told if a.told_in is not None]


def _is_impersonal(outer: Act) -> bool:
    """Whether nobody says it: "it is noted that"."""
    return outer.predication.turned and not outer.parties and outer.predication.subject is None


def _same_speaker(reading: SentenceReading, outer: Act, inner: Act) -> bool:
    """Whether "he" or "she" inside a clause speaks of the one person who said it."""
    if not inner.parties or inner.parties == outer.parties or len(outer.subjects) != 1:
        return False
    first = reading.parse.doc[inner.parties[0].start].lower_
    return all(p.kind == "pronoun" for p in inner.parties) and first in _THIRD_PERSON


def _is_of_both(reading: SentenceReading, inner: Act) -> bool:
    """Whether somebody says what both sides did: "said that they discussed trade"."""
    words = {reading.parse.doc[p.start].lower_ for p in inner.parties}
    return inner.predicate in TOGETHER and bool(words) and words <= _THEY


def _with_speaker(reading: SentenceReading, outer: Act, inner: Act) -> tuple[str, ...]:
    """Return who acted with the speaker: "said that she and Mr. Aoki discussed trade"."""
    if len(outer.subjects) != 1 or inner.predicate not in TOGETHER:
        return ()
    first, *rest = inner.parties or (None,)
    if first is None or first.kind != "pronoun" or any(p.kind != "unit" for p in rest):
        return ()
    speaks = reading.parse.doc[first.start].lower_ in _THIRD_PERSON
    return reading.mentions_of(*rest) if speaks else ()


def _is_reported(reading: SentenceReading, outer: Act, inner: Act) -> bool:
    """Whether an institution tells of what others did, or anybody of what both sides did."""
    if not outer.parties or not inner.parties or set(outer.subjects) & set(inner.subjects):
        return False
    kinds = {p.kind for p in inner.parties}
    if kinds == {"group"} and inner.predicate in TOGETHER:
        return True
    return kinds == {"unit"} and are_institutions(reading, outer.parties)


def _speaks_for(reading: SentenceReading, outer: Act, inner: Act) -> bool:
    """Whether somebody says what a country supports: "stressed that Chile supports the plan"."""
    if inner.predicate != "gk:supported" or not inner.parties or not outer.parties:
        return False
    return set(inner.parties).isdisjoint(outer.parties) and are_institutions(reading, inner.parties)


def are_institutions(reading: SentenceReading, parties: Sequence[Party]) -> bool:
    """Whether all of ``parties`` are organisations or countries."""
    return all(
        (p.unit is not None or (reading.lead is not None and not p.start))
        and reading.has_type(p, *_INSTITUTIONS)
        for p in parties
    )
