"""Who tells of an act: "The ministry said that A urged B", "…, B said", "According to C, …".

An act in a that-clause is told by the one who says so. If it is that person's own
("said that he welcomed X"), or an institution tells of somebody else, the act takes the
place of the saying. A speaker who is named last speaks what stands before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.extraction.act import Act
from graphkit.extraction.clause_ends import sentence_start
from graphkit.extraction.frame_reader import Predication
from graphkit.extraction.slots import Argument
from graphkit.extraction.syntax import OPENING_QUOTES, is_finite, own_subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.clauses import Clause
    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.resources.frames import Frame

REPORTING = frozenset({"gk:stated", "gk:conveyedPosition"})
"""Predicates that an act inside their that-clause says more sharply."""

_ENCOUNTERS = frozenset(
    {"gk:chaired", "gk:hosted", "gk:met", "gk:participatedIn", "gk:spokeWith", "gk:visited"}
)
_NOT_SHARPER = (
    REPORTING | _ENCOUNTERS | {"gk:agreedOn", "gk:confirmed", "gk:discussed", "gk:supported"}
)
_TOGETHER = frozenset({"gk:agreedOn", "gk:confirmed", "gk:discussed"})
"""What "we" did that the speaker and the others did together."""

_INSTITUTIONS = (EntityType.ORGANIZATION, EntityType.COUNTRY)
_OFFICIAL = ("official", "spokes")
_SPOKEN = frozenset({"gk:stated", "gk:warned"})
_ENDS_QUOTE = frozenset({",", "”", '"', "’", "''", "?", "!"})
_CLOSING_QUOTES = frozenset({"”", '"', "’", "''"})
_THIRD_PERSON = frozenset({"he", "she"})
_WE = frozenset({"we", "us"})
_I = frozenset({"i"})


def told_in(clause: Clause, found: Sequence[Act]) -> Act | None:
    """Return the act in whose that-clause an inner clause stands."""
    if clause.level != "inner":
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
    if _is_impersonal(outer):
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


def _with_speaker(reading: SentenceReading, outer: Act, inner: Act) -> tuple[str, ...]:
    """Return who acted with the speaker: "said that she and Mr. Aoki discussed trade"."""
    if len(outer.subjects) != 1 or inner.predicate not in _TOGETHER:
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
    if kinds == {"group"} and inner.predicate in _TOGETHER:
        return True
    return kinds == {"unit"} and _are_institutions(reading, outer.parties)


def _speaks_for(reading: SentenceReading, outer: Act, inner: Act) -> bool:
    """Whether somebody says what a country supports: "stressed that Chile supports the plan"."""
    if inner.predicate != "gk:supported" or not inner.parties or not outer.parties:
        return False
    return set(inner.parties).isdisjoint(outer.parties) and _are_institutions(
        reading, inner.parties
    )


def _are_institutions(reading: SentenceReading, parties: Sequence[Party]) -> bool:
    return all(p.unit is not None and reading.has_type(p, *_INSTITUTIONS) for p in parties)


def _are_official(reading: SentenceReading, parties: Sequence[Party]) -> bool:
    """Whether those who tell speak for an institution, as a spokesperson does."""
    if _are_institutions(reading, parties):
        return True
    words = " ".join(reading.words_of(reading.parse.origin(p.start, p.end)) for p in parties)
    return any(word in words.lower() for word in _OFFICIAL)


@dataclass(frozen=True)
class _Closing:
    """A report at the end of a sentence: "“We agreed,” Ms. Ruiz said"."""

    clause: Clause
    frame: Frame
    parties: tuple[Party, ...]
    end: int

    @property
    def quoted(self) -> bool:
        """Whether what is reported is direct speech, which may have begun a sentence before."""
        words = self.clause.verb.doc[: self.end]
        begun = sum(token.text in OPENING_QUOTES for token in words)
        ended = any(token.text in _CLOSING_QUOTES for token in words[-2:])
        return words[0].text in OPENING_QUOTES or (ended and begun <= 1)


def with_reporter(
    reading: SentenceReading, acts: list[Act], clauses: Sequence[Clause], index: FrameIndex
) -> list[Act]:
    """Return acts with who tells of them, where that is said before or after them."""
    source = _named_source(reading)
    if source:
        return [_by(reading, act, source) for act in acts]
    for clause in clauses:
        closing = _closing(reading, clause, index)
        if closing is not None:
            return _told_by(reading, acts, closing)
    return acts


def _named_source(reading: SentenceReading) -> tuple[Party, ...]:
    """Return whom "according to" names."""
    doc = reading.parse.doc
    return tuple(
        p
        for p in reading.parties
        if [t.lower_ for t in doc[max(p.start - 2, 0) : p.start]] == ["according", "to"]
    )


def _closing(reading: SentenceReading, clause: Clause, index: FrameIndex) -> _Closing | None:
    doc, verb = clause.verb.doc, clause.verb
    frame = next((f for f in index.frames(verb) if _is_of_speech(f)), None)
    if frame is None or clause.level != "main" or clause.led_by is not None:
        return None
    after = [p for p in reading.parties_in(verb.i + 1, clause.end) if not p.possessive]
    if verb.i and doc[verb.i - 1].text in _ENDS_QUOTE and after[:1]:
        parties, end = tuple(after[:1]), verb.i
        fits = parties[0].start == verb.i + 1
    else:
        parties = tuple(p for p in reading.parties_in(clause.start, verb.i) if not p.possessive)
        end = parties[0].start if parties else 0
        between = "".join(token.text for token in doc[parties[-1].end : verb.i]) if parties else ""
        fits = end > 0 and doc[end - 1].text in _ENDS_QUOTE and between in {"", ","}
    if not fits or not any(is_finite(t) or t.tag_ == "VBD" for t in doc[:end]):
        return None
    return None if _says_more(clause) else _Closing(clause, frame, parties, end)


def _is_of_speech(frame: Frame) -> bool:
    plain = not (frame.nouns or frame.particle or frame.passive or frame.copula)
    return plain and frame.predicate in _SPOKEN and "ccomp" in frame.object


def _says_more(clause: Clause) -> bool:
    """Whether what is said comes after the verb: "…, and Ms. Ruiz said that …"."""
    words = clause.verb.doc[clause.verb.i + 1 : clause.end]
    return any(t.lower_ == "that" or t.text in OPENING_QUOTES for t in words) or any(
        t.pos_ == "VERB" and is_finite(t) for t in words
    )


def _told_by(reading: SentenceReading, acts: Sequence[Act], closing: _Closing) -> list[Act]:
    verb = closing.clause.verb.i
    told = [act for act in acts if act.predication.verb.i < closing.end]
    later = [act for act in acts if act.predication.verb.i > verb]
    if closing.quoted:
        told = [mended for act in told if (mended := _in_quote(reading, act, closing)) is not None]
    else:
        told = [_by(reading, act, closing.parties) for act in told if _is_told(act)]
    if not told and _is_own_speech(reading, closing):
        told = [_speech(reading, closing)]
    elif not closing.quoted and all(act.hearsay for act in told):
        # "Both sides should do more, he said": what others do is his word, that he says it is not.
        told.append(_speech(reading, closing))
    return [*told, *later]


def _is_own_speech(reading: SentenceReading, closing: _Closing) -> bool:
    """Whether the words are the speaker's: what an institution says of people is an act unread."""
    people = any(p.unit is not None for p in reading.parties_in(0, closing.end))
    return not people or not _are_institutions(reading, closing.parties)


def _is_told(act: Act) -> bool:
    return bool(act.subjects) or act.stand_in is not None or act.predication.turned


def _is_first_person(act: Act) -> bool:
    return bool(act.parties) and all(party.kind == "first" for party in act.parties)


def _in_quote(reading: SentenceReading, act: Act, closing: _Closing) -> Act | None:
    """Return an act of direct speech with the speaker for "I", the talks for "we"."""
    if _is_told(act) and not _is_first_person(act):
        return _by(reading, act, closing.parties)
    subject = own_subject(act.predication.verb)
    if subject is not None and subject.i < sentence_start(act.predication.verb):
        subject = None
    word = subject.lower_ if subject is not None else ""
    if act.predicate in _TOGETHER and word in {"", *_WE}:
        place = subject if subject is not None else act.predication.verb
        span = reading.parse.origin(place.i, place.i + 1)
        mention = reading.builder.mention(span, None, reference="meeting", number="singular")
        return replace(act, stand_in=mention)
    if word in {"", *_I} and act.predicate not in REPORTING:
        return replace(act, subjects=reading.mentions_of(*closing.parties), parties=closing.parties)
    return None


def _by(reading: SentenceReading, act: Act, parties: tuple[Party, ...]) -> Act:
    """Return an act with who reports it, unless that is who did it."""
    reporter = reading.mentions_of(*parties)
    if not reporter or set(reporter) & set(act.subjects):
        return act
    hearsay = act.predicate not in _ENCOUNTERS and not _are_official(reading, parties)
    return replace(act, reporter=reporter, hearsay=hearsay)


def _speech(reading: SentenceReading, closing: _Closing) -> Act:
    """Return what is said at the end of a sentence as an act of the speaker."""
    doc = closing.clause.verb.doc
    start = next(i for i in range(closing.end) if doc[i].text not in OPENING_QUOTES)
    end = closing.end
    commas = [token.i for token in doc[start : end - 1] if token.text == ","]
    if commas and doc[start].pos_ == "SCONJ":
        # "If A does X, B will do Y": Y is what is said.
        start = commas[0] + 1
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].text in _ENDS_QUOTE):
        end -= 1
    predication = Predication(
        frame=closing.frame,
        clause=closing.clause,
        noun=None,
        subject=None,
        object=Argument("ccomp", start, end),
        addressee=None,
        concerning=None,
        turned=False,
    )
    return Act(predication, reading.mentions_of(*closing.parties), closing.parties)
