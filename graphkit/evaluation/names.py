"""When two names, or two topics, are the same.

All comparisons are of folded text: case, diacritics, punctuation, possessives
and a leading article make no difference, common abbreviations are spelt out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from graphkit.evaluation.words import matching_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LENIENT = 0.5
"""Least content-token F1 of two topics that are the same, leniently."""
STRICT = 0.7
"""Least content-token F1 of two topics that are the same, strictly."""

_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")
_POSSESSIVE = re.compile(r"['’‘`]s\b")
_ABBREVIATED = re.compile(r"\b(\w)\.(?=\w\b|\s|$|[^\w\s])")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_SHORTEST_STEM = 4
_STEM_SHARE = 0.6
_CACHE = 65_536


@lru_cache(maxsize=_CACHE)
def normalise(text: str) -> str:
    """Return ``text`` folded for comparison.

    Examples:
        >>> normalise("the U.S.’s Café")
        'united states cafe'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    plain = _POSSESSIVE.sub("", plain.replace("&", " and "))
    plain = _NOT_WORD.sub(" ", _ABBREVIATED.sub(r"\1", plain)).strip()
    spelt_out = matching_words().abbreviations
    words = [spelt_out.get(word, word) for word in _ARTICLE.sub("", plain).split()]
    return " ".join(words)


@lru_cache(maxsize=_CACHE)
def variants(text: str) -> frozenset[str]:
    """Return the folded ways to write a name that has a parenthesis: with, without, it alone.

    The parenthesis alone counts only where it is an acronym.

    Examples:
        >>> sorted(variants("Trans-Oceanic Pact (TOP)"))
        ['top', 'trans oceanic pact', 'trans oceanic pact top']
    """
    found = {normalise(text), normalise(_PARENTHESIS.sub("", text))}
    found |= {
        normalise(inner)
        for inner in _PARENTHESIS.findall(text)
        if inner.isupper() and len(inner.split()) == 1
    }
    return frozenset(found - {""})


def all_variants(texts: Iterable[str]) -> frozenset[str]:
    """Return the folded ways to write any of several names."""
    return frozenset[str]().union(*map(variants, texts))


@lru_cache(maxsize=_CACHE)
def person_tokens(name: str) -> frozenset[str]:
    """Return the words of a person's name, without honorifics and titles.

    Examples:
        >>> sorted(person_tokens("H.E. Mr. Berg, Ana-Maria"))
        ['ana', 'berg', 'maria']
    """
    return frozenset(normalise(name).split()) - matching_words().honorifics


@lru_cache(maxsize=_CACHE)
def content_tokens(text: str) -> tuple[str, ...]:
    """Return the words of a topic that carry content, each once, in order.

    Examples:
        >>> content_tokens("the situation in the Baltic Sea")
        ('baltic', 'sea')
    """
    words = dict.fromkeys(_joined(normalise(text)).split())
    light = matching_words().light_words
    return tuple(word for word in words if word not in light) or tuple(words)


@lru_cache(maxsize=_CACHE)
def telling_words(name: str) -> tuple[str, ...]:
    """Return the words that tell a meeting or event from another, if there are any.

    Examples:
        >>> telling_words("Foreign Ministers’ Meeting of the Baltic States")
        ('baltic', 'states')
    """
    words = dict.fromkeys(normalise(name).split())
    light = matching_words().meeting_words
    return tuple(word for word in words if word not in light)


def _joined(folded: str) -> str:
    """Make one word of a name of two that has an abbreviation, as it would weigh double."""
    for name in matching_words().abbreviations.values():
        if name.count(" ") == 1:
            folded = f" {folded} ".replace(f" {name} ", f" {name.replace(' ', '_')} ").strip()
    return folded


def alike(word: str, other: str) -> bool:
    """Return whether two words are forms of one: most of the longer is their common beginning.

    Examples:
        >>> alike("implementing", "implementation"), alike("region", "relation")
        (True, False)
    """
    if word == other:
        return True
    common = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        common += 1
    return common >= _SHORTEST_STEM and common >= _STEM_SHARE * max(len(word), len(other))


def token_f1(tokens: Sequence[str], others: Sequence[str]) -> float:
    """Return the F1 of two lists of words, forms of one word counting as the same."""
    if not tokens or not others:
        return 0.0
    free = list(others)
    shared = 0
    for token in sorted(tokens, key=lambda token: (token not in free, token)):
        partner = next((other for other in free if token == other), None) or next(
            (other for other in free if alike(token, other)), None
        )
        if partner is not None:
            free.remove(partner)
            shared += 1
    return 2 * shared / (len(tokens) + len(others))


def head_word(text: str) -> str:
    """Return the word before the first preposition, nothing where it is too general.

    The head of "preventing a famine" is what is done: a first word in *-ing*.

    Examples:
        >>> head_word("peaceful settlement of disputes at sea")
        'settlement'
        >>> head_word("situation in the Baltic Sea")
        ''
    """
    words = matching_words()
    folded = normalise(text).split()
    head = ""
    for word in folded[:1] if folded and folded[0].endswith("ing") else folded:
        if head and word in words.prepositions:
            break
        head = word
    return "" if head in words.light_words | words.general_heads else head


@lru_cache(maxsize=_CACHE)
def topic_similarity(text: str, other: str, *, strict: bool = False) -> float:
    """Return how alike two topics are, 0 where they are not the same.

    Leniently, topics are the same if the F1 of their words with content is at
    least one half, or if they have the same specific head word and one says
    nothing that the other does not. Strictly, the F1 is at least 0.7.
    """
    if variants(text) & variants(other):
        return 1.0
    tokens, others = content_tokens(text), content_tokens(other)
    score = token_f1(tokens, others)
    if score >= (STRICT if strict else LENIENT):
        return score
    if strict or not _same_head(text, other):
        return 0.0
    return score if _within(tokens, others) or _within(others, tokens) else 0.0


def best_similarity(texts: Iterable[str], others: Iterable[str], *, strict: bool = False) -> float:
    """Return the similarity of the most alike pair of two sets of topics."""
    others = tuple(others)
    return max(
        (topic_similarity(text, other, strict=strict) for text in texts for other in others),
        default=0.0,
    )


def _same_head(text: str, other: str) -> bool:
    head = head_word(text)
    return bool(head) and alike(head, head_word(other))


def _within(tokens: Sequence[str], others: Sequence[str]) -> bool:
    return all(any(alike(token, other) for other in others) for token in tokens)
