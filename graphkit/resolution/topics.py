"""Bring the names of a topic to one key, by transparent normalisation.

"the issue of abductions", "abductions issue" and "the abduction issue" are one
topic; so are "climate change" and "climate change issues". The lexicon says
which words are empty.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from graphkit.resolution.identifiers import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.resources.word_lists import TopicWords

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_LINKS = frozenset(
    {"of", "in", "on", "for", "with", "to", "about", "concerning", "regarding", "surrounding"}
)
_SHORT_PLURAL = len("ties")
_TAKES_ES = ("ches", "shes", "sses", "xes", "zzes")
_KEEP_S = ("ss", "us", "is", "ics", "ies", "ous", "news")


def topic_key(label: str, words: TopicWords) -> str:
    """Return the normalised words of ``label``, joined by blanks.

    Examples:
        >>> from graphkit.resources.word_lists import load_topic_words
        >>> words = load_topic_words()
        >>> topic_key("the issue of abductions", words) == topic_key("Abductions issue", words)
        True
        >>> topic_key("the recent situation in Sudan", words)
        'sudan'
    """
    tokens = [
        singular(fold(match)) for match in _WORD.findall(label.replace("’s", "").replace("'s", ""))
    ]
    tokens = _without_modifiers(tokens, words)
    while tokens[2:] and tokens[0] in words.empty_heads and tokens[1] in _LINKS:
        tokens = _without_modifiers(tokens[2:], words)
    while tokens[1:] and tokens[-1] in words.empty_tails:
        tokens = tokens[:-1]
    return " ".join(tokens) or fold(label)


def topic_label(names: Sequence[str], words: TopicWords) -> str:
    """Return the name most often used, of those the shortest, without "their recent" before it.

    Examples:
        >>> from graphkit.resources.word_lists import load_topic_words
        >>> topic_label(["the current herring quotas", "quotas on herring"], load_topic_words())
        'Herring quotas'
    """
    times = Counter(_bare(name, words) for name in names)
    label = min(times, key=lambda name: (-times[name], len(name), name), default="")
    return label[:1].upper() + label[1:]


def _bare(name: str, words: TopicWords) -> str:
    """Return a name from the first word on that makes it this topic."""
    rest = name.split()
    while rest[1:] and rest[0].lower() in words.empty_modifiers:
        rest = rest[1:]
    return " ".join(rest)


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


def _without_modifiers(tokens: list[str], words: TopicWords) -> list[str]:
    start = 0
    while start < len(tokens) - 1 and tokens[start] in words.empty_modifiers:
        start += 1
    return tokens[start:]
