"""Tell how far a person's name goes: initials, particles, hyphens, suffixes, name orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.extraction.naming.scan import Scan
    from graphkit.extraction.naming.words import Word
    from graphkit.resources.word_lists import NameWords

_LONGEST_ADDED = 5
_MAX_WORDS = 8
_FULL_NAME = 2
_LONGEST_SYLLABLE = 6
_FAMILY_NAME = 2
_CLOSING = frozenset({",", ".", "(", ")", ";", ":"})
_QUOTES = {"“": "”", '"': '"', "‘": "’"}


@dataclass(slots=True, kw_only=True)
class NameShapes:
    """The shapes of names in one sentence.

    ``offices`` are the indices of words of offices, ``letters`` what may follow a
    name and is no part of it ("MP").
    """

    scan: Scan
    offices: frozenset[int]
    lexicon: NameWords
    letters: frozenset[str] = frozenset()

    def end(self, start: int, *, surnames: frozenset[str] = frozenset()) -> int:
        """Return where a name that begins at ``start`` ends; ``start`` itself if none does.

        It may be one of ``surnames``, words that otherwise are none.
        """
        words = self.scan.words
        first = self._after_added_name(start)
        end = position = first
        hyphens = 0
        while position < len(words) and position - start - hyphens < _MAX_WORDS:
            hyphens += words[position].is_hyphen
            if self._is_name_word(position, start, surnames=surnames):
                end = position + 1
            elif not self._links(position, start):
                break
            position += 1
        if all(len(word.key) == 1 for word in words[first:end]):
            return start
        return self._with_suffix(end)

    def _after_added_name(self, start: int) -> int:
        """Return the end of a given name that an editor added: "[Ana] Soto", "[Ali al-] Said"."""
        if self.scan.word(start) != "[" or not self.scan.is_name_like(start + 1):
            return start
        end = start + 2
        while end < start + _LONGEST_ADDED and self._is_of_added(end):
            end += 1
        return end + 1 if self.scan.word(end) == "]" else start

    def _is_of_added(self, position: int) -> bool:
        word = self.scan.word(position)
        is_hyphen = self.scan.words[position].is_hyphen if word else False
        return is_hyphen or word in self.lexicon.particles or self.scan.is_name_like(position)

    def end_of_letters(self, end: int) -> int:
        """Return the end of the letters after a name: "MP", ", KC, MP"."""
        while True:
            comma = self.scan.word(end) == ","
            if self._key(end + comma) not in self.letters:
                return end
            if comma and self.scan.is_name_like(end + 2):
                return end  # ", IAS Officers"
            end += 1 + comma

    def inverted_end(self, start: int, end: int) -> int:
        """Return the end of "Khan, Imran Ali" where ``start`` to ``end`` is the family name."""
        scan = self.scan
        given = end + 1
        if scan.word(end) != "," or end - start > _FAMILY_NAME:
            return end
        if given in self.offices or given in scan.honorifics or self._key(given) in self.letters:
            return end
        given_end = self.end(given)
        if given_end == given or not self.closes(given_end):
            return end
        return given_end if given_end >= len(scan.words) or given_end + 1 in self.offices else end

    def hyphenated_end(self, end: int) -> int:
        """Return the end of a compound whose first part ends at ``end``: "Reyes-Lindt"."""
        while self.is_cut(end):
            end += 2
        return end

    def is_cut(self, end: int) -> bool:
        """Whether a hyphen joins what goes on after ``end``."""
        words = self.scan.words
        return end + 1 < len(words) and words[end].is_hyphen and self._glues(end)

    def closes(self, end: int) -> bool:
        """Whether an apposition may end here: at a comma, a bracket, a verb, the end."""
        if end >= len(self.scan.words):
            return True
        word = self.scan.words[end]
        return word.text in _CLOSING or not word.is_name_like

    def is_full(self, start: int, end: int) -> bool:
        """Whether there is a given and a family name, and no country at the front."""
        names = [word for word in self.scan.words[start:end] if word.is_name_like]
        entity = self.scan.by_start.get(start)
        seen = self.scan.persons.get(start, 0) >= start + _FULL_NAME
        return len(names) >= _FULL_NAME and (entity is None or (seen and entity.end < end))

    def _is_name_word(self, position: int, start: int, *, surnames: frozenset[str]) -> bool:
        scan = self.scan
        word = scan.words[position]
        if not word.is_name_like or not (word.text.isalpha() or any(map(str.isalpha, word.text))):
            return position > start and scan.words[position - 1].is_hyphen and self._is_tail(word)
        if position in self.offices or word.is_possessive:
            return False
        if word.lower in self.lexicon.stops:
            if position > start and self._is_first_half(position):
                return True
            return self._is_initial(position) or self._is_given_surname(position, start, surnames)
        if word.lower in self.lexicon.doubtful:
            return self._is_surname(position, start, surnames=surnames)
        return position == start or not self._ends_name(position, start)

    def is_hyphenated_given(self, position: int) -> bool:
        """Whether a given name of two syllables stands there: "Min-ji"."""
        words = self.scan.words[position : position + 3]
        if len(words) <= _FULL_NAME or not self._is_first_half(position):
            return False
        short = max(len(words[0].text), len(words[-1].text)) <= _LONGEST_SYLLABLE
        return short and words[0].is_name_like and words[-1].lower not in self.lexicon.compounds

    def _is_first_half(self, position: int) -> bool:
        """Whether a hyphen joins a word to one in lower case: the "In" of "Kim In-ho"."""
        words = self.scan.words[position + 1 : position + 3]
        joined = len(words) == _FULL_NAME and words[0].is_hyphen and words[0].glued
        return joined and words[1].glued and words[1].text.isalpha() and words[1].text.islower()

    def _is_initial(self, position: int) -> bool:
        word = self.scan.words[position]
        return len(word.text) == 1 and self.scan.word(position + 1) == "."

    def _is_given_surname(self, position: int, start: int, surnames: frozenset[str]) -> bool:
        """Whether "He" or the like is a family name, as in "Vice Premier He"."""
        if position > start and self.scan.word(position - 1) in self.lexicon.patronymics:
            return True  # "bin Said"
        word = self.scan.word(position)
        return position == start and bool(surnames) and word in self.lexicon.pronoun_names

    def _is_tail(self, word: Word) -> bool:
        return word.glued and word.text.isalpha()

    def _ends_name(self, position: int, start: int) -> bool:
        """Whether a country, an organisation, letters or another person's honorific begin."""
        if self._key(position) in self.letters and not self.scan.words[start].key.isupper():
            return True
        honorific = self.scan.honorifics.get(position)
        if honorific is not None:
            return honorific.end > position + 1 or not self.scan.words[position].text.isalpha()
        match = self.scan.by_start.get(position)
        return match is not None and (match.is_polity or match.end > position + 1)

    def _is_surname(self, position: int, start: int, *, surnames: frozenset[str]) -> bool:
        """Whether a word such as "West", "Hall" or "May" is part of a name here."""
        scan = self.scan
        if scan.word(position + 1)[:1].isdigit():
            return False
        if position in scan.person_words and scan.word(position) not in self.lexicon.institutions:
            return True
        alone = position == start and not scan.is_name_like(position + 1)
        if position == start and self.is_hyphenated_given(position + 1):
            return True  # "An Min-ji"
        if self._is_first_of_two(position, start, surnames):
            return True  # "U Than Lwin"
        if position == start + 1 and surnames and self.closes(position + 1):
            return scan.word(position) in self.lexicon.names_too  # "Ms. Clara May,"
        return alone and scan.word(position) in surnames

    def _is_first_of_two(self, position: int, start: int, surnames: frozenset[str]) -> bool:
        """Whether such a word opens a name of which another word follows."""
        fits = self.scan.word(position) in surnames & self.lexicon.names_too
        return fits and position == start and self.scan.is_name_like(position + 1)

    def _links(self, position: int, start: int) -> bool:
        """Whether a particle, hyphen, dot, apostrophe or quote joins two parts of a name."""
        words = self.scan.words
        word = words[position]
        is_particle = word.lower in self.lexicon.particles
        if position + 1 >= len(words) or (position == start and not is_particle):
            return False
        if word.is_hyphen:
            return self._glues(position)
        if word.text == ".":
            initial = word.glued and len(words[position - 1].text) == 1
            return initial and words[position + 1].is_name_like
        if self._is_nickname(position) or self._is_nickname(position - 2):
            return True
        is_apostrophe = word.text in {"’", "'"} and word.glued
        return (is_apostrophe or is_particle) and self._name_follows(position + 1)

    def _glues(self, position: int) -> bool:
        after = self.scan.words[position + 1]
        return self.scan.words[position].glued and after.glued and after.text.isalpha()

    def _is_nickname(self, position: int) -> bool:
        """Whether one word in quotes stands at ``position``, and the name goes on after it."""
        if position < 0 or self.scan.words[position].text not in _QUOTES:
            return False
        words = self.scan.words[position : position + 4]
        return (
            len(words) == len("“N”F")
            and _QUOTES[words[0].text] == words[2].text
            and words[1].is_name_like
            and words[3].is_name_like
        )

    def _name_follows(self, position: int) -> bool:
        words = self.scan.words
        while position < len(words) and self._is_joint(words[position]):
            position += 1
        patronymic = self.scan.word(position - 1) in self.lexicon.patronymics
        follows = self.scan.is_name_like(position)
        return follows and (patronymic or not self._is_stop(words[position]))

    def _is_joint(self, word: Word) -> bool:
        return word.is_hyphen or word.lower in self.lexicon.particles

    def _is_stop(self, word: Word) -> bool:
        return word.lower in self.lexicon.stops or word.lower in self.lexicon.doubtful

    def _with_suffix(self, end: int) -> int:
        """Return the end after "Jr.", whether a comma stands before it or not."""
        words = self.scan.words
        if not self._is_suffix(end - 1):
            position = end + (self.scan.word(end) == ",")
            end = position + 1 if self._is_suffix(position) else end
        if end < len(words) and words[end].text == "." and words[end].glued:
            end += f"{words[end - 1].key}." in self.lexicon.suffixes
        return end

    def _is_suffix(self, position: int) -> bool:
        key = self._key(position)
        return key in self.lexicon.suffixes or f"{key}." in self.lexicon.suffixes

    def _key(self, position: int) -> str:
        return self.scan.words[position].key if 0 <= position < len(self.scan.words) else ""
