"""Cut the stretch a speech act is about into topics, and nest them.

"regional affairs including Myanmar, North Korea (including its missile tests),
and the South China Sea" is four topics, three of them part of the first and
one part of the second. The parse says where a list splits; the lexicon says
which phrases open a nested list or end the topic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import is_finite, own_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Token

    from graphkit.data_model import Span
    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.resources.word_lists import TopicWords

_TOGETHER = ("between", "among", "amongst")
_LEADING = frozenset({"ADP", "ADV", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"})


@dataclass(frozen=True, slots=True)
class TopicSpan:
    """One topic: tokens ``start`` up to ``end``, its span, its label and what it is part of.

    ``parent`` is an index into the list of topics it is returned in.
    """

    start: int
    end: int
    span: Span
    label: str
    parent: int | None


class TopicSplitter:
    """Split argument stretches into topics."""

    def __init__(self, words: TopicWords) -> None:
        """Use the phrases of ``words``."""
        self._inclusions = _phrases(words.inclusions)
        self._additions = _phrases(words.additions)
        self._boundaries = _phrases(words.boundaries)
        self._not_topics = words.not_topics
        self._weights = words.weights

    def split(
        self, parse: Parse, start: int, end: int, *, clause: Sequence[Party] | None = None
    ) -> list[TopicSpan]:
        """Return the topics of tokens ``start`` up to ``end``, in order, parents first.

        For a clause, ``clause`` are the parties of the sentence: its predicate is
        split if its subject is one of them ("that Peru will deepen its ties"),
        else its subject ("that a common line is needed").
        """
        if clause is not None:
            start, end = _clause_core(parse, start, end, clause)
        end = self._bounded(parse, start, end)
        found: list[TopicSpan] = []
        parents: list[int | None] = [None]
        first = start
        position = start
        while position <= end:
            step = self._step(parse, first, position, end)
            if step is None:
                position += 1
                continue
            after, level = step
            index = self._add(parse, found, first, position, parents[-1])
            if level > 0:
                parents.append(index if index is not None else parents[-1])
            elif level < 0 and len(parents) > 1:
                parents.pop()
            first = position = after
        return found

    def _step(self, parse: Parse, first: int, position: int, end: int) -> tuple[int, int] | None:
        """Return where the next topic begins and how the nesting changes, if one ends here."""
        if position >= end:
            return end + 1, 0
        doc = parse.doc
        comma = doc[position].text == ","
        phrase = position + 1 if comma and position + 1 < end else position
        if phrase > first:
            if length := _match(doc, phrase, end, self._inclusions):
                return phrase + length, 1
            if length := _match(doc, phrase, end, self._additions):
                # After a comma "as well as" goes on with the outer list.
                return phrase + length, -1 if comma else 0
        if position > first and doc[position].text in {",", "and", "or", ";", "&"}:
            after = self._conjunct(parse, first, position, end)
            if after is not None:
                return after, 0
        return None

    def _conjunct(self, parse: Parse, first: int, position: int, end: int) -> int | None:
        """Return where the next item of a list begins if one begins after ``position``."""
        doc = parse.doc
        after = position
        while after < end and (
            doc[after].pos_ in {"PUNCT", "CCONJ", "ADV"}
            or doc[after].lower_ in {"also", "on", "in"}
        ):
            after += 1
        if after >= end:
            return None
        right = _conjunct_at(doc[after], position)
        if right is None or right.head.i < first:
            return after if _reads_as_list(doc, first, position, after, end) else None
        return None if self._belongs_together(right, doc[position].text) else after

    @staticmethod
    def _belongs_together(right: Token, separator: str) -> bool:
        """Whether "and" joins parts of one phrase ("security and defence cooperation")."""
        left = right.head
        if left.dep_ in {
            "amod",
            "compound",
            "det",
            "nummod",
            "advmod",
            "nmod:poss",
            "nsubj",
            "case",
        }:
            return True
        if separator != "and":
            return left.pos_ == "ADJ"
        if left.pos_ in {"ADJ", "ADP", "ADV", "DET"} or right.pos_ in {"ADP", "ADV", "DET"}:
            return True
        if any(child.dep_ == "case" and child.lower_ in _TOGETHER for child in left.children):
            return True
        bare = left.pos_ == right.pos_ == "NOUN" and not _modifiers(right) and not _modifiers(left)
        return bare and separator == "and" and right.dep_ == "conj" and not _is_list(left)

    def _add(
        self, parse: Parse, found: list[TopicSpan], first: int, end: int, parent: int | None
    ) -> int | None:
        """Append the topic of tokens ``first`` up to ``end``, then those in brackets after it."""
        topic = self._trimmed(parse, first, end, parent)
        if topic is None:
            return None
        found.append(topic)
        index = len(found) - 1
        begin = parse.doc[topic.start].idx
        stop = parse.doc[end].idx if end < len(parse.doc) else len(parse.collapsed.text) + 1
        for position, aside in parse.asides:
            if begin < position <= stop and self._opens_list(aside):
                self._add_aside(aside, found, index)
        return index

    def _opens_list(self, aside: Parse) -> bool:
        return len(aside.doc) > 1 and bool(_match(aside.doc, 0, len(aside.doc), self._inclusions))

    def _add_aside(self, aside: Parse, found: list[TopicSpan], parent: int) -> None:
        """Add the topics of a bracketed list as parts of the topic before the bracket."""
        start = _match(aside.doc, 0, len(aside.doc), self._inclusions)
        offset = len(found)
        for topic in self.split(aside, start, len(aside.doc)):
            inner = parent if topic.parent is None else topic.parent + offset
            found.append(replace(topic, parent=inner))

    def _trimmed(self, parse: Parse, first: int, end: int, parent: int | None) -> TopicSpan | None:
        doc = parse.doc
        first = self._after_weight(doc, first, end)
        while first < end and (doc[first].pos_ in _LEADING or doc[first].text in {"“", '"', "‘"}):
            first += 1
        while end > first and (
            doc[end - 1].is_punct or doc[end - 1].pos_ in {"CCONJ", "ADP", "SCONJ"}
        ):
            end -= 1
        if first >= end:
            return None
        span = parse.origin(first, end)
        text = " ".join(token.lower_ for token in doc[first:end])
        if text in self._not_topics or not any(t.is_alpha for t in doc[first:end]):
            return None
        return TopicSpan(first, end, span, _label(parse, first, end), parent)

    def _after_weight(self, doc: Sequence[Token], first: int, end: int) -> int:
        """Skip "the importance of": it says how, not what about."""
        for position in range(first, min(first + 5, end - 1)):
            token = doc[position]
            if token.lemma_.lower() in self._weights and doc[position + 1].pos_ in {
                "ADP",
                "PART",
                "SCONJ",
            }:
                return position + 2
            if token.pos_ not in {"DET", "ADJ", "ADV", "PRON"}:
                break
        return first

    def _bounded(self, parse: Parse, start: int, end: int) -> int:
        for position in range(start + 1, end):
            if _match(parse.doc, position, end, self._boundaries):
                return position
        return end


def _phrases(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)))


def _match(doc: Sequence[Token], start: int, end: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Return the length of the longest phrase that begins at ``start``, 0 if none does."""
    for phrase in phrases:
        stop = start + len(phrase)
        if stop <= end and tuple(doc[i].lower_ for i in range(start, stop)) == phrase:
            return len(phrase)
    return 0


def _conjunct_at(token: Token, separator: int) -> Token | None:
    """Return the conjunct whose phrase begins at ``token``, right after ``separator``."""
    current = token
    while True:
        if current.dep_ == "conj" and current.head.i < separator:
            return current
        if current.head.i == current.i or current.head.i < separator:
            return None
        current = current.head


def _reads_as_list(doc: Sequence[Token], first: int, position: int, after: int, end: int) -> bool:
    """Whether a comma the parser did not coordinate still parts two items of a list."""
    if doc[position].text not in {",", ";"}:
        return False
    opens = doc[after].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or doc[after].tag_ == "VBG"
    goes_on = any(t.lower_ in {"and", "or"} for t in doc[position:end])
    verb = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in doc[first:position])
    return opens and goes_on and not verb


def _modifiers(noun: Token) -> bool:
    return any(
        child.dep_ not in {"conj", "cc", "punct", "case", "det", "mark"}
        and child.i < noun.i
        or child.dep_ in {"nmod", "acl", "acl:relcl"}
        for child in noun.children
    )


def _is_list(head: Token) -> bool:
    return sum(child.dep_ == "conj" for child in head.children) > 1


def _clause_core(parse: Parse, start: int, end: int, parties: Sequence[Party]) -> tuple[int, int]:
    """Return the part of a clause that says what it is about."""
    doc = parse.doc
    verb = next((t for t in doc[start:end] if t.pos_ in {"VERB", "AUX"} and is_finite(t)), None)
    if verb is None or verb.i == start:
        return start, end
    subject = own_subject(verb)
    head = subject if subject is not None and subject.i >= start else doc[verb.i - 1]
    acts = any(party.start <= head.i < party.end and not party.possessive for party in parties)
    if head.pos_ != "PRON" and not acts and parse.unit_of(head) is None:
        return start, verb.i
    position = verb.i
    while position < end - 1 and doc[position].pos_ in {"AUX", "ADV", "PART"}:
        position += 1
    return position, end


def _label(parse: Parse, start: int, end: int) -> str:
    """Return the topic's words as the document has them, without what stands in brackets."""
    parts = []
    for token in parse.doc[start:end]:
        span = parse.origin(token.i, token.i + 1)
        parts.append(span.of(parse.text) + token.whitespace_)
    return " ".join("".join(parts).split()).strip(' ,;“”"')
