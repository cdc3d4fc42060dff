"""Match the frames of the lexicon against a parsed sentence.

Clauses are found first: a finite verb of the lexicon that stands on the level
of the sentence begins one, and it ends where the next begins. Inside its clause
a frame looks for its noun, particle and slots by the words and their tags; the
arcs decide where the words leave a choice. So one wrong arc in a long list does
not cost the speech act.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import is_finite, is_passive, own_subject
from graphkit.resources.frames import CORE_SLOTS, frames_by_verb, load_verb_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Token

    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.resources.frames import Frame
    from graphkit.resources.word_lists import TopicWords

_RELATIVES = frozenset({"who", "which", "whom", "whose", "where", "that"})
_SUBORDINATORS = frozenset(
    {"that", "whether", "if", "because", "how", "why", "when", "while", "as"}
)
_QUOTES = frozenset({"“", '"', "‘"})
_NOUN_PHRASE = frozenset(
    {"ADV", "DET", "ADJ", "PRON", "NOUN", "PROPN", "NUM", "PART", "CCONJ", "VERB", "PUNCT"}
)
_SYMMETRIC = frozenset({"gk:met", "gk:spokeWith"})


@dataclass(frozen=True)
class Argument:
    """Tokens ``start`` up to ``end`` fill ``slot``."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A verb of the lexicon and the stretch of words that belongs to it.

    ``start`` is where the words before the verb begin (its subject is among
    them), ``end`` where the next clause begins. ``level`` is ``main``,
    ``participle``, ``relative`` or ``inner`` (inside a that-clause).
    """

    verb: Token
    start: int
    end: int
    level: str


@dataclass(frozen=True)
class Predication:
    """A frame found in a clause, with the arguments that fill its slots.

    ``subject`` is None where the frame's subject is the clause's own.
    """

    frame: Frame
    clause: Clause
    noun: Token | None
    subject: Argument | None
    object: Argument | None
    addressee: Argument | None
    concerning: Argument | None
    turned: bool

    @property
    def verb(self) -> Token:
        """The verb of the clause."""
        return self.clause.verb


class FrameReader:
    """Find clauses and the predications in them."""

    def __init__(self, frames: Iterable[Frame], topics: TopicWords) -> None:
        """Index ``frames`` by verb, and by the regular forms of each verb.

        Words that open a phrase of ``topics`` ("including") are no verbs here.
        """
        phrases = (*topics.inclusions, *topics.additions, *topics.boundaries)
        self._connectives = frozenset(phrase.split()[0] for phrase in phrases)
        self._frames = frames_by_verb(frames)
        regular = {form: verb for verb in sorted(self._frames) for form in _regular_forms(verb)}
        self._forms = {**regular, **load_verb_forms()}

    def lemma(self, token: Token) -> str:
        """Return the lemma of ``token`` as the lexicon knows it."""
        lemma = token.lemma_.lower()
        return lemma if lemma in self._frames else self._forms.get(token.lower_, lemma)

    def clauses(self, parse: Parse, parties: Sequence[Party]) -> list[Clause]:
        """Return the clauses of a sentence in order of their verbs."""
        levels = [(t, level) for t in parse.doc if (level := self._level(parse, t, parties))]
        starts = [_clause_start(token, level) for token, level in levels]
        clauses = []
        for index, (token, level) in enumerate(levels):
            end = _own_end(token, level, len(parse.doc))
            for other, start in zip(levels[index + 1 :], starts[index + 1 :], strict=True):
                if other[1] in {"main", "participle"} and start > token.i:
                    end = min(end, start)
                    break
            clauses.append(
                Clause(token, starts[index], _trimmed_end(parse.doc, token.i, end), level)
            )
        return clauses

    def predications(self, clause: Clause) -> list[Predication]:
        """Return what the clause says: its most specific frame that matches.

        A clause can tell of an encounter besides: "spoke with X about Y".
        """
        frames = self._frames.get(self.lemma(clause.verb), ())
        complete = (self._match(clause, frame, needs_object=True) for frame in frames)
        first = next((found for found in complete if found is not None), None)
        encounter = self._encounter(clause, frames)
        if first is None or encounter is None or first.frame.predicate in _SYMMETRIC:
            return [found for found in (first or encounter,) if found is not None]
        return [encounter, first] if encounter.object is not None else [first]

    def _encounter(self, clause: Clause, frames: Sequence[Frame]) -> Predication | None:
        meetings = [frame for frame in frames if frame.predicate in _SYMMETRIC]
        for frame in meetings:
            found = self._match(clause, frame, needs_object=True)
            if found is not None:
                return found
        for frame in meetings:
            found = self._match(clause, frame, needs_object=False)
            if found is not None and not _has_object(found):
                return found
        return None

    # Clauses

    def _level(self, parse: Parse, token: Token, parties: Sequence[Party]) -> str:
        if self.lemma(token) not in self._frames:
            return ""
        if token.pos_ == "ADJ" or (token.tag_ == "VBN" and is_passive(token)):
            return self._predicative_level(token, parties)
        if token.pos_ not in {"VERB", "NOUN"}:
            return ""
        if token.pos_ == "NOUN" and token.tag_ not in {"VBD", "VBZ", "VBP", "VBG"}:
            return ""
        if token.lower_ in self._connectives or not _begins_predicate(parse, token):
            return ""
        if token.tag_ == "VBG" and not is_finite(token):
            return "participle" if _opens_participle(token) else ""
        if not is_finite(token) and not _continues_past(token):
            return ""
        governor = _governor(token, parties)
        if governor == "during which":
            return "main"
        if governor in {"who", "which"}:
            return "relative" if _follows_party(token, parties) else ""
        if governor:
            return "inner"
        return "main"

    def _predicative_level(self, token: Token, parties: Sequence[Party]) -> str:
        """Return the level of "is grateful for", or of a verb in the passive."""
        copular = any(frame.copula for frame in self._frames[self.lemma(token)])
        if not is_finite(token) or (token.pos_ == "ADJ" and not copular):
            return ""
        return "inner" if _governor(token, parties) else "main"

    # Frames

    def _match(self, clause: Clause, frame: Frame, *, needs_object: bool) -> Predication | None:
        verb = clause.verb
        passive = is_passive(verb)
        predicative = verb.pos_ == "ADJ" or passive
        if frame.copula != predicative and (frame.copula or verb.pos_ == "ADJ"):
            return None
        if frame.passive and not passive:
            return None
        window = _Window(clause)
        if frame.particle and not window.has_particle(frame.particle):
            return None
        noun = window.noun(frame, passive=passive) if frame.nouns else None
        if frame.nouns and noun is None:
            return None
        if frame.number == "plural" and (noun is None or noun.tag_ not in {"NNS", "NNPS"}):
            return None
        turned = passive and not frame.passive and not frame.copula
        slots = _Slots(window, noun, frame.via, turned=turned)
        filled = slots.first(frame.object)
        if needs_object and frame.object and filled is None:
            return None
        addressee = slots.beside(frame.addressee, filled)
        concerning = slots.beside(frame.concerning, filled)
        found = {"addressee": addressee, "concerning": concerning}
        if any(found.get(key) is None for key in frame.needs):
            return None
        taken = [a.start for a in (filled, addressee, concerning) if a is not None]
        return Predication(
            frame=frame,
            clause=clause,
            noun=noun,
            subject=slots.subject(frame.subject),
            object=_cut(filled, taken, verb.doc),
            addressee=_cut(addressee, taken, verb.doc),
            concerning=_cut(concerning, taken, verb.doc),
            turned=turned,
        )


class _Window:
    """The words of a clause after its verb."""

    def __init__(self, clause: Clause) -> None:
        self.verb = clause.verb
        self.doc: Doc = clause.verb.doc
        self.start = clause.start
        self.end = max(clause.end, clause.verb.i + 1)

    def has_particle(self, particle: str) -> bool:
        if any(c.lower_ == particle and c.dep_ == "compound:prt" for c in self.verb.children):
            return True
        following = self.doc[self.verb.i + 1 : min(self.verb.i + 3, self.end)]
        return any(t.lower_ == particle for t in following)

    def noun(self, frame: Frame, *, passive: bool) -> Token | None:
        """Return the frame's noun: head of the phrase after the verb (or before, in the passive)."""
        if passive and not frame.via:
            subject = own_subject(self.verb)
            return subject if subject is not None and _is_noun(subject, frame) else None
        position = self.verb.i + 1
        if frame.via:
            position = self._after(frame.via, position)
        for token in self.doc[position : self.end]:
            if _is_noun(token, frame) and self._heads_phrase(token):
                return self._last_coordinated(token, frame)
            if token.pos_ not in _NOUN_PHRASE or token.text in {",", ";", ":"}:
                return None
        return None

    def _heads_phrase(self, token: Token) -> bool:
        following = self.doc[token.i + 1 : self.end]
        modifies = bool(len(following)) and following[0].pos_ in {"NOUN", "PROPN"}
        return token.pos_ in {"NOUN", "PROPN", "VERB", "ADJ"} and not modifies

    def _last_coordinated(self, noun: Token, frame: Frame) -> Token:
        """Return the last of "understanding and cooperation"."""
        following = self.doc[noun.i + 1 : min(noun.i + 3, self.end)]
        if len(following) == 2 and following[0].pos_ == "CCONJ" and _is_noun(following[1], frame):
            return following[1]
        return noun

    def _after(self, word: str, position: int) -> int:
        for token in self.doc[position : min(position + 3, self.end)]:
            if token.lower_ == word:
                return int(token.i) + 1
            if token.pos_ not in {"ADV", "PUNCT"}:
                break
        return self.end

    def find(self, words: Sequence[str], position: int) -> int | None:
        """Return the index after the first "``words``" at or after ``position``."""
        for index in range(position, self.end - len(words)):
            if [t.lower_ for t in self.doc[index : index + len(words)]] == list(words):
                return index + len(words)
        return None


class _Slots:
    """Looks for the slots of one frame in one clause."""

    def __init__(self, window: _Window, noun: Token | None, via: str, *, turned: bool) -> None:
        self._via = via
        self._window = window
        self._verb = window.verb
        self._doc = window.doc
        self._noun = noun
        self._turned = turned

    def subject(self, slots: Sequence[str]) -> Argument | None:
        """Return the argument that is the subject; None means the clause's own subject."""
        for slot in slots:
            if slot == "subj":
                return self._fill("by") if self._turned else None
            argument = self._fill(slot)
            if argument is not None:
                return argument
        return None

    def first(self, slots: Sequence[str], *, but: Argument | None = None) -> Argument | None:
        """Return the argument for ``slots``: of prepositions that which stands first."""
        found: list[Argument] = []
        for slot in slots:
            argument = self._fill(slot)
            if argument is None or (but is not None and argument.start == but.start):
                continue
            if slot not in CORE_SLOTS:
                found.append(argument)
            elif not found:
                return argument
        return min(found, key=lambda a: a.start, default=None)

    def beside(self, slots: Sequence[str], object_: Argument | None) -> Argument | None:
        """Return a second argument; inside the object's words only the verb's own phrase counts."""
        argument = self.first(slots, but=object_)
        if argument is None or object_ is None or argument.start < object_.start:
            return argument
        if argument.slot in {"poss", "subj"} or object_.slot in {"obj", "iobj"}:
            own = argument.slot in {"xcomp", "ccomp", "poss", "subj"}
            return argument if own or self._hangs_on_verb(argument) else None
        return argument if self._hangs_on_verb(argument) else None

    def _hangs_on_verb(self, argument: Argument) -> bool:
        bases = {self._verb.i} | ({self._noun.i} if self._noun is not None else set())
        return any(
            token.head.i in bases and token.dep_ in {"obl", "nmod", "advcl", "acl"}
            for token in self._doc[argument.start : argument.start + 6]
        )

    def _fill(self, slot: str) -> Argument | None:
        special = {
            "subj": self._subject,
            "obj": self._object,
            "iobj": self._object,
            "ccomp": self._clause,
            "xcomp": self._infinitive,
            "noun": self._noun_phrase,
            "poss": self._possessor,
        }.get(slot)
        return special() if special else self._preposition(slot)

    def _to_end(self, slot: str, start: int) -> Argument | None:
        return Argument(slot, start, self._window.end) if start < self._window.end else None

    def _subject(self) -> Argument | None:
        subject = own_subject(self._verb)
        if subject is None:
            return (
                Argument("subj", self._window.start, self._verb.i)
                if self._window.start < self._verb.i
                else None
            )
        return Argument(
            "subj", int(subject.left_edge.i), min(int(subject.right_edge.i) + 1, self._verb.i)
        )

    def _object(self) -> Argument | None:
        if self._turned:
            return self._subject()
        position = self._skip_adverbs(self._verb.i + 1)
        if position >= self._window.end:
            return None
        token = self._doc[position]
        if token.pos_ == "CCONJ" and position + 2 < self._window.end:
            # "appreciates and welcomes the offer": the second verb's object is the first one's.
            position = self._skip_adverbs(position + 2)
            token = self._doc[min(position, self._window.end - 1)]
        opens = (
            token.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"} or token.text in _QUOTES
        )
        opens = opens or token.tag_ in {"VBG", "VBN"}
        if not opens or token.lower_ in _RELATIVES:
            return None
        return self._to_end("obj", position)

    def _clause(self) -> Argument | None:
        base = self._noun.i if self._noun is not None else self._verb.i
        start = self._window.find(["that"], base + 1)
        if start is not None and not self._crosses_verb(base + 1, start - 1):
            return self._to_end("ccomp", start)
        position = self._skip_adverbs(base + 1, commas=True)
        if position < self._window.end and self._doc[position].text in _QUOTES:
            return self._to_end("ccomp", position)
        return self._bare_clause(base)

    def _bare_clause(self, base: int) -> Argument | None:
        """Find a clause without "that": what follows has a verb of its own with a subject."""
        for child in self._verb.children:
            if child.dep_ == "ccomp" and child.i > base and own_subject(child) is not None:
                return self._to_end("ccomp", max(int(child.left_edge.i), base + 1))
        return None

    def _crosses_verb(self, start: int, end: int) -> bool:
        return any(t.pos_ == "VERB" and is_finite(t) for t in self._doc[start:end])

    def _infinitive(self) -> Argument | None:
        base = self._noun.i if self._noun is not None else self._verb.i
        for index in range(base + 1, self._window.end - 1):
            token = self._doc[index]
            if token.lower_ == "to" and self._verb_follows(index + 1):
                return self._to_end("xcomp", index + 1)
            if token.tag_ == "VBG" and index == self._skip_adverbs(base + 1):
                return self._to_end("xcomp", index)
            if token.pos_ in {"SCONJ"} or token.text in {";", ":"}:
                return None
        return None

    def _verb_follows(self, position: int) -> bool:
        position = self._skip_adverbs(position)
        return position < self._window.end and self._doc[position].tag_ == "VB"

    def _noun_phrase(self) -> Argument | None:
        return self._to_end("noun", self._phrase_start()) if self._noun is not None else None

    def _phrase_start(self) -> int:
        start = self._noun.i if self._noun is not None else self._verb.i
        while start > self._verb.i + 1 and self._doc[start - 1].pos_ not in {
            "ADP",
            "VERB",
            "AUX",
            "PART",
        }:
            start -= 1
        return start

    def _possessor(self) -> Argument | None:
        if self._noun is None:
            return None
        for token in self._doc[self._phrase_start() : self._noun.i]:
            if token.tag_ == "PRP$":
                return Argument("poss", token.i, token.i + 1)
            if token.tag_ == "POS" or token.text in {"’s", "'s", "’"}:
                return Argument("poss", self._phrase_start(), token.i)
        return None

    def _preposition(self, slot: str) -> Argument | None:
        words = slot.split()
        noun = self._noun
        if noun is not None and noun.i > self._verb.i:
            found = self._find_after(slot, words, noun.i)
            if found is not None or slot == self._via:
                return found
            between = self._find_after(slot, words, self._verb.i)
            return between if between is not None and between.start <= noun.i else None
        return self._find_after(slot, words, self._verb.i)

    def _find_after(self, slot: str, words: Sequence[str], base: int) -> Argument | None:
        start = self._window.find(words, base + 1)
        if start is None or self._crosses_verb(base + 1, start):
            return None
        return self._to_end(slot, start)

    def _skip_adverbs(self, position: int, *, commas: bool = False) -> int:
        while position < self._window.end and (
            self._doc[position].pos_ == "ADV" or (commas and self._doc[position].text == ",")
        ):
            position += 1
        return position


def _has_object(predication: Predication) -> bool:
    """Whether something stands in the object's place: "called the plan" is no call."""
    if predication.noun is not None:
        return False
    following = predication.verb.doc[predication.verb.i + 1 : predication.clause.end]
    return bool(len(following)) and following[0].pos_ in {"DET", "NOUN", "PROPN", "ADJ", "PRON"}


def _cut(argument: Argument | None, starts: Sequence[int], doc: Doc) -> Argument | None:
    """End an argument where the next one begins, before its preposition."""
    if argument is None:
        return None
    later = [start for start in starts if start > argument.start]
    end = min([argument.end, *later])
    if end < argument.end:
        while end > argument.start + 1 and doc[end - 1].pos_ in {"ADP", "SCONJ", "PART", "DET"}:
            end -= 1
    return replace(argument, end=end)


def _is_noun(token: Token, frame: Frame) -> bool:
    return token.lemma_.lower() in frame.nouns or token.lower_ in frame.nouns


def _opens_participle(token: Token) -> bool:
    """Whether "…ing" opens the sentence or stands after a comma, and so shares its subject."""
    if token.i == 0:
        return True
    previous = token.doc[token.i - 1]
    if previous.pos_ == "ADV" and token.i > 1:
        previous = token.doc[token.i - 2]
    return previous.text == "," and not _in_list(token)


def _continues_past(token: Token) -> bool:
    """Whether a form tagged as participle reads as a past tense: "…, and concurred that"."""
    if token.tag_ == "VBN" and own_subject(token) is not None:
        return not any(c.pos_ == "AUX" for c in token.children)
    if token.tag_ == "VBN" and _is_only_predicate(token):
        return True
    previous = token.doc[token.i - 1] if token.i else None
    joined = previous is not None and previous.lower_ in {"and", ",", "also"}
    return token.tag_ == "VBN" and joined and any(t.tag_ == "VBD" for t in token.doc[: token.i])


def _is_only_predicate(token: Token) -> bool:
    """Whether a sentence taken for a noun phrase has no other verb: "Both sides confirmed to …"."""
    root = token.sent.root
    return token.head.i == root.i and root.pos_ in {"NOUN", "PROPN", "PRON"} and root.i < token.i


def _begins_predicate(parse: Parse, token: Token) -> bool:
    """Whether the word before leaves room for a verb: not "requested continued support"."""
    position = token.i - 1
    while position >= 0 and token.doc[position].pos_ in {"ADV", "PART"}:
        position -= 1
    if position < 0:
        return True
    before = token.doc[position]
    if parse.unit_of(before) is not None:
        return True
    return before.pos_ not in {"VERB", "DET", "ADJ", "ADP"} and before.tag_ not in {"PRP$", "POS"}


def _in_list(token: Token) -> bool:
    return (
        token.dep_ in {"conj", "acl", "amod", "compound"}
        and token.head.i < token.i
        and token.head.tag_ != "VBD"
    )


def _governor(token: Token, parties: Sequence[Party]) -> str:
    """Return the subordinator or relative pronoun whose clause a finite verb stands in."""
    doc = token.doc
    position = token.i - 1
    own = own_subject(token)
    passed_verb = False
    while position >= 0:
        other = doc[position]
        if _subordinates(other):
            if passed_verb and _returns_to_main(token, own, other):
                return ""
            return _kind_of(other, own)
        if other.pos_ == "VERB" and is_finite(other) and other.dep_ == "ROOT" and not passed_verb:
            return ""
        passed_verb = passed_verb or (other.pos_ in {"VERB", "AUX"} and is_finite(other))
        position -= 1
    return ""


def _follows_party(verb: Token, parties: Sequence[Party]) -> bool:
    """Whether the relative pronoun of ``verb`` comes right after a party."""
    position = verb.i
    while position > 0 and verb.doc[position].lower_ not in _RELATIVES:
        position -= 1
    before = position - 1 if position and verb.doc[position - 1].text != "," else position - 2
    return any(party.start <= before < party.end for party in parties)


def _kind_of(marker: Token, own: Token | None) -> str:
    led = marker.i > 0 and marker.doc[marker.i - 1].pos_ == "ADP"
    if (
        marker.lower_ in {"which", "where"}
        and (led or marker.lower_ == "where")
        and own is not None
    ):
        return "during which"
    if marker.lower_ in {"who", "which"}:
        return marker.lower_
    return (
        "who" if marker.lower_ == "that" and "PronType=Rel" in str(marker.morph) else marker.lower_
    )


def _subordinates(token: Token) -> bool:
    """Whether a word opens a subordinate clause ("as the chair" does not)."""
    if token.lower_ == "as":
        return token.pos_ == "SCONJ"
    kinds = {"SCONJ", "PRON", "ADP", "DET", "ADV"}
    return token.lower_ in _RELATIVES | _SUBORDINATORS and token.pos_ in kinds


def _returns_to_main(verb: Token, own: Token | None, marker: Token) -> bool:
    """Whether a coordinated verb after a subordinate clause goes on with the main one.

    Readouts tell the acts in one tense ("confirmed that … will …, and agreed"):
    a past tense after "and" or a comma, beside a subordinate verb in another
    form, continues the main clause. So does a verb right after the comma that
    closes a relative clause (", who chaired it, agreed").
    """
    if verb.tag_ not in {"VBD", "VBN"}:
        return False
    start = int(own.left_edge.i) if own is not None else verb.i
    while start > 0 and verb.doc[start - 1].pos_ == "ADV":
        start -= 1
    joined = start > 0 and verb.doc[start - 1].lower_ in {"and", "but", ",", ";"}
    opened = marker.i > 0 and marker.doc[marker.i - 1].text == ","
    if opened and start == verb.i and verb.doc[start - 1].text == "," and marker.lower_ != "that":
        return True
    return joined and not _conjunct_of_past(verb)


def _conjunct_of_past(verb: Token) -> bool:
    """Whether the parser coordinates it with a past-tense verb that is itself subordinate."""
    head = verb.head
    return (
        verb.dep_ == "conj" and head.tag_ == "VBD" and head.dep_ in {"ccomp", "acl:relcl", "advcl"}
    )


def _clause_start(verb: Token, level: str) -> int:
    """Return where the words of the clause before its verb begin."""
    if level == "participle":
        return int(verb.i)
    doc = verb.doc
    subject = own_subject(verb)
    position = verb.i
    if subject is not None and subject.i < verb.i:
        position = int(subject.left_edge.i)
    while position > 0 and doc[position - 1].pos_ in {"ADV", "AUX", "PART"}:
        position -= 1
    while position > 0 and (doc[position - 1].lower_ in {"and", "but", ",", ";"}):
        position -= 1
    return position


def _own_end(verb: Token, level: str, length: int) -> int:
    if level == "relative":
        return min(int(verb.right_edge.i) + 1, length)
    return length


def _trimmed_end(doc: Doc, verb: int, end: int) -> int:
    while end > verb + 1 and doc[end - 1].is_punct and doc[end - 1].text not in {"”", '"', "’"}:
        end -= 1
    return end


def _regular_forms(verb: str) -> Iterator[str]:
    stem = verb[:-1] if verb.endswith("e") else verb
    yield from (f"{verb}s", f"{stem}ed", f"{stem}ing", f"{verb}es")
    if verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
    yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
