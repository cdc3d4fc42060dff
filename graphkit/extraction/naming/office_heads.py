"""Find the nouns that head the names of offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.naming.phrases import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphkit.extraction.naming.words import Word
    from graphkit.resources.titles import Titles

_AHEAD = 5
_JOINING = frozenset({"&", "and"})
_BEFORE_VERBS = frozenset({"and", "also", "jointly", "or", "to", "will", "would"})
_BEFORE_APPOSITION = frozenset({"a", "the"})


@dataclass(frozen=True, slots=True)
class OfficeHead:
    """The head of an office: its lemma and, for an abbreviation, what that stands for.

    ``before`` are the prepositions without which it is no office ("head of").
    """

    lemma: str
    plural: bool
    expansion: str = ""
    before: tuple[str, ...] = ()


class HeadFinder:
    """Find heads in singular and plural, and abbreviations."""

    def __init__(self, titles: Titles) -> None:
        """Index the heads of ``titles``."""
        self._titles = titles
        heads = [(form, OfficeHead(form, plural=False)) for form in sorted(titles.singular)]
        heads += [(form, OfficeHead(lemma, plural=True)) for form, lemma in titles.plurals.items()]
        heads += [
            (form, OfficeHead(form, plural=False, before=before))
            for form, before in titles.heads_before.items()
        ]
        # "Secretary General" and "secretary-general" are one head.
        heads += [(form.replace("-", " "), head) for form, head in heads if "-" in form]
        heads += [(form.replace(" ", "-"), head) for form, head in heads if " " in form]
        self._heads = PhraseTable(heads)
        self._short = PhraseTable(
            (
                (short, OfficeHead(_head_of(full.lower(), titles), plural=False, expansion=full))
                for short, full in titles.abbreviations.items()
            ),
            fold_case=False,
        )

    def heads(self, words: Sequence[Word]) -> Mapping[int, tuple[int, OfficeHead]]:
        """Return, by first word, the end of each head and the head; they may overlap."""
        found = self._heads.matches(words)
        found |= self._abbreviations(words)
        return {
            start: (end, head)
            for start, (end, head) in found.items()
            if self._has_preposition(words, start, end, head)
            and not self._is_modifier(words, start, end, found)
            and not _is_verb(words, start, head)
            and not self._is_compound(words, end)
        }

    def _abbreviations(self, words: Sequence[Word]) -> Iterator[tuple[int, tuple[int, OfficeHead]]]:
        for start, (end, head) in self._short.matches(words).items():
            if start and words[start - 1].text[0].isdigit():
                continue  # "3 PM"
            # A full stop at the end of the sentence is no part of it.
            dotted = end + 1 < len(words) and words[end].text == "." and words[end].glued
            yield start, (end + dotted, head)

    @staticmethod
    def _has_preposition(words: Sequence[Word], start: int, end: int, head: OfficeHead) -> bool:
        if not head.before:
            return True
        if end >= len(words) or words[end].lower not in head.before:
            return False
        if words[start].is_name_like or _is_apposed(words, start):
            return True
        return _is_of_body(words, start, end)

    def _is_compound(self, words: Sequence[Word], end: int) -> bool:
        """Whether a hyphen makes another word of a head: "Omar Amir-Tavakoli", "leader-level"."""
        if end + 1 >= len(words) or not (words[end].is_hyphen and words[end].glued):
            return False
        following = words[end + 1]
        titled = self._titles.status, self._titles.singular, self._titles.portfolios
        known = any(following.lower in words for words in titled)
        return following.glued and not known

    def _is_modifier(
        self,
        words: Sequence[Word],
        start: int,
        end: int,
        heads: Mapping[int, tuple[int, OfficeHead]],
    ) -> bool:
        """Whether what can be a head only modifies one: "Chief Economic Adviser"."""
        if words[start].lower not in self._titles.modifiers or not words[start].is_name_like:
            return False
        for position in range(end, min(end + _AHEAD, len(words))):
            if not (words[position].is_name_like or self._joins_fields(words, end, position)):
                return False
            if position in heads:
                return True
        return False

    def _joins_fields(self, words: Sequence[Word], start: int, position: int) -> bool:
        """Whether "and" joins what an office is for: "Chief Trade Policy and Energy Adviser"."""
        fields = words[start:position]
        told = bool(fields) and all(word.lower in self._titles.describing for word in fields)
        return words[position].lower in _JOINING and told


def _is_verb(words: Sequence[Word], start: int, head: OfficeHead) -> bool:
    """Whether what can be an office tells what somebody does: "to chair", "will co-chair"."""
    if head.lemma != "chair" or words[start].is_name_like:
        return False
    first = start - 2 if start > 1 and words[start - 1].is_hyphen else start
    return first > 0 and words[first - 1].lower in _BEFORE_VERBS


def _is_apposed(words: Sequence[Word], start: int) -> bool:
    """Whether a noun begins an apposition: "Li Wei, a member of"."""
    first = start - (words[start - 1].lower in _BEFORE_APPOSITION) if start else 0
    first -= first > 0 and words[first - 1].lower == "also"
    return first > 1 and words[first - 1].text == "," and words[first - 2].is_name_like


def _is_of_body(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a noun heads a body that is named: "the head of the Trade Office"."""
    unique = start > 0 and words[start - 1].lower == "the"
    body = end + 1 + (end + 1 < len(words) and words[end + 1].lower == "the")
    return unique and body < len(words) and words[body].is_name_like


def _head_of(title: str, titles: Titles) -> str:
    """Return the head of a whole title: the longest that it, or what precedes "of", ends in."""
    if title in titles.singular:
        return title
    words = title.partition(" of ")[0].split()
    endings = (" ".join(words[start:]) for start in range(len(words)))
    return next((ending for ending in endings if ending in titles.singular), words[-1])
