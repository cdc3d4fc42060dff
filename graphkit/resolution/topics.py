"""Bring the names of a topic to one key, by transparent normalisation.

"the issue of abductions", "abductions issue" and "the abduction issue" are one
topic; so are "climate change" and "climate change issues", "cooperation in
trade" and "trade cooperation". The lexicon says which words are empty, which
may turn round, and which names are synonyms.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from graphkit.resolution.identifiers import fold
from graphkit.resources.topic_names import load_topic_contexts, load_topic_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.resources.files import Folder
    from graphkit.resources.topic_names import TopicNames

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_LINKS = frozenset(
    {"of", "in", "on", "for", "with", "to", "about", "concerning", "regarding", "surrounding"}
)
_TURNING_LINKS = frozenset({"for", "in", "of", "on"})
_AFTER_VERB = frozenset({"of", "up"})
_NEEDING = frozenset({"and", "back", "or"})
"""What cannot stand without the word before it: "promoting *and* …", "build *back* better"."""

_LONGEST_TURNED = 4
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "our", "the", "their"})
_SHORT_PLURAL = len("ties")
_TAKES_ES = ("ches", "shes", "sses", "xes", "zzes")
_KEEP_S = ("ss", "us", "is", "ics", "ies", "ous", "news")

Tokens = tuple[str, ...]


class TopicNormaliser:
    """Finds the key, the label and the contexts of a topic from its names."""

    def __init__(self, words: TopicNames, contexts: Mapping[str, Sequence[str]]) -> None:
        """Use the words of the lexicons."""
        self._words = words
        self._verbs = frozenset(chain.from_iterable(map(_forms, words.empty_verbs)))
        self._sizing = frozenset(chain.from_iterable(map(_forms, words.sizing_verbs)))
        self._turned = frozenset(map(singular, words.turned_heads))
        self._kept = _Sequences((name, name) for name in words.kept)
        self._synonyms = _Sequences(
            (name, label) for label, names in words.synonyms.items() for name in (label, *names)
        )
        self._labels = {self.key(label): label for label in words.synonyms}
        self._contexts = _Sequences(
            (phrase, context) for context, phrases in contexts.items() for phrase in phrases
        )

    def key(self, label: str) -> str:
        """Return the normalised words of a name, joined by blanks.

        Examples:
            >>> topics = topic_normaliser()
            >>> topics.key("the issue of abductions") == topics.key("Abductions issue")
            True
            >>> topics.key("the recent situation in Sudan")
            'sudan'
            >>> topics.key("strengthening cooperation in trade")
            'trade cooperation'
        """
        tokens: Sequence[str] = _tokens(label)
        if not self._sizes_name(label.split()):
            tokens = self._without_opening(tokens)
        tokens = self._synonyms.replaced(tokens)
        while tokens[2:] and tokens[0] in self._words.empty_heads and tokens[1] in _LINKS:
            tokens = self._without_opening(tokens[2:])
        tokens = self._turned_round(tokens)
        while tokens[1:] and tokens[-1] in self._words.empty_tails:
            tokens = tokens[:-1]
        return " ".join(tokens) or fold(label)

    def label(self, names: Iterable[str]) -> str:
        """Return the name most often used, of those the shortest, without empty words before it.

        Where the lexicon has a name for the topic, it is that one.

        Examples:
            >>> topic_normaliser().label(["the current herring quotas", "quotas on herring"])
            'Herring quotas'
        """
        times = Counter(map(self._bare, names))
        label = min(times, key=lambda name: (-times[name], len(name), name), default="")
        label = self._labels.get(self.key(label), label)
        return label[:1].upper() + label[1:]

    def contexts(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the contexts whose words stand in one of the names, sorted.

        Examples:
            >>> topic_normaliser().contexts(["tariffs on vaccines"])
            ('economic', 'health')
        """
        return tuple(sorted({c for name in names for c in self._contexts.within(_tokens(name))}))

    def _bare(self, name: str) -> str:
        """Return a name from the first word on that makes it this topic."""
        words = name.split()
        if self._sizes_name(words):
            return name
        words = words[len(words) - len(self._without_opening(words)) :]
        noun = self._words.nouns.get(words[0].lower()) if words[1:] else None
        if noun is None:
            return " ".join(words)
        return " ".join([noun, *_without(words[1:], self._words.empty_modifiers)])

    def _sizes_name(self, words: Sequence[str]) -> bool:
        """Whether only a name follows a verb: who wants "to expand the Council" wants no Council.

        Words of a title ("Expanding Trade Routes") tell nothing.
        """
        names = [word for word in words[1:] if word.lower() not in _SMALL]
        lower = bool(words) and words[0].islower() and words[0] in self._sizing
        return lower and bool(names) and all(word[0].isupper() for word in names)

    def _without_opening(self, words: Sequence[str]) -> Sequence[str]:
        """Return words without the modifiers and empty verbs they begin with."""
        while words[1:] and not self._kept.starts(tuple(map(_plain, words))):
            first = words[0].lower()
            if words[1].lower() in _NEEDING:
                break
            if first in self._words.empty_modifiers:
                words = words[1:]
            elif first in self._verbs and words[1].lower() not in _LINKS - _AFTER_VERB:
                words = words[1 + (words[1].lower() in _AFTER_VERB and len(words) > 2) :]  # noqa: PLR2004
            else:
                break
        return words

    def _turned_round(self, tokens: Sequence[str]) -> Sequence[str]:
        """Put the noun of "cooperation in trade" behind what it is about."""
        noun = self._words.nouns.get(tokens[0]) if tokens else None
        if noun is not None:
            tokens = [noun, *_without(tokens[1:], self._words.empty_modifiers)]
        head, link, rest = tokens[:1], tokens[1:2], tokens[2:]
        turns = bool(rest) and set(head) <= self._turned and set(link) <= _TURNING_LINKS
        if not turns or len(rest) > _LONGEST_TURNED or _LINKS.intersection(rest):
            return tokens
        return [*rest, *head]


class _Sequences:
    """Phrases as sequences of tokens, longer ones first, each with what it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[Tokens, str]]] = {}
        tokens = sorted({(tuple(_tokens(name)), value) for name, value in phrases})
        for sequence, value in sorted(tokens, key=lambda pair: -len(pair[0])):
            self._by_first.setdefault(sequence[0], []).append((sequence, value))

    def starts(self, tokens: Sequence[str]) -> bool:
        """Whether a phrase begins the tokens."""
        return bool(tokens) and self._at(tokens, 0) is not None

    def within(self, tokens: Sequence[str]) -> set[str]:
        """Return what all phrases inside the tokens stand for."""
        return {
            value
            for position, token in enumerate(tokens)
            for sequence, value in self._by_first.get(token, ())
            if tuple(tokens[position : position + len(sequence)]) == sequence
        }

    def replaced(self, tokens: Sequence[str]) -> list[str]:
        """Return the tokens with what stands for their phrases in their place."""
        found: list[str] = []
        position = 0
        while position < len(tokens):
            match = self._at(tokens, position)
            found.extend([tokens[position]] if match is None else _tokens(match[1]))
            position += 1 if match is None else len(match[0])
        return found

    def _at(self, tokens: Sequence[str], position: int) -> tuple[Tokens, str] | None:
        for sequence, value in self._by_first.get(tokens[position], ()):
            if tuple(tokens[position : position + len(sequence)]) == sequence:
                return sequence, value
        return None


@lru_cache(maxsize=8)
def topic_normaliser(*folders: Folder) -> TopicNormaliser:
    """Return the normaliser that uses the lexicons, those of ``folders`` too."""
    return TopicNormaliser(load_topic_names(*folders), load_topic_contexts(*folders))


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return a rough singular; it only has to be the same for both forms of a word."""
    if len(word) < _SHORT_PLURAL:
        return word
    if word.endswith("ies") and len(word) > _SHORT_PLURAL:
        return f"{word[:-3]}y"
    if word.endswith(_TAKES_ES):
        return word[:-2]
    if word.endswith("s") and not word.endswith(_KEEP_S):
        return word[:-1]
    return word


def _tokens(label: str) -> list[str]:
    """Return the folded singulars of the words of a name, without articles."""
    words = _WORD.findall(_POSSESSIVE.sub("", label))
    return [singular(word) for word in map(fold, words) if word not in {"a", "an", "the"}]


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return singular(fold(word))


def _forms(verb: str) -> tuple[str, str]:
    """Return a verb and its gerund."""
    return verb, f"{verb.removesuffix('e')}ing"


def _without(words: Sequence[str], empty: frozenset[str]) -> Sequence[str]:
    while words[1:] and words[0].lower() in empty:
        words = words[1:]
    return words
