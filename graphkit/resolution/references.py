"""Link references: pronouns, "the two Ministers", "both sides", "the meeting".

Each link keeps its reason. What cannot be decided stays unlinked, and the
relation that needs it is not written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.data_model import EntityType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Mention
    from graphkit.resolution.encounters import LocalMeeting
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords


class ReferenceLinker:
    """Walks through a document in order and remembers who was spoken of last."""

    def __init__(self, reading: DocumentReading, words: ReferenceWords) -> None:
        """Link the references of ``reading``."""
        self._reading = reading
        self._words = words
        self._last: dict[int, list[str]] = {}
        self._last_group: dict[int, list[str]] = {}

    def link(
        self, mentions: Sequence[str], meeting: LocalMeeting | None, *, but: Sequence[str] = ()
    ) -> list[str]:
        """Link what is not linked yet and return the entities of ``mentions``.

        ``but`` are entities the reference cannot mean: "he asked the two Ministers".
        """
        for mention in mentions:
            if mention not in self._reading.links:
                self._link_one(self._reading.mentions[mention], meeting, but)
        return self._reading.keys(mentions)

    def remember(self, keys: Sequence[str], position: int, *, first_leads: bool = False) -> None:
        """Note the subjects of a clause: the next "he" or "they" may mean them.

        ``first_leads`` if only the first is the subject: "A received B".
        """
        section = self._reading.section_at(position)
        people = [k for k in keys if self._reading.is_person_like(k)]
        if first_leads and people:
            self._last.setdefault(section, []).append(people[0])
        if len(people) == 1:
            self._last.setdefault(section, []).append(people[0])
        elif len(people) > 1:
            self._last_group[section] = people

    def _link_one(self, mention: Mention, meeting: LocalMeeting | None, but: Sequence[str]) -> None:
        kind = mention.features.get("reference")
        if kind == "meeting":
            if meeting is not None:
                self._reading.link(mention.id, meeting.key, "the meeting of the section")
        elif kind == "pronoun" and mention.features.get("number") == "singular":
            self._link_singular(mention, meeting)
        elif kind in {"pronoun", "group", "participants"}:
            self._link_plural(mention, meeting, but)
        elif mention.type is EntityType.OFFICE and mention.features.get("plural"):
            self._link_plural(mention, meeting, but)

    def _link_singular(self, mention: Mention, meeting: LocalMeeting | None) -> None:
        gender = mention.features.get("gender", "")
        section = self._reading.section_at(mention.span.start)
        for key in reversed(self._last.get(section, [])):
            if self._fits_gender(key, gender):
                self._reading.link(mention.id, key, "pronoun: the last subject it can mean")
                return
        named = self._last_named(mention, gender)
        if named is not None:
            self._reading.link(mention.id, named, "pronoun: the person named last before it")
        elif meeting is not None:
            fitting = [k for k in meeting.participants if self._fits_gender(k, gender)]
            if len(fitting) == 1:
                self._reading.link(
                    mention.id, fitting[0], "pronoun: the one participant it can mean"
                )

    def _fits_gender(self, key: str, gender: str) -> bool:
        person = self._reading.persons.get(key)
        return person is None or not gender or person.gender in {"", gender}

    def _last_named(self, mention: Mention, gender: str) -> str | None:
        section = self._reading.section_at(mention.span.start)
        best: tuple[int, str] | None = None
        for key, person in self._reading.persons.items():
            for other in person.mentions:
                span = self._reading.mentions[other].span
                before = span.end <= mention.span.start
                if (
                    before
                    and self._reading.section_at(span.start) == section
                    and self._fits_gender(key, gender)
                ):
                    best = max(best or (-1, ""), (span.start, key))
        return best[1] if best else None

    def _link_plural(
        self, mention: Mention, meeting: LocalMeeting | None, but: Sequence[str]
    ) -> None:
        people, why = self._group(mention, meeting)
        count = self._count(mention)
        if count and len(people) > count:
            people = [p for p in people if p not in but]
        if count and len(people) > count and mention.features.get("reference") != "participants":
            return
        for key in people:
            self._reading.link(mention.id, key, why)

    def _group(self, mention: Mention, meeting: LocalMeeting | None) -> tuple[list[str], str]:
        word = " ".join(mention.text.split())
        if meeting is not None and len(meeting.participants) > 1:
            return list(meeting.participants), f"{word}: the participants of the meeting"
        section = self._reading.section_at(mention.span.start)
        if section in self._last_group:
            return self._last_group[section], f"{word}: those named together before"
        recent = list(dict.fromkeys(reversed(self._last.get(section, []))))[:2]
        if len(recent) == 2:
            return sorted(recent), f"{word}: the last two spoken of"
        if (
            meeting is not None
            and meeting.participants
            and mention.features.get("reference") == "participants"
        ):
            return list(meeting.participants), f"{word}: those known to have taken part"
        return [], ""

    def _count(self, mention: Mention) -> int:
        if "count" in mention.features:
            return int(mention.features["count"])
        for word in self._reading.words_before(mention.span, 2):
            if word in self._words.numerals:
                return self._words.numerals[word]
        return 0
