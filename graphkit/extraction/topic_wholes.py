"""Topics that are a clause as a whole: "terns are the measure of a coast", "how trade grows".

A piece of such a clause says something else. It ends where the next clause begins,
or where words say why, when or for example; a very long one after a complement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.syntax import opens_clause
from graphkit.extraction.topic_clauses import CONDITIONS, predicate
from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind
from graphkit.extraction.topic_shapes import JOINING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.tokens import Doc
    from graphkit.extraction.topic_phrases import TopicPhrases
    from graphkit.extraction.topic_words import Word

_LONGEST = 24
_SHORTEST_PREDICATE = 3
_ENDS = frozenset({".", "!", "?", ";", ":", "—", "–", "--"})
_LINKS = frozenset({"but", "nor", "yet"})
_LEADING = frozenset({Kind.SEPARATOR, Kind.OTHER})
_ARTICLES = frozenset({"a", "an", "the"})
_CUTS = frozenset({Kind.PREPOSITION, Kind.TO, Kind.GERUND, Kind.PARTICIPLE})
_TRAILING = frozenset({Kind.DETERMINER, Kind.SEPARATOR, Kind.TO})
_LISTED = IN_NOUN_PHRASE | {Kind.GERUND, Kind.INFINITIVE}


class WholeClauses:
    """Finds where clauses that are a topic begin and end."""

    def __init__(self, phrases: TopicPhrases, questions: frozenset[str]) -> None:
        """Use the phrases that end topics, and the words that open ``questions``."""
        self._phrases = phrases
        self._questions = questions

    def is_question(self, words: Sequence[Word], first: int) -> bool:
        """Whether a question that is told of begins at ``first``: "how trade grows"."""
        if first + 1 >= len(words) or words[first].text not in self._questions:
            return False
        return words[first + 1].kind is not Kind.TO

    def bounds(self, doc: Doc, words: Sequence[Word], first: int) -> tuple[int, int]:
        """Return the first word of the clause at ``first``, and the one after its last."""
        while first < len(words) - 1 and _is_leading(words[first]):
            first += 1
        said = self._predicate(doc, words, first)
        if said is None:
            return first, first
        end = next(
            (i for i in range(said + 1, len(words)) if self._ends_at(doc, words, said, i)),
            len(words),
        )
        end = _shortened(words, first, said, end)
        while end > said + 1 and words[end - 1].kind in _TRAILING and not words[end - 1].is_name:
            end -= 1
        return first, end

    def _predicate(self, doc: Doc, words: Sequence[Word], first: int) -> int | None:
        """Return the index of the verb, of a sentence with a condition that of its consequence."""
        begin = first
        if words[first].text in CONDITIONS:
            commas = (i for i in range(first, len(words) - 1) if words[i].text == ",")
            begin = next((i + 1 for i in commas if opens_clause(doc, words[i + 1].start)), first)
        verb = predicate(doc, words[begin].start, words[-1].end)
        if verb is None:
            return None
        return next(i for i in range(begin, len(words)) if words[i].end > verb.i)

    def _ends_at(self, doc: Doc, words: Sequence[Word], verb: int, position: int) -> bool:
        word = words[position]
        if word.text in _ENDS or word.text in _LINKS:
            return True
        phrases = self._phrases
        for kind in (phrases.boundaries, phrases.inclusions, phrases.additions):
            if kind.match(words, position):
                return True
        if word.kind is not Kind.SEPARATOR:
            return False
        after = position + 1
        while after < len(words) and words[after].kind is Kind.SEPARATOR:
            after += 1
        if after >= len(words) or words[after].text in self._questions | {"that"}:
            return True
        if opens_clause(doc, words[after].start):
            return True
        return word.text == "," and not _goes_on(words, verb, position, after)


def _goes_on(words: Sequence[Word], verb: int, comma: int, after: int) -> bool:
    """Whether a comma inside a predicate parts a list, or adjectives."""
    head = after
    while head + 1 < len(words) and words[head + 1].kind in IN_NOUN_PHRASE:
        head += 1
    listed = words[after].kind in _LISTED and words[head].coordinated
    if listed and words[verb].start <= words[head].head < words[after].start:
        return True
    pair = (words[comma - 1].kind, words[after].kind)
    closes = words[after - 1].text in JOINING
    return pair == (Kind.ADJECTIVE, Kind.ADJECTIVE) and not closes


def _is_leading(word: Word) -> bool:
    return word.text in _ARTICLES or (word.kind in _LEADING and not word.is_name)


def _shortened(words: Sequence[Word], first: int, verb: int, end: int) -> int:
    """Return the end of a clause, that of a very long one at its last complement within reason."""
    if end - first <= _LONGEST:
        return end
    cuts = [
        i
        for i in range(verb + _SHORTEST_PREDICATE, min(first + _LONGEST, end))
        if words[i].kind in _CUTS and words[i - 1].kind is Kind.NOUN
    ]
    return cuts[-1] if cuts else end
