"""Read the names of persons with all that stands around them.

"H.E. Mr. Khan, Imran Ali, Foreign Minister of …", "Japanese Prime Minister (PM)
Taro Yamada", "his Indian counterpart, Anita Rao". The grammar takes honorifics
and offices for certain signs of a name; without them the trained pipeline has
to have seen a name, or the document has to have introduced it already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.extraction.entities import EntityMatch, end_of_brackets
from graphkit.extraction.offices import Office, join_words, share_polities
from graphkit.extraction.words import PhraseTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.words import Word

PARTICLES = frozenset(
    "al ap bin bint da das de del della den der di do dos du e el ibn la le ould oglu van ter ten "
    "von y zu zur".split()
)
_MAX_NAME_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Words ``start`` up to ``end`` name one person; the name itself is inside.

    ``counterpart`` is set where the person is called somebody's counterpart:
    the polities are then those of the counterpart, the office is that of the other.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    gender: str = ""
    honorific: str = ""
    offices: tuple[Office, ...] = ()
    counterpart: tuple[EntityMatch, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """ "his Indian counterpart" without a name."""

    start: int
    end: int
    plural: bool
    polities: tuple[EntityMatch, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a sentence before its persons are read.

    ``seen`` holds the stretches the trained pipeline takes for persons, ``known``
    the names the document has introduced, by their keys.
    """

    words: Sequence[Word]
    entities: Sequence[EntityMatch]
    offices: Sequence[Office]
    honorifics: dict[int, tuple[int, str, str]]
    seen: Sequence[tuple[int, int]]
    known: PhraseTable[str]


class PersonGrammar:
    """Find the persons named in a sentence."""

    def __init__(
        self, stop_words: frozenset[str], counterparts: Sequence[str], supreme: frozenset[str]
    ) -> None:
        """Take no word of ``stop_words`` for a name; nobody holds two ``supreme`` offices."""
        self._stop = stop_words
        self._supreme = supreme
        forms = [(form, False) for form in counterparts]
        self._counterparts = PhraseTable(forms + [(f"{form}s", True) for form in counterparts])

    def read(self, around: Surroundings) -> list[Person | Office | Counterpart]:
        """Return persons, and the offices and counterparts that have no name, in order."""
        reader = _Reader(around, self._stop, self._counterparts, self._supreme)
        return reader.read()


class _Reader:
    """One walk over one sentence."""

    def __init__(
        self,
        around: Surroundings,
        stop: frozenset[str],
        counterparts: PhraseTable[bool],
        supreme: frozenset[str],
    ) -> None:
        self._supreme = supreme
        self._around = around
        self._words = around.words
        self._stop = stop
        self._counterparts = counterparts
        self._offices = {office.start: office for office in around.offices}
        self._entities = {match.start: match for match in around.entities}
        self._entity_ends = {match.end: match for match in around.entities}
        self._seen = dict(around.seen)
        self._inside = {
            index for office in around.offices for index in range(office.start, office.end)
        }

    def read(self) -> list[Person | Office | Counterpart]:
        found: list[Person | Office | Counterpart] = []
        position = 0
        while position < len(self._words):
            item = self._item(position)
            if isinstance(item, list):
                found.extend(item)
                position = item[-1].end
            elif item is not None:
                found.append(item)
                position = item.end
            else:
                position += 1
        return found

    def _item(self, position: int) -> Person | Counterpart | list[Office] | None:
        if position in self._offices:
            return self._after_offices(position)
        if position in self._around.honorifics:
            return self._after_honorific(position)
        counterpart = self._counterpart(position)
        if counterpart is not None:
            return counterpart
        return self._bare_name(position)

    # Offices before a name

    def _after_offices(self, start: int) -> Person | list[Office]:
        offices = self._office_run(start)
        end = offices[-1].end
        if not offices[-1].plural:
            person = self._named_holder(offices, start, end)
            if person is not None:
                return person
        return [offices[0]]

    def _named_holder(self, offices: list[Office], start: int, end: int) -> Person | None:
        comma = end < len(self._words) and self._words[end].text == ","
        position = end + 1 if comma else end
        if position >= len(self._words):
            return None
        sure = not comma and offices[-1].capital
        honorific = self._around.honorifics.get(position)
        if honorific is not None:
            position, sure = self._honorific_end(position), True
        name_end = self._name_end(position)
        if name_end == position:
            return None
        if not (sure or self._is_seen_or_known(position, name_end)):
            if not (comma and offices[-1].article != "a" and self._looks_full(position, name_end)):
                return None
        if comma and not self._closes(name_end):
            return None
        return self._person(start, position, name_end, offices, honorific)

    def _office_run(self, start: int) -> list[Office]:
        """Return the offices from ``start`` that "and" or commas join for one holder."""
        run = [self._offices[start]]
        while not run[-1].plural:
            position = run[-1].end
            while position < len(self._words) and self._words[position].lower in {",", "and", "&"}:
                position += 1
            following = self._offices.get(position)
            if following is None or following.plural or position == run[-1].end:
                break
            if (
                following.article == "the"
                or not following.capital
                or self._excludes(run, following)
            ):
                break
            run.append(following)
        return run

    def _excludes(self, run: list[Office], following: Office) -> bool:
        """Whether the offices are two people's: of different polities, or two supreme ones."""
        if following.head in self._supreme and any(o.head in self._supreme for o in run):
            return True
        before = {match.entry.id for office in run for match in office.polities}
        after = {match.entry.id for match in following.polities}
        return bool(before and after and not before & after)

    # Names

    def _after_honorific(self, start: int) -> Person | list[Office] | None:
        position = self._honorific_end(start)
        if position in self._offices:
            found = self._after_offices(position)
            if isinstance(found, Person):
                return self._with_honorific(found, start)
            return None
        name_end = self._name_end(position)
        if name_end == position:
            return None
        name_end = self._inverted_end(position, name_end)
        return self._person(start, position, name_end, [], self._around.honorifics[start])

    def _with_honorific(self, person: Person, start: int) -> Person:
        _, text, gender = self._around.honorifics[start]
        return Person(
            start=start,
            end=person.end,
            name_start=person.name_start,
            name_end=person.name_end,
            name=person.name,
            gender=gender or person.gender,
            honorific=text,
            offices=person.offices,
        )

    def _honorific_end(self, start: int) -> int:
        position = start
        while position in self._around.honorifics:
            position = self._around.honorifics[position][0]
        return position

    def _bare_name(self, start: int) -> Person | None:
        if not self._words[start].is_name_like or start in self._inside:
            return None
        known = self._around.known.match(self._words, start)
        end = known[0] if known else self._seen_end(start)
        if end is None or end == start:
            return None
        end = max(end, self._name_end(start)) if known else min(end, self._name_end(start))
        if end <= start:
            return None
        apposed = self._apposed(end)
        if not known and not apposed and not self._looks_full(start, end):
            return None
        return self._person(start, start, end, [], None)

    def _seen_end(self, start: int) -> int | None:
        if start in self._seen:
            return self._seen[start]
        # A full name before ", Minister of …" needs no trained pipeline to be one.
        end = self._name_end(start)
        if end - start >= 2 and start not in self._entities and self._apposed(end):
            return end
        return None

    def _apposed(self, end: int) -> list[Office]:
        """Return the offices in apposition after a comma at ``end``."""
        if end + 1 >= len(self._words) or self._words[end].text != ",":
            return []
        following = self._offices.get(end + 1)
        if following is None or following.plural or following.article in {"his", "her", "their"}:
            return []
        run = self._office_run(end + 1)
        name_after = self._name_end(run[-1].end)
        # ", Foreign Minister X" begins the next person of a list.
        return run if name_after == run[-1].end else []

    def _name_end(self, start: int) -> int:
        """Return where a name that begins at ``start`` ends; ``start`` itself if none does."""
        end = start
        position = start
        while position < len(self._words) and position - start < _MAX_NAME_WORDS:
            word = self._words[position]
            if self._is_name_word(position, start):
                end = position + 1
            elif not (position > start or word.lower in PARTICLES) or not self._links(position):
                break
            position += 1
        return self._with_suffix(end) if end > start else start

    def _is_name_word(self, position: int, start: int) -> bool:
        word = self._words[position]
        if not word.is_name_like or not any(char.isalpha() for char in word.text):
            glued = position > start and word.glued and self._words[position - 1].is_hyphen
            return glued and word.text.isalpha()
        if word.lower in self._stop or position in self._inside or word.is_possessive:
            return False
        if position in self._around.honorifics and position > start and not word.text.isalpha():
            return False
        # A country or organisation ends a name, but many names begin like one.
        return position == start or not self._is_polity(position)

    def _is_polity(self, position: int) -> bool:
        match = self._entities.get(position)
        return match is not None and match.is_polity

    def _links(self, position: int) -> bool:
        """Whether a particle, hyphen, initial's dot or apostrophe at ``position`` joins two parts."""
        word = self._words[position]
        following = position + 1
        if following >= len(self._words):
            return False
        after = self._words[following]
        if word.is_hyphen:
            return word.glued and after.glued and after.text.isalpha()
        if word.text == ".":
            initial = len(self._words[position - 1].text) == 1
            return word.glued and initial and after.is_name_like
        if word.text in {"’", "'"}:
            return word.glued and self._names_follow(following)
        return word.lower in PARTICLES and (self._names_follow(following))

    def _names_follow(self, position: int) -> bool:
        word = self._words[position]
        if word.is_hyphen or word.lower in PARTICLES:
            return position + 1 < len(self._words) and self._names_follow(position + 1)
        return word.is_name_like and word.lower not in self._stop

    def _with_suffix(self, end: int) -> int:
        position = end + 1 if end < len(self._words) and self._words[end].text == "," else end
        if position < len(self._words) and self._words[position].key in {
            "Jr",
            "Sr",
            "II",
            "III",
            "MP",
        }:
            end = position + 1
            if end < len(self._words) and self._words[end].text == "." and self._words[end].glued:
                end += 1
        return end

    def _inverted_end(self, start: int, end: int) -> int:
        """Return the end of "Khan, Imran Ali" where ``start``–``end`` is the family name."""
        if end >= len(self._words) or self._words[end].text != "," or end - start > 2:
            return end
        given = end + 1
        if given in self._offices or given in self._around.honorifics:
            return end
        given_end = self._name_end(given) if given < len(self._words) else given
        if given_end == given or not self._closes(given_end):
            return end
        after = given_end + 1
        at_end = given_end >= len(self._words)
        return given_end if at_end or after in self._offices else end

    def _closes(self, end: int) -> bool:
        """Whether an apposition may end here: at a comma, a bracket, a verb, the end."""
        if end >= len(self._words):
            return True
        word = self._words[end]
        return word.text in {",", ".", "(", ")", ";", ":"} or not word.is_name_like

    def _looks_full(self, start: int, end: int) -> bool:
        names = [w for w in self._words[start:end] if w.is_name_like]
        return len(names) >= 2 and start not in self._entities

    def _is_seen_or_known(self, start: int, end: int) -> bool:
        return (
            any(a < end and start < b for a, b in self._around.seen)
            or self._around.known.match(self._words, start) is not None
        )

    # Counterparts

    def _counterpart(self, start: int) -> Counterpart | Person | None:
        position, polities = start, []
        while (match := self._entities.get(position)) is not None:
            polities.append(match)
            position = match.end
            if position < len(self._words) and (
                self._words[position].lower in {"and", ","} or self._words[position].is_possessive
            ):
                position += 1
        if position >= len(self._words):
            return None
        hit = self._counterparts.match(self._words, position)
        if hit is None:
            return None
        return self._counterpart_named(start, hit[0], tuple(polities), plural=hit[1])

    def _counterpart_named(
        self, start: int, end: int, polities: tuple[EntityMatch, ...], *, plural: bool
    ) -> Counterpart | Person:
        after, more = self._polity_after(end)
        polities = polities or more
        comma = after < len(self._words) and self._words[after].text == ","
        position = after + 1 if comma else after
        honorific = self._around.honorifics.get(position)
        name = self._honorific_end(position) if honorific else position
        name_end = self._name_end(name) if name < len(self._words) else name
        first = (
            start - 1
            if start and self._words[start - 1].lower in {"his", "her", "their", "its"}
            else start
        )
        if plural or name_end == name:
            return Counterpart(start=first, end=after, plural=plural, polities=polities)
        person = self._person(first, name, name_end, [], honorific)
        return Person(
            start=first,
            end=person.end,
            name_start=name,
            name_end=person.name_end,
            name=person.name,
            gender=person.gender,
            honorific=person.honorific,
            offices=person.offices,
            counterpart=polities,
        )

    def _polity_after(self, end: int) -> tuple[int, tuple[EntityMatch, ...]]:
        if end + 1 < len(self._words) and self._words[end].lower in {"from", "of"}:
            position = end + 2 if self._words[end + 1].lower == "the" else end + 1
            match = self._entities.get(position)
            if match is not None and match.is_polity:
                return match.end, (match,)
        return end, ()

    # Assembly

    def _person(
        self,
        start: int,
        name_start: int,
        name_end: int,
        offices: list[Office],
        honorific: tuple[int, str, str] | None,
    ) -> Person:
        end = end_of_brackets(self._words, name_end)
        if offices and not any(office.polities for office in offices):
            end, polities = self._polity_after(end)
            if polities:
                offices = [*offices[:-1], _with_polities(offices[-1], polities)]
        apposed = self._apposed(end)
        if apposed:
            offices = [*offices, *share_polities(apposed)]
            end = self._closing_comma(apposed[-1].end)
        return Person(
            start=start,
            end=end,
            name_start=name_start,
            name_end=name_end,
            name=join_words(self._words[name_start:name_end]),
            gender=honorific[2] if honorific else "",
            honorific=honorific[1] if honorific else "",
            offices=share_polities(offices) if offices else (),
        )

    def _closing_comma(self, end: int) -> int:
        """Take the comma that closes an apposition, not one that goes on with a list."""
        if end + 1 < len(self._words) and self._words[end].text == ",":
            following = self._words[end + 1]
            if not following.is_name_like and following.lower not in {"and", "as", "who", "along"}:
                return end + 1
        return end


def _with_polities(office: Office, polities: tuple[EntityMatch, ...]) -> Office:
    from dataclasses import replace

    return replace(office, polities=polities)
