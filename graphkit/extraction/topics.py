"""Cut the stretch a speech act is about into topics, and nest them.

"regional affairs including Myanmar, North Korea (including its missile tests),
and the South China Sea" is four topics, three of them part of the first and
one part of the second. The parse says where a list splits; the lexicon says
which phrases open a nested list or end the topic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.syntax import OPENING_QUOTES, is_finite, own_subject
from graphkit.extraction.topic_lists import SEPARATORS, next_item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc

    from graphkit.data_model import Span
    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.resources.word_lists import TopicWords

_LEADING = frozenset({"ADP", "ADV", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"})
_TRAILING = frozenset({"CCONJ", "ADP", "SCONJ"})
_BEFORE_WEIGHT = frozenset({"DET", "ADJ", "ADV", "PRON"})
_AFTER_WEIGHT = frozenset({"ADP", "PART", "SCONJ"})
_LONGEST_WEIGHT = 5


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
        self._inclusions = _Phrases(words.inclusions)
        self._additions = _Phrases(words.additions)
        self._boundaries = _Phrases(words.boundaries)
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
        end = self._bounded(parse.doc, start, end)
        found: list[TopicSpan] = []
        parents: list[int | None] = [None]
        first = position = start
        while position <= end:
            step = self._step(parse.doc, first, position, end)
            if step is None:
                position += 1
                continue
            after, level = step
            index = self._add(parse, found, (first, position), parents[-1])
            if level > 0:
                parents.append(index if index is not None else parents[-1])
            elif level < 0 and len(parents) > 1:
                parents.pop()
            first = position = after
        return found

    def _step(self, doc: Doc, first: int, position: int, end: int) -> tuple[int, int] | None:
        """Return where the next topic begins and how the nesting changes, if one ends here."""
        if position >= end:
            return end + 1, 0
        comma = doc[position].text == ","
        phrase = position + 1 if comma and position + 1 < end else position
        if phrase > first:
            if length := self._inclusions.match(doc, phrase, end):
                return phrase + length, 1
            if length := self._additions.match(doc, phrase, end):
                # After a comma "as well as" goes on with the outer list.
                return phrase + length, -1 if comma else 0
        if position > first and doc[position].text in SEPARATORS:
            after = next_item(doc, first, position, end)
            return None if after is None else (after, 0)
        return None

    def _add(
        self, parse: Parse, found: list[TopicSpan], tokens: tuple[int, int], parent: int | None
    ) -> int | None:
        """Append the topic of ``tokens``, then those in brackets after it."""
        topic = self._topic(parse, *tokens, parent)
        if topic is None:
            return None
        found.append(topic)
        index = len(found) - 1
        begin = parse.doc[topic.start].idx
        stop = parse.doc[tokens[1]].idx if tokens[1] < len(parse.doc) else len(parse.collapsed.text)
        for position, aside in parse.asides:
            if begin < position <= stop:
                self._add_aside(aside, found, index)
        return index

    def _add_aside(self, aside: Parse, found: list[TopicSpan], parent: int) -> None:
        """Add the topics of a bracketed list ("(including …)") as parts of the one before it."""
        end = len(aside.doc)
        start = self._inclusions.match(aside.doc, 0, end) if end > 1 else 0
        if not start:
            return
        offset = len(found)
        for topic in self.split(aside, start, end):
            inner = parent if topic.parent is None else topic.parent + offset
            found.append(replace(topic, parent=inner))

    def _topic(self, parse: Parse, first: int, end: int, parent: int | None) -> TopicSpan | None:
        """Return the topic of tokens ``first`` up to ``end`` without the words around it."""
        doc = parse.doc
        first, end = _trimmed(doc, self._after_weight(doc, first, end), end)
        words = doc[first:end]
        text = " ".join(token.lower_ for token in words)
        if text in self._not_topics or not any(token.is_alpha for token in words):
            return None
        return TopicSpan(first, end, parse.origin(first, end), _label(parse, first, end), parent)

    def _after_weight(self, doc: Doc, first: int, end: int) -> int:
        """Skip "the importance of": it says how, not what about."""
        for position in range(first, min(first + _LONGEST_WEIGHT, end - 1)):
            token = doc[position]
            led = doc[position + 1].pos_ in _AFTER_WEIGHT
            if led and token.lemma_.lower() in self._weights:
                return position + 2
            if token.pos_ not in _BEFORE_WEIGHT:
                break
        return first

    def _bounded(self, doc: Doc, start: int, end: int) -> int:
        """Return where the first phrase begins that says when, why or how."""
        return self._boundaries.first(doc, start + 1, end)


class _Phrases:
    """Phrases of the lexicon, found by their first word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted((tuple(p.split()) for p in phrases), key=lambda p: (-len(p), p)):
            self._by_first.setdefault(words[0], []).append(words)

    def match(self, doc: Doc, start: int, end: int) -> int:
        """Return the length of the longest phrase that begins at ``start``, 0 if none does."""
        for phrase in self._by_first.get(doc[start].lower_, ()):
            stop = start + len(phrase)
            if stop <= end and all(
                token.lower_ == word for token, word in zip(doc[start:stop], phrase, strict=True)
            ):
                return len(phrase)
        return 0

    def first(self, doc: Doc, start: int, end: int) -> int:
        """Return where the first phrase begins, ``end`` if none does."""
        found = (position for position in range(start, end) if self.match(doc, position, end))
        return next(found, end)


def _trimmed(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Return the stretch without prepositions, articles and punctuation at either end."""
    while first < end and (doc[first].pos_ in _LEADING or doc[first].text in OPENING_QUOTES):
        first += 1
    while end > first and (doc[end - 1].is_punct or doc[end - 1].pos_ in _TRAILING):
        end -= 1
    return first, end


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
