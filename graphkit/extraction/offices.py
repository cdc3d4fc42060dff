"""Read the names of offices: head, modifiers, complement, and whose office it is.

"Deputy Prime Minister and Minister of Foreign Affairs of the State of Qatar",
"UN Secretary-General", "the foreign ministers of Chile and Peru", "Norway’s
acting PM". The head is found first and the phrase is grown to both sides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.extraction.entities import EntityMatch, end_of_brackets
from graphkit.extraction.words import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.extraction.words import Word
    from graphkit.resources.word_lists import Titles

_MAX_OPEN_MODIFIERS = 5
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_COORDINATORS = frozenset({",", "and", "&"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Words ``start`` up to ``end`` name one office or, in the plural, several.

    ``title_start`` up to ``title_end`` is the name proper ("Minister of Foreign
    Affairs"), ``polities`` are the countries or organisations it is an office
    of. ``article`` is the determiner before it, "" if there is none.
    """

    start: int
    end: int
    title_start: int
    title_end: int
    title: str
    head: str
    plural: bool
    capital: bool
    polities: tuple[EntityMatch, ...] = ()
    status: str = ""
    article: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether it neither says whose office it is nor has more than its head."""
        return not self.polities and self.title_end - self.title_start == 1


@dataclass(frozen=True, slots=True)
class _Head:
    lemma: str
    plural: bool
    expansion: str = ""


class OfficeGrammar:
    """Find the offices named in a sentence."""

    def __init__(self, titles: Titles, stop_words: frozenset[str]) -> None:
        """Use the words of ``titles``; ``stop_words`` never belong to a title."""
        self._titles = titles
        self._stop = stop_words
        heads = [(lemma, _Head(lemma, plural=False)) for lemma in sorted(titles.singular)]
        heads += [(plural, _Head(lemma, plural=True)) for plural, lemma in titles.plurals.items()]
        # "Secretary General" and "secretary-general" are one head.
        heads += [(form.replace("-", " "), head) for form, head in heads if "-" in form]
        self._heads = PhraseTable(heads)
        self._short = {
            short: _Head(full.rsplit(maxsplit=1)[-1].lower(), plural=False, expansion=full)
            for short, full in titles.abbreviations.items()
        }

    def offices(
        self, words: Sequence[Word], entities: Sequence[EntityMatch], honorifics: frozenset[int]
    ) -> list[Office]:
        """Return the offices in order; ``honorifics`` are the indices of such words."""
        by_end = {match.end: match for match in entities}
        by_start = {match.start: match for match in entities}
        found: list[Office] = []
        position = 0
        while position < len(words):
            hit = self._head_at(words, position)
            if hit is None or self._is_inside_name(position, entities):
                position += 1
                continue
            floor = found[-1].end if found else 0
            sentence = _Sentence(words, by_start, by_end, honorifics, floor)
            office = self._grow(sentence, position, *hit)
            found.append(office)
            position = office.end
        return found

    def heads_in(self, words: Sequence[Word], start: int, end: int) -> bool:
        """Return whether an office head stands between two words."""
        return any(self._head_at(words, position) for position in range(start, end))

    def _head_at(self, words: Sequence[Word], position: int) -> tuple[int, _Head] | None:
        short = self._short.get(words[position].text)
        return (position + 1, short) if short else self._heads.match(words, position)

    @staticmethod
    def _is_inside_name(position: int, entities: Sequence[EntityMatch]) -> bool:
        return any(match.start <= position < match.end for match in entities)

    def _grow(self, sentence: _Sentence, start: int, end: int, head: _Head) -> Office:
        words = sentence.words
        capital = words[start].is_name_like
        left = self._modifiers(sentence, start, capital=capital)
        first, before = sentence.polities_before(left, plural=head.plural)
        right = end_of_brackets(words, end)
        right, status_after = self._status_after(words, right)
        title_end = self._complement(sentence, right, capital=capital)
        end_of_title = title_end if title_end > right else end
        last, after = sentence.polities_after(title_end, plural=head.plural)
        first, status = self._status_before(words, first, sentence.floor)
        first, article = self._article(words, first, sentence.floor)
        return Office(
            start=first,
            end=last,
            title_start=left,
            title_end=end_of_title,
            title=self._title(words, left, start, end_of_title, head),
            head=head.lemma,
            plural=head.plural,
            capital=capital,
            polities=before or after,
            status=status or status_after,
            article=article,
        )

    def _modifiers(self, sentence: _Sentence, start: int, *, capital: bool) -> int:
        left = start
        while left > sentence.floor and start - left < _MAX_OPEN_MODIFIERS:
            word = sentence.words[left - 1]
            glued_pair = word.is_hyphen and left - 2 >= sentence.floor
            known = word.lower in self._titles.modifiers and word.lower != "and"
            is_open = capital and word.is_name_like and self._is_open(sentence, left - 1)
            if glued_pair and sentence.words[left - 2].lower in self._titles.modifiers:
                left -= 2
            elif (known and sentence.is_free(left - 1)) or is_open:
                left -= 1
            else:
                break
        return left

    def _is_open(self, sentence: _Sentence, position: int) -> bool:
        word = sentence.words[position]
        return (
            sentence.is_free(position)
            and word.text.isalpha()
            and word.lower not in self._stop
            and word.lower not in self._titles.status
            and position not in sentence.honorifics
        )

    def _complement(self, sentence: _Sentence, start: int, *, capital: bool) -> int:
        """Return the end of "for Foreign, Commonwealth and Development Affairs"."""
        words = sentence.words
        if start >= len(words) or words[start].lower not in {"of", "for", "to", "on"}:
            return start
        position = _skip_article(words, start + 1)
        if position in sentence.by_start and not self._goes_on(sentence, position):
            return start
        end = start
        while position < len(words):
            word = words[position]
            if word.lower in _COORDINATORS or word.is_hyphen:
                if not self._continues(sentence, position):
                    break
            elif not self._is_complement_word(word, capital=capital):
                if word.lower not in {"of", "the", "for"} or not self._continues(
                    sentence, position
                ):
                    break
            elif position in sentence.honorifics or self._begins_name(words, position, end):
                break
            else:
                end = position + 1
            position += 1
        return end

    def _begins_name(self, words: Sequence[Word], position: int, end: int) -> bool:
        """Whether the holder's name begins: no portfolio, and none follows, right after one."""
        if position != end or words[position - 1].lower in _COORDINATORS:
            return False
        known = self._titles.portfolios | self._titles.modifiers
        ahead = words[position : position + 3]
        near = [w for i, w in enumerate(ahead) if all(a.is_name_like for a in ahead[: i + 1])]
        return not any(word.lower in known for word in near)

    def _goes_on(self, sentence: _Sentence, position: int) -> bool:
        """Whether a name is only the first word of a complement ("Europe and Foreign Affairs")."""
        end = sentence.by_start[position].end
        words = sentence.words
        if sentence.by_start[position].entry.type == "Country":
            return False
        stretch = words[end : end + 5]
        return any(word.text in {"Affairs", "Policy", "Relations"} for word in stretch) and (
            end < len(words) and words[end].lower in _COORDINATORS
        )

    def _is_complement_word(self, word: Word, *, capital: bool) -> bool:
        if word.lower in self._stop or not word.text[0].isalpha():
            return False
        if capital:
            return word.is_name_like and word.text not in self._titles.abbreviations
        return word.lower in self._titles.modifiers

    def _continues(self, sentence: _Sentence, position: int) -> bool:
        """Whether the complement goes on after a comma, "and" or "of" at ``position``."""
        words = sentence.words
        after = _skip_article(words, position + 1)
        if after >= len(words) or after in sentence.honorifics:
            return False
        is_of = words[position].lower in {"of", "the", "for"}
        if is_of and after in sentence.by_start:
            return False
        if words[after].lower == "and":
            after += 1
        if after >= len(words) or not words[after].is_name_like:
            return False
        if (
            not is_of
            and after in sentence.by_start
            and sentence.by_start[after].entry.type == "Country"
        ):
            return False
        return not self._new_office_follows(sentence, after)

    def _new_office_follows(self, sentence: _Sentence, start: int) -> bool:
        words = sentence.words
        for position in range(start, min(start + 5, len(words))):
            if self._head_at(words, position) or position in sentence.honorifics:
                return True
            if not words[position].is_name_like and not words[position].is_hyphen:
                return False
        return False

    def _status_before(self, words: Sequence[Word], first: int, floor: int) -> tuple[int, str]:
        if first > floor and words[first - 1].is_hyphen and first - 2 >= floor:
            status = self._titles.status.get(words[first - 2].lower, "")
            return (first - 2, status) if status else (first, "")
        if first > floor and (status := self._titles.status.get(words[first - 1].lower, "")):
            return first - 1, status
        return first, ""

    def _status_after(self, words: Sequence[Word], end: int) -> tuple[int, str]:
        if end + 1 < len(words) and words[end].is_hyphen:
            status = self._titles.status.get(words[end + 1].lower, "")
            if status:
                return end + 2, status
        return end, ""

    @staticmethod
    def _article(words: Sequence[Word], first: int, floor: int) -> tuple[int, str]:
        if first > floor and words[first - 1].lower in _DETERMINERS:
            return first - 1, words[first - 1].lower
        return first, ""

    @staticmethod
    def _title(words: Sequence[Word], left: int, start: int, end: int, head: _Head) -> str:
        if not head.expansion:
            return join_words(words[left:end])
        parts = [join_words(words[left:start]), head.expansion, join_words(words[start + 1 : end])]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The words of a sentence with the names found in it, as the grammar walks them."""

    words: Sequence[Word]
    by_start: Mapping[int, EntityMatch]
    by_end: Mapping[int, EntityMatch]
    honorifics: frozenset[int]
    floor: int

    def is_free(self, position: int) -> bool:
        """Whether no name covers the word."""
        return not any(match.start <= position < match.end for match in self.by_start.values()) or (
            self.words[position].lower in {"union"}
        )

    def polities_before(self, left: int, *, plural: bool) -> tuple[int, tuple[EntityMatch, ...]]:
        """Return where the polities that end at ``left`` begin, and the polities."""
        found: list[EntityMatch] = []
        position = left
        while position > self.floor:
            end = position
            if self.words[end - 1].is_possessive:
                end -= 1
            match = self.by_end.get(end)
            if match is None or not match.is_polity or match.start < self.floor:
                break
            found.insert(0, match)
            position = match.start
            before = self._coordinator_before(position)
            if not plural or before == position:
                break
            position = before
        start = found[0].start if found else left
        return start, tuple(found)

    def _coordinator_before(self, position: int) -> int:
        before = position
        while before > self.floor and (
            self.words[before - 1].lower in _COORDINATORS or self.words[before - 1].is_hyphen
        ):
            before -= 1
        return before

    def polities_after(self, end: int, *, plural: bool) -> tuple[int, tuple[EntityMatch, ...]]:
        """Return where the polities after "of" or "from" end, and the polities."""
        words = self.words
        if end >= len(words) or words[end].lower not in {"of", "from", "to", "for"}:
            return end, ()
        found: list[EntityMatch] = []
        position = _skip_article(words, end + 1)
        while (match := self.by_start.get(position)) is not None and match.is_polity:
            found.append(match)
            end = match.end
            position = self._next_polity(end) if plural else len(words)
        return end, tuple(found)

    def _next_polity(self, end: int) -> int:
        position = end
        while position < len(self.words) and self.words[position].lower in _COORDINATORS:
            position += 1
        return _skip_article(self.words, position) if position > end else len(self.words)


def share_polities(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Give offices of one holder that name no polity that of the next (or last) one that does."""
    shared: list[Office] = []
    polities: tuple[EntityMatch, ...] = ()
    for office in reversed(offices):
        polities = office.polities or polities
        shared.insert(0, replace(office, polities=polities))
    first = shared[0].polities if shared else ()
    return tuple(o if o.polities else replace(o, polities=first) for o in shared)


def join_words(words: Sequence[Word]) -> str:
    """Return the words as running text, glued where they were."""
    text = ""
    for index, word in enumerate(words):
        text += word.text if index == 0 or word.glued else f" {word.text}"
    return text


def _skip_article(words: Sequence[Word], position: int) -> int:
    if position < len(words) and words[position].lower == "the":
        return position + 1
    return position
