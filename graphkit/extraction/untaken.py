"""Tell a trace what a sentence shows and the readers did not take, and why.

Looks at a sentence after it was read, and changes nothing. It is asked only where
somebody wants to know (`graphkit explain`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import Seen, Span
from graphkit.extraction.acts import ENCOUNTERS
from graphkit.extraction.reported import dropped_acts
from graphkit.extraction.subordination import governor
from graphkit.extraction.syntax import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import Relation, Trace
    from graphkit.extraction.act import Act
    from graphkit.extraction.clauses import Clause, ClauseFinder
    from graphkit.extraction.frame_index import FrameIndex
    from graphkit.extraction.meeting_mentions import MeetingMentions
    from graphkit.extraction.naming.chunks import NamedSentence
    from graphkit.extraction.naming.document_names import SeenNames
    from graphkit.extraction.sentences import SentenceReading
    from graphkit.extraction.tokens import Token
    from graphkit.resources.frames import Frame

_MOST_WORDS = 4
_Left = tuple[Seen, Span, str]


class UntakenFinder:
    """Finds what was not taken of sentences that have been read."""

    def __init__(self, index: FrameIndex, clauses: ClauseFinder, meetings: MeetingMentions) -> None:
        """Compare what was read with the verbs of ``index`` and the clauses of ``clauses``."""
        self._index = index
        self._clauses = clauses
        self._meetings = meetings

    def note(
        self,
        reading: SentenceReading,
        acts: Sequence[Act],
        written: Sequence[Relation],
        *,
        tells_encounter: bool,
    ) -> None:
        """Tell the trace of a sentence's builder, if it has one.

        ``written`` are the relations that were read in the sentence.
        """
        trace = reading.builder.trace
        if trace is None:
            return
        clauses = self._clauses.clauses(reading.parse, reading.parties)
        for kind, span, reason in self._left(reading, acts, clauses, written):
            trace.leave(kind, span, reason)
        if not tells_encounter:
            for span in self._encounter_nouns(reading):
                reason = "a noun for an encounter, but not who met whom in it"
                trace.leave(Seen.ENCOUNTER, span, reason)

    def _left(
        self,
        reading: SentenceReading,
        acts: Sequence[Act],
        clauses: Sequence[Clause],
        written: Sequence[Relation],
    ) -> Iterator[_Left]:
        yield from _unwritten_acts(reading, acts, written)
        acting = {act.predication.verb.i for act in acts}
        for clause in clauses:
            if clause.verb.i not in acting:
                yield Seen.ACT, _clause_span(reading, clause), self._why_no_act(clause)
        known = {clause.verb.i for clause in clauses}
        inside = set(_argument_tokens(acts))
        for token in reading.parse.doc:
            if token.i not in known | inside and _is_open_verb(reading, token):
                span = reading.parse.origin(token.i, token.i + 1)
                yield Seen.VERB, span, self._why_no_clause(token)

    def _why_no_act(self, clause: Clause) -> str:
        verb = self._index.lemma(clause.verb)
        if clause.level == "inner":
            return f"{verb!r} stands in a clause inside another"
        return f"no frame of {verb!r} fits: {_wanted(self._index.frames(clause.verb))}"

    def _why_no_clause(self, token: Token) -> str:
        lemma = self._index.lemma(token)
        if not self._index.knows(token):
            return f"no frame knows the verb {lemma!r}"
        marker = governor(token)
        if marker:
            return f"{lemma!r} stands in a clause that {marker!r} opens"
        return f"{lemma!r} is not read as the verb of a clause"

    def _encounter_nouns(self, reading: SentenceReading) -> Iterator[Span]:
        for token in reading.parse.doc[:-1]:
            kind = self._meetings.kind(token) if token.pos_ == "NOUN" else None
            led = reading.parse.doc[token.i + 1].lower_ in {"with", "between"}
            if kind is not None and kind.type != "Event" and led:
                yield reading.parse.origin(token.i, token.i + 1)


def note_dropped_names(trace: Trace, span: Span, seen: SeenNames, named: NamedSentence) -> None:
    """Tell the trace which names the trained pipeline saw that no chunk holds."""
    chunks = [chunk.span for chunk in named.chunks]
    for first, last, kind in seen:
        found = Span(span.start + first, span.start + last)
        if not any(chunk.overlaps(found) for chunk in chunks):
            reason = f"the trained pipeline saw {_article(kind)}; lexicons and context do not"
            trace.leave(Seen.NAME, found, reason)


def _article(kind: str) -> str:
    word = kind.lower()
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _unwritten_acts(
    reading: SentenceReading, acts: Sequence[Act], written: Sequence[Relation]
) -> Iterator[_Left]:
    dropped = dropped_acts(acts)
    for act in acts:
        verb = reading.parse.origin(act.predication.verb.i, act.predication.verb.i + 1)
        if not any(_was_read_from(relation, act, verb) for relation in written):
            yield Seen.ACT, _act_span(reading, act), _why_unwritten(act, dropped=act in dropped)


def _was_read_from(relation: Relation, act: Act, verb: Span) -> bool:
    frame = act.predication.frame
    of_frame = relation.predicate in {frame.predicate, frame.joint}
    of_encounter = frame.predicate in ENCOUNTERS and relation.predicate in {
        *ENCOUNTERS,
        "gk:heldAt",
    }
    return (of_frame or of_encounter) and relation.quote.contains(verb)


def _why_unwritten(act: Act, *, dropped: bool) -> str:
    frame = act.predication.frame
    named = f"as {frame.predicate}"
    if dropped:
        inner = act.predication.clause.level == "inner"
        return f"{named}: part of what is said" if inner else f"{named}: what is said says more"
    if not act.subjects and act.predication.subject is None:
        return f"{named}: nobody named or referred to is its subject"
    if act.predication.object is None:
        return f"{named}: {_wanted([frame])}"
    return f"{named}: its object is neither a topic nor somebody"


def _wanted(frames: Sequence[Frame]) -> str:
    """Say what frames need that is not there."""
    nouns = sorted({noun for frame in frames for noun in frame.nouns})
    bare = [frame for frame in frames if not frame.nouns]
    slots = sorted({slot for frame in bare for slot in frame.object})
    wants = [f"something as its object ({_some(slots)})"] if slots else []
    if nouns:
        wants.append(f"a noun ({_some(nouns)})")
    return f"needs {' or '.join(wants)}" if wants else "its voice or particle is another"


def _some(words: Sequence[str]) -> str:
    shown = ", ".join(words[:_MOST_WORDS])
    return f"{shown}, …" if len(words) > _MOST_WORDS else shown


def _argument_tokens(acts: Iterable[Act]) -> Iterator[int]:
    for act in acts:
        found = act.predication
        for argument in (found.object, found.addressee, found.concerning):
            if argument is not None:
                yield from range(argument.start, argument.end)


def _is_open_verb(reading: SentenceReading, token: Token) -> bool:
    tensed = is_finite(token) or token.dep_ == "ROOT"
    return token.pos_ == "VERB" and tensed and reading.parse.unit_of(token) is None


def _clause_span(reading: SentenceReading, clause: Clause) -> Span:
    return reading.parse.origin(clause.verb.i, max(clause.end, clause.verb.i + 1))


def _act_span(reading: SentenceReading, act: Act) -> Span:
    first, last = act.predication.words
    return reading.parse.origin(first, last + 1)
