"""Encounters that only show in what two did together: "Ms. Ruiz and Mr. Aoki discussed trade".

Who discusses something with somebody met them, though no word says so. Whether it is
an encounter that other sentences tell of is for resolution to say.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.data_model import Modality
from graphkit.extraction.tellings import Telling, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.act import Act
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading

_SHOWN_BY = {"gk:agreedOn": "accord", "gk:confirmed": "accord", "gk:discussed": "talk"}
_SPEAKING = frozenset({"speak"})
"""Verbs that leave open whether two met or called each other."""
_TALKING = frozenset({"talk"})
"""Verbs that do so where nothing else tells that people met there."""
_CONFIDENCE = 0.7
_PAIR = 2


def joint_encounters(reading: SentenceReading, acts: Sequence[Act]) -> Iterator[Telling]:
    """Yield the encounter that the first joint act of a sentence shows, if one does."""
    shown = (act for act in acts if act.predicate in _SHOWN_BY and _is_done(act))
    for act in shown:
        people = list(act.parties)
        if _are_coordinated(reading, people):
            first, last = act.predication.words
            lemma = act.predication.verb.lemma_.lower()
            yield Telling(
                anchor=act.predication.verb,
                noun=None,
                subjects=tuple(people),
                others=(),
                first=min(people[0].start, first),
                last=last + 1,
                rule="met",
                confidence=_CONFIDENCE,
                joint="speech" if lemma in _TALKING else _SHOWN_BY[act.predicate],
            )
            return


def _is_done(act: Act) -> bool:
    done = act.modality is Modality.ASSERTED and not act.is_negated
    return done and act.predication.verb.lemma_.lower() not in _SPEAKING


def _are_coordinated(reading: SentenceReading, people: Sequence[Party]) -> bool:
    """Whether people named are joined by "and" and nothing else."""
    if len(people) < _PAIR or not all(_is_one(reading, party) for party in people):
        return False
    doc = reading.parse.doc
    between = [doc[a.end : b.start] for a, b in pairwise(people)]
    return all(len(words) and words[-1].pos_ in {"CCONJ", "DET", "PUNCT"} for words in between)


def _is_one(reading: SentenceReading, party: Party) -> bool:
    """Whether a party is a person named, or "I"."""
    if party.kind == "first":
        return reading.parse.doc[party.start].lower_ == "i"
    return party.kind == "unit" and is_person(reading, party)
