"""Who speaks: "“…,” B said", "…, said B", "According to C, …".

A speaker who is named last, or in between, speaks what stands before and goes on after. Acts in
direct speech are the speaker's; a sentence of it that tells of no act is something said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.act import Act
from graphkit.extraction.clause_ends import SENTENCE_ENDS, sentence_start
from graphkit.extraction.clause_slots import Argument
from graphkit.extraction.clauses import Clause
from graphkit.extraction.frame_reader import Predication
from graphkit.extraction.reported import ENCOUNTERS, REPORTING, TOGETHER, are_institutions
from graphkit.extraction.syntax import OPENING_QUOTES, is_finite, own_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.parties import Party
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Doc
    from graphkit.resources.frames import Frame

_OFFICIAL = ("official", "spokes")
_SPOKEN = frozenset({"gk:stated", "gk:warned"})
_CLOSING_QUOTES = frozenset({"”", '"', "’", "''"})
_ENDS_QUOTE = _CLOSING_QUOTES | {",", "?", "!"}
_WE = frozenset({"we", "us"})
_I = frozenset({"i"})
_SAYING = "say"
_ACCORDING = ("according", "to")
_FARTHEST_COMMA = 6
_RELATIVE = frozenset({"who", "which", "whose", "where"})


@dataclass(frozen=True)
class _Report:
    """A report that closes or parts what is said: "“We agreed,” Ms. Ruiz said".

    What is said stands before ``end``, or from ``begin`` on where ", she said," parts it.
    """

    clause: Clause
    frame: Frame
    parties: tuple[Party, ...]
    begin: int
    end: int

    @property
    def quoted(self) -> bool:
        """Whether what is reported is direct speech, which may have begun a sentence before."""
        words = self.clause.verb.doc[self.begin : self.end]
        begun = sum(token.text in OPENING_QUOTES for token in words)
        ended = any(token.text in _CLOSING_QUOTES for token in words[-2:])
        return words[0].text in OPENING_QUOTES or (ended and begun <= 1)


def with_reporter(
    reading: SentenceReading, acts: list[Act], clauses: Sequence[Clause], index: FrameIndex
) -> list[Act]:
    """Return acts with who tells of them, where that is said before or after them."""
    source = _named_source(reading)
    if source:
        told = [_by(reading, act, source) for act in acts]
        return [*told, *_according_to(reading, told, source, index)]
    for clause in clauses:
        report = _report(reading, clause, index)
        if report is not None and (report := _closing(report) or _parting(report)) is not None:
            return _told_by(reading, acts, report)
    return acts


def _named_source(reading: SentenceReading) -> tuple[Party, ...]:
    """Return whom "according to" names."""
    doc = reading.parse.doc
    return tuple(
        p
        for p in reading.parties
        if tuple(t.lower_ for t in doc[max(p.start - 2, 0) : p.start]) == _ACCORDING
    )


def _according_to(
    reading: SentenceReading, told: Sequence[Act], source: Sequence[Party], index: FrameIndex
) -> list[Act]:
    """Return what "According to Ms. Ruiz, …" goes on with, if it tells of no other act."""
    frame = next((f for f in index.frames_of(_SAYING) if _is_of_speech(f)), None)
    first, doc = source[0], reading.parse.doc
    people = len(source) == 1 and not are_institutions(reading, source)
    if frame is None or not people or told:
        return []
    opened = first.start == len(_ACCORDING)
    commas = [t.i for t in doc[first.end : first.end + _FARTHEST_COMMA] if t.text == ","]
    start, end = (commas[0] + 1, len(doc)) if opened and commas else (0, first.start - 2)
    if opened and not commas:
        return []
    verb = next((t for t in doc[start:end] if is_finite(t)), None)
    if verb is None:
        return []
    clause = Clause(verb, start, end, "main")
    return [_speech(reading, _Report(clause, frame, (first,), start, end), start, end)]


def _closing(report: _Report) -> _Report | None:
    """Return a report that follows what is said."""
    if not _has_verb(report.clause.verb.doc, 0, report.end):
        return None
    return None if _says_more(report.clause) else report


def _parting(report: _Report) -> _Report | None:
    """Return a report in the middle: "The line, she said, will be built"."""
    doc = report.clause.verb.doc
    position = max(report.clause.verb.i + 1, report.parties[-1].end)
    if position >= len(doc) or doc[position].text != "," or not _has_verb(doc, position, len(doc)):
        return None
    return replace(report, begin=position + 1, end=len(doc))


def _report(reading: SentenceReading, clause: Clause, index: FrameIndex) -> _Report | None:
    doc, verb = clause.verb.doc, clause.verb
    if clause.level != "main" or clause.led_by is not None:
        return None
    frame = next((f for f in index.frames(verb) if _is_of_speech(f)), None)
    if frame is None:
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
    return _Report(clause, frame, parties, 0, end) if fits else None


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(is_finite(t) or t.tag_ == "VBD" for t in doc[start:end])


def _is_of_speech(frame: Frame) -> bool:
    plain = not (frame.nouns or frame.particle or frame.passive or frame.copula)
    return plain and frame.predicate in _SPOKEN and "ccomp" in frame.object


def _says_more(clause: Clause) -> bool:
    """Whether what is said comes after the verb: "…, and Ms. Ruiz said that …".

    What a comma parts from it, or a relative clause, is said besides.
    """
    words = list(clause.verb.doc[clause.verb.i + 1 : clause.end])
    breaks = (
        n
        for n, token in enumerate(words[1:])
        if words[n].text == "," and (n == 0 or token.lower_ in _RELATIVE)
    )
    words = words[: next(breaks, len(words))]
    return any(t.lower_ == "that" or t.text in OPENING_QUOTES for t in words) or any(
        t.pos_ == "VERB" and is_finite(t) for t in words
    )


def _told_by(reading: SentenceReading, acts: Sequence[Act], report: _Report) -> list[Act]:
    verb = report.clause.verb.i
    told = [a for a in acts if report.begin <= a.predication.verb.i < report.end]
    others = [a for a in acts if a not in told and _goes_on(a, verb)]
    if report.quoted:
        told = [mended for act in told if (mended := _in_quote(reading, act, report)) is not None]
        if not told and not _is_own_speech(reading, report):
            return others
        return [*told, *_unread(reading, report, told), *others]
    told = [_by(reading, act, report.parties) for act in told if _is_told(act)]
    if report.begin:
        told = [_spoken(reading, act, report) for act in told]
    silent = not told and _is_own_speech(reading, report)
    if silent or (told and all(act.hearsay for act in told)):
        # "Both sides should do more, he said": what others do is his word, that he says it is not.
        told.append(_speech(reading, report, report.begin, report.end))
    return [*told, *others]


def _goes_on(act: Act, verb: int) -> bool:
    """Whether an act comes after the report, or is a second quotation: "…,” he said, “…”."""
    object_ = act.predication.object
    if act.predication.verb.i != verb or object_ is None:
        return act.predication.verb.i > verb
    before = act.predication.verb.doc[max(object_.start - 1, 0) : object_.start + 1]
    return object_.start > verb and any(token.text in OPENING_QUOTES for token in before)


def _spoken(reading: SentenceReading, act: Act, report: _Report) -> Act:
    """Return what a country says by the words of the speaker: "Chile, she said, hopes that"."""
    if act.predicate not in REPORTING or not are_institutions(reading, act.parties):
        return act
    subjects = reading.mentions_of(*report.parties)
    return replace(act, subjects=subjects, parties=report.parties, reporter=(), hearsay=False)


def _unread(reading: SentenceReading, report: _Report, told: Sequence[Act]) -> Iterator[Act]:
    """Yield the sentences of direct speech that tell of no act: they are said."""
    acting = [act.predication.verb.i for act in told]
    doc = report.clause.verb.doc
    for start, end in _sentences(doc, report):
        if not any(start <= verb < end for verb in acting) and _has_verb(doc, start, end):
            yield _speech(reading, report, start, end)


def _sentences(doc: Doc, report: _Report) -> Iterator[tuple[int, int]]:
    start = report.begin
    for token in doc[report.begin : report.end]:
        closes = token.text in SENTENCE_ENDS and token.i + 1 < report.end
        if closes and doc[token.i + 1].is_alpha:
            yield start, token.i
            start = token.i + 1
    yield start, report.end


def _is_own_speech(reading: SentenceReading, report: _Report) -> bool:
    """Whether the words are the speaker's: what an institution says of people is an act unread."""
    people = any(p.unit is not None for p in reading.parties_in(report.begin, report.end))
    return not people or not are_institutions(reading, report.parties)


def _are_official(reading: SentenceReading, parties: Sequence[Party]) -> bool:
    """Whether those who tell speak for an institution, as a spokesperson does."""
    if are_institutions(reading, parties):
        return True
    words = " ".join(reading.words_of(reading.parse.origin(p.start, p.end)) for p in parties)
    return any(word in words.lower() for word in _OFFICIAL)


def _is_told(act: Act) -> bool:
    return bool(act.subjects) or act.stand_in is not None or act.predication.turned


def _is_first_person(act: Act) -> bool:
    return bool(act.parties) and all(party.kind == "first" for party in act.parties)


def _in_quote(reading: SentenceReading, act: Act, report: _Report) -> Act | None:
    """Return an act of direct speech with the speaker for "I", the talks for "we"."""
    if _is_told(act) and not _is_first_person(act):
        return _by(reading, act, report.parties)
    subject = own_subject(act.predication.verb)
    if subject is not None and subject.i < sentence_start(act.predication.verb):
        subject = None
    word = subject.lower_ if subject is not None else ""
    if act.predicate in TOGETHER and word in {"", *_WE}:
        place = subject if subject is not None else act.predication.verb
        span = reading.parse.origin(place.i, place.i + 1)
        mention = reading.builder.mention(span, None, reference="meeting", number="singular")
        return replace(act, stand_in=mention)
    if word in {"", *_I} and act.predicate not in REPORTING:
        return replace(act, subjects=reading.mentions_of(*report.parties), parties=report.parties)
    return None


def _by(reading: SentenceReading, act: Act, parties: tuple[Party, ...]) -> Act:
    """Return an act with who reports it, unless that is who did it."""
    reporter = reading.mentions_of(*parties)
    if not reporter or set(reporter) & set(act.subjects):
        return act
    hearsay = act.predicate not in ENCOUNTERS and not _are_official(reading, parties)
    return replace(act, reporter=reporter, hearsay=hearsay)


def _speech(reading: SentenceReading, report: _Report, start: int, end: int) -> Act:
    """Return the words from ``start`` to ``end`` as an act of the speaker."""
    doc = report.clause.verb.doc
    start = next((i for i in range(start, end) if doc[i].text not in OPENING_QUOTES), start)
    commas = [token.i for token in doc[start : end - 1] if token.text == ","]
    if commas and doc[start].pos_ == "SCONJ":
        # "If A does X, B will do Y": Y is what is said.
        start = commas[0] + 1
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].text in _ENDS_QUOTE):
        end -= 1
    predication = Predication(
        frame=report.frame,
        clause=report.clause,
        noun=None,
        subject=None,
        object=Argument("ccomp", start, end),
        addressee=None,
        concerning=None,
        turned=False,
    )
    return Act(predication, reading.mentions_of(*report.parties), report.parties)
