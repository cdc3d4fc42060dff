"""The names of persons taken apart: given names, family names, initials, nicknames, suffixes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from graphkit.resolution.identifiers import fold
from graphkit.resolution.names import one_spelling
from graphkit.resources.word_lists import load_name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PART = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
_NICKNAME = re.compile(r"[“\"‘(]([^\W\d_][\w.’' -]*)[”\"’)]")
_SOFT = re.compile(r"[’'ʼ`]")
_SHORTEST_CAPITALS = 3
_JOINED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z])")
_NUMERAL = re.compile(r"(?=[IVX]{2})X{0,2}(?:IX|IV|V?I{0,3})")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouyhj]")
_GLIDE = re.compile(r"(?<=[aeiou])[yj](?=[aeiou])|^[yj](?=e)")
_SERVANT = re.compile(r"^abd(?:[aeou]l|oul|ur|ar|er|i)?(?=[a-z]{3})")
_SERVANTS = frozenset({"abd", "abdal", "abdel", "abdol", "abdoul", "abdul", "abdur"})
_SOUNDS = (
    ("sch", "s"), ("tch", "s"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "k"), ("ph", "f"),
    ("sh", "s"), ("gh", "g"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("q", "k"),
    ("z", "s"), ("v", "f"), ("w", "f"), ("x", "ks"),
)  # fmt: skip
_CH = (("ch", "s"), ("ch", "k"))
_LETTERS = (
    ("sch", "s"), ("sh", "s"), ("ph", "f"), ("kh", "h"), ("oo", "u"), ("ou", "u"), ("oe", "u"),
    ("ee", "i"), ("j", "i"), ("y", "i"), ("w", "v"), ("q", "k"), ("ck", "k"), ("x", "ks"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameForm:
    """One name: its ``parts`` in order, given name first, folded and without particles.

    ``initials`` are the letters that stand for a part, ``middle`` those of them behind the first
    part. ``nicknames`` are those that the name itself gives ("Ana “Nita” Soto"), ``suffix`` is
    "jr", "iii" …; both are not among the parts.
    """

    text: str
    parts: tuple[str, ...]
    initials: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    suffix: str = ""


@lru_cache(maxsize=1 << 18)
def name_form(name: str) -> NameForm:
    """Take a name apart.

    Examples:
        >>> form = name_form("HOLT, Ada M. (“Addie”), Jr.")
        >>> form.parts, form.middle, form.nicknames, form.suffix
        (('ada', 'holt'), ('m',), ('addie',), 'jr')
    """
    nicknames = tuple(one_spelling(_plain(n)) for n in _NICKNAME.findall(name))
    words = _in_order(_JOINED_ARTICLE.sub(r"\1 ", _NICKNAME.sub(" ", name)))
    suffix = next((fold(w) for w in reversed(words[1:]) if _is_suffix(w)), "")
    named = [word for i, word in enumerate(words) if not (i and _is_suffix(word))]
    kept = [_plain(word) for word in [w for w in named if not _is_particle(w)] or named]
    parts = tuple(one_spelling(word) for word in _joined(kept) if len(word) > 1)
    if not parts:
        return NameForm(name, tuple(kept), nicknames=nicknames, suffix=suffix)
    first = next(i for i, word in enumerate(kept) if len(word) > 1)
    initials = tuple(word for word in kept if len(word) == 1)
    middle = tuple(word for word in kept[first:] if len(word) == 1)
    return NameForm(name, parts, initials, middle, nicknames, suffix)


def is_full(name: str) -> bool:
    """Return whether a name has a given name, or the initial of one, and a family name."""
    form = name_form(name)
    return len(form.parts) > 1 or bool(form.initials and form.parts)


def joined_form(name: str) -> NameForm:
    """Take a name apart, words that a hyphen joins as one part."""
    return name_form(_HYPHEN.sub("", name))


def _in_order(name: str) -> list[str]:
    """Return the words of a name, given names first where a comma or capitals show the order."""
    family, comma, given = name.partition(",")
    if comma and {fold(word) for word in _PART.findall(given)} - _suffixes():
        return [*_PART.findall(given), *_PART.findall(family)]
    words: list[str] = _PART.findall(name)
    capitals = [word.isupper() and len(word) >= _SHORTEST_CAPITALS for word in words]
    if words and capitals[0] and not capitals[-1]:
        count = capitals.index(False)
        return words[count:] + words[:count]
    return words


def _plain(word: str) -> str:
    """Return a word in small plain letters, whatever its script.

    Examples:
        >>> _plain("Sheikh’s"), _plain("Łukasz"), _plain("Зеленський")
        ('sheikhs', 'lukasz', 'zelenskii')
    """
    return _SOFT.sub("", anyascii(fold(word))).lower()


def _joined(words: Iterable[str]) -> Iterator[str]:
    """Write "Abdel Fattah", "Abd al-Fattah" and "Abdulfattah" in one way."""
    servant = False
    for word in words:
        if word in _SERVANTS:
            servant = True
            continue
        yield f"abdul{word}" if servant else _SERVANT.sub("abdul", word)
        servant = False


def _is_suffix(word: str) -> bool:
    """Whether a word stands behind a name: "Jr.", or the number of a king."""
    return fold(word) in _suffixes() or bool(_NUMERAL.fullmatch(word))


def _is_particle(word: str) -> bool:
    """Whether a word only links others; the "Y." of "Y. Suga" is an initial."""
    return fold(word) in _particles() and not (len(word) == 1 and word.isupper())


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(word) for word in load_name_words().particles)


@cache
def _suffixes() -> frozenset[str]:
    words = load_name_words().suffixes
    return frozenset(fold(part) for word in words for part in _PART.findall(word))


@lru_cache(maxsize=1 << 18)
def plain_spelling(part: str) -> str:
    """Return a part of a name as it would stand if all transliterated alike.

    Examples:
        >>> plain_spelling("soeharto"), plain_spelling("lawrow"), plain_spelling("aliyev")
        ('suharto', 'lavrov', 'aliev')
    """
    part = _GLIDE.sub("", part)
    for spelt, one in _LETTERS:
        part = part.replace(spelt, one)
    return _DOUBLE.sub(r"\1", part)


@lru_cache(maxsize=1 << 18)
def sounds_of(part: str) -> frozenset[str]:
    """Return how a part of a name may sound, roughly: its consonants, alike ones as one.

    What several transliterations of one name have in common; to find candidates by. A "ch" is
    that of "Tchaikovsky" or of "Bach".

    Examples:
        >>> sorted(sounds_of("muhammad")), sorted(sounds_of("mohamed"))
        (['md'], ['md'])
        >>> sorted(sounds_of("schuler") & sounds_of("shuler"))
        ['slr']
    """
    variants = {part}
    if "ch" in part.replace("sch", "s").replace("tch", "s"):
        plain = part.replace("sch", "s").replace("tch", "s")
        variants = {plain.replace(*pair) for pair in _CH}
    return frozenset(_sound(variant) or part[:1] for variant in variants)


def _sound(part: str) -> str:
    part = _GLIDE.sub("", part)
    for spelt, one in _SOUNDS:
        part = part.replace(spelt, one)
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", _DOUBLE.sub(r"\1", part.replace("c", "k"))))
