"""Link references: pronouns, "the two Ministers", "both sides", "the meeting".

Each link keeps its reason. What cannot be decided stays unlinked, and the
relation that needs it is not written.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Span
from graphkit.resolution.offices import fits_office, office_of
from graphkit.resolution.quotations import Quotations
from graphkit.resolution.relations import OFFICE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.local_meeting import LocalMeeting
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.word_lists import ReferenceWords

_PLURAL_REFERENCES = frozenset({"first", "group", "participants", "pronoun"})
_POSSESSIVE = ("'s", "’s", "' ", "’ ")
_AFTER_NOUN = frozenset({"attended by", "chaired by", "co-chaired by", "moderated by"})
_Choice = tuple[str, str]
_PAIR = 2
_WORDS_WITH_NUMERAL = 2
"""How far before a group noun its numeral may stand: "the two *foreign* ministers"."""


def link_participants(reading: DocumentReading, words: ReferenceWords) -> None:
    """Link "he" and "she" before it is known who met whom, which needs them."""
    linker = ReferenceLinker(reading, words)
    for relation in sorted(reading.extraction.relations, key=lambda r: r.sentence.start):
        if relation.predicate in OFFICE_RELATIONS:
            continue
        singular = [m for m in relation.subjects if _is_singular_pronoun(reading.mentions[m])]
        linker.link_met(relation, [m for m in singular if m in relation.addressees])
        linker.link(singular, None)
        linker.remember(reading.keys(relation.subjects), relation)


def _tells_who_met(relation: Relation) -> bool:
    return relation.rule in {"met", "meeting-noun"}


def _has_subject(relation: Relation) -> bool:
    return any(m not in relation.addressees for m in relation.subjects)


class ReferenceLinker:
    """Walks through a document in order and remembers who was spoken of last."""

    def __init__(self, reading: DocumentReading, words: ReferenceWords) -> None:
        """Link the references of ``reading``."""
        self._reading = reading
        self._words = words
        self._quotations = Quotations(reading)
        self._last: defaultdict[int, list[str]] = defaultdict(list)
        self._last_group: dict[int, list[str]] = {}
        self._met: dict[Span, list[str]] = {}
        self._gender: dict[str, str] = {}  # told by an earlier "he" or "she"

    def link(
        self, mentions: Sequence[str], meeting: LocalMeeting | None, *, but: Sequence[str] = ()
    ) -> list[str]:
        """Link what is not linked yet and return the entities of ``mentions``.

        ``but`` are entities the reference cannot mean: "he asked the two Ministers".
        """
        for mention in mentions:
            if not self._reading.links(mention):
                self._link_one(self._reading.mentions[mention], meeting, but)
        return self._reading.keys(mentions)

    def link_met(self, relation: Relation, pronouns: Sequence[str]) -> None:
        """Link "him" of "A met B, and C held talks with him" to B: whom the words before met.

        Only within one sentence, where the second clause is built like the first.
        """
        met = [key for key in self._met.get(relation.sentence, []) if key in self._reading.persons]
        for mention in pronouns:
            gender = self._reading.mentions[mention].features.get("gender", "")
            if len(met) == 1 and self._fits_gender(met[0], gender):
                self._reading.link(mention, met[0], "pronoun: whom the words before met")
                self._gender.setdefault(met[0], gender)
        if _tells_who_met(relation):
            self._met[relation.sentence] = self._reading.keys(relation.addressees)

    def remember(self, keys: Sequence[str], relation: Relation) -> None:
        """Note the subjects of a clause: the next "he" or "they" may mean them.

        Of those who met only the first is the subject, and none who is only said to be met
        ("good to meet B").
        """
        section = self._reading.section_at(relation.sentence.start)
        if relation.rule == "visited" and self._is_possessor(relation):
            return  # "discussed Ms. Ruiz’s visit to Oslo": nobody speaks of her as who acts
        if relation.rule == "took-part" and (relation.verb or "") in _AFTER_NOUN:
            return  # "a session chaired by Ms. Ruiz" tells of others
        people = [k for k in keys if self._reading.is_person_like(k)]
        quotation = self._quotations.holding(relation.quote.start)
        if quotation is not None:
            # Who speaks is who was spoken of last, whatever the words quoted tell of.
            self._last[section].extend(filter(None, [self._quotations.speaker(quotation)]))
            return
        if len(people) > 1:
            self._last_group[section] = people
        met = _tells_who_met(relation)
        if people and (_has_subject(relation) if met else len(people) == 1):
            self._last[section].append(people[0])

    def _is_possessor(self, relation: Relation) -> bool:
        """Whether the subject stands in the possessive: "Ms. Ruiz’s visit"."""
        spans = (self._reading.mentions[mention].span for mention in relation.subjects)
        text = self._reading.document.text
        return any(text.startswith(_POSSESSIVE, span.end) for span in spans)

    def _link_one(self, mention: Mention, meeting: LocalMeeting | None, but: Sequence[str]) -> None:
        kind = mention.features.get("reference")
        if kind == "meeting":
            for key, reason in self._meetings_meant(mention, meeting):
                self._reading.link(mention.id, key, reason)
        elif kind == "pronoun" and mention.features.get("number") == "singular":
            self._link_singular(mention, meeting, but)
        elif kind == "counterpart":
            self._link_counterpart(mention, meeting, but)
        elif kind == "first" and mention.features.get("number") == "singular":
            self._reading.leave_open(mention.id, "first person: nobody is known to speak")
        elif kind in _PLURAL_REFERENCES or _is_plural_office(mention):
            self._link_plural(mention, meeting, but)

    def _meetings_meant(
        self, mention: Mention, meeting: LocalMeeting | None
    ) -> Iterator[tuple[str, str]]:
        """Yield the meeting at hand; for "both meetings" those told before in the section."""
        if mention.features.get("number") == "plural":
            section = self._reading.section_at(mention.span.start)
            for other in self._reading.meetings.values():
                before = other.section == section and other.position < mention.span.start
                if before and other.holds_acts:
                    yield other.key, "the meetings told before"
        elif meeting is not None:
            yield meeting.key, "the meeting of the section"

    def _link_singular(
        self, mention: Mention, meeting: LocalMeeting | None, but: Sequence[str]
    ) -> None:
        gender = mention.features.get("gender", "")

        def fits(key: str) -> bool:
            return key not in but and self._fits_gender(key, gender)

        key, reason = (
            (self._only_participant(meeting, fits) if but else None)
            or self._last_subject(mention, fits)
            or self._last_named(mention, fits)
            or self._only_participant(meeting, fits)
        ) or ("", "")
        if key:
            self._reading.link(mention.id, key, f"pronoun: {reason}")
            self._gender.setdefault(key, gender)
        else:
            self._reading.leave_open(mention.id, "pronoun: nobody named before it fits alone")

    def _link_counterpart(
        self, mention: Mention, meeting: LocalMeeting | None, but: Sequence[str]
    ) -> None:
        """Link "her counterpart" to whoever else took part."""
        section = self._reading.section_at(mention.span.start)
        own = list(but) or self._last[section][-1:]
        participants = meeting.participants if meeting is not None and own else ()
        others = [p for p in participants if p not in own and self._reading.is_person_like(p)]
        if others and (len(others) == 1 or mention.features.get("number") == "plural"):
            for key in others:
                self._reading.link(mention.id, key, "counterpart: who else took part")
        else:
            self._reading.leave_open(mention.id, "counterpart: no country, and not one other")

    def _last_subject(self, mention: Mention, fits: Callable[[str], bool]) -> _Choice | None:
        subjects = reversed(self._last[self._reading.section_at(mention.span.start)])
        found = next((key for key in subjects if fits(key)), None)
        return (found, "the last subject it can mean") if found else None

    def _last_named(self, mention: Mention, fits: Callable[[str], bool]) -> _Choice | None:
        found = self._reading.last_named(mention.span.start, fits)
        return (found, "the person named last before it") if found else None

    def _only_participant(
        self, meeting: LocalMeeting | None, fits: Callable[[str], bool]
    ) -> _Choice | None:
        participants = meeting.participants if meeting is not None else ()
        fitting = [key for key in participants if fits(key)]
        return (fitting[0], "the one participant it can mean") if len(fitting) == 1 else None

    def _fits_gender(self, key: str, gender: str) -> bool:
        person = self._reading.persons.get(key)
        known = person.gender if person is not None else ""
        return not gender or (known or self._gender.get(key, "")) in {"", gender}

    def _link_plural(
        self, mention: Mention, meeting: LocalMeeting | None, but: Sequence[str]
    ) -> None:
        people, why = self._group(mention, meeting)
        if self._means_unknown(mention):
            people = []
        count = self._count(mention)
        if count and len(people) > count:
            people = [p for p in people if p not in but]
        if count and len(people) > count and not _means_all(mention):
            people, why = self._named_together(mention, count)
        if _is_plural_office(mention) and not any(self._may_hold(p, mention) for p in people):
            people = []
        others = [p for p in people if p not in but]
        if but and not count and (len(others) == 1 or (_means_all(mention) and not others)):
            people = []  # "thanked the participants" names more than one, and nobody's own
        if not people:
            self._reading.leave_open(mention.id, "group: who it means is not plain")
        word = " ".join(mention.text.split())
        for key in people:
            self._reading.link(mention.id, key, f"{word}: {why}")

    def _means_unknown(self, mention: Mention) -> bool:
        """Whether "they" means others than those known: "mayors shared what *they* have done"."""
        if mention.features.get("reference") != "pronoun":
            return False
        before = Span(self._reading.sentence_at(mention.span.start).start, mention.span.start)
        plural = filter(is_plural_reference, self._reading.mentions_within(before))
        open_ = [one.id in self._reading.left_open for one in plural]
        return bool(open_) and all(open_)

    def _may_hold(self, key: str, mention: Mention) -> bool:
        """Whether somebody may hold an office: two presidents are no "lawmakers"."""
        person, wanted = self._reading.persons.get(key), office_of(mention)
        if person is None:
            return self._reading.is_person_like(key)
        held = person.offices
        return not held or any(wanted.head in h.head or fits_office(wanted, h) for h in held)

    def _named_together(self, mention: Mention, count: int) -> tuple[list[str], str]:
        """Return the last ``count`` people who acted together: "the two Ministers" of three."""
        group = self._last_group.get(self._reading.section_at(mention.span.start), [])
        return (group, "those named together before") if len(group) == count else ([], "")

    def _group(self, mention: Mention, meeting: LocalMeeting | None) -> tuple[list[str], str]:
        """Return those a plural can mean, and why."""
        participants = list(meeting.participants) if meeting is not None else []
        if len(participants) > 1:
            return participants, "the participants of the meeting"
        section = self._reading.section_at(mention.span.start)
        if section in self._last_group:
            return self._last_group[section], "those named together before"
        recent = list(dict.fromkeys(reversed(self._last[section])))[:_PAIR]
        if len(recent) == _PAIR:
            return sorted(recent), "the last two spoken of"
        return [], ""

    def _count(self, mention: Mention) -> int:
        """Return how many a plural says it means, 0 if it does not say."""
        if "count" in mention.features:
            return int(mention.features["count"])
        words = self._reading.words_before(mention.span, _WORDS_WITH_NUMERAL)
        return next((self._words.numerals[w] for w in words if w in self._words.numerals), 0)


def _is_singular_pronoun(mention: Mention) -> bool:
    features = mention.features
    return features.get("reference") == "pronoun" and features.get("number") == "singular"


def is_plural_reference(mention: Mention) -> bool:
    """Whether a mention stands for several people named elsewhere."""
    kind, plural = mention.features.get("reference"), mention.features.get("number") == "plural"
    return (kind in _PLURAL_REFERENCES and plural) or _is_plural_office(mention)


def _is_plural_office(mention: Mention) -> bool:
    return mention.type is EntityType.OFFICE and bool(mention.features.get("plural"))


def _means_all(mention: Mention) -> bool:
    """Whether the word stands for everybody who took part, known by name or not."""
    return mention.features.get("reference") == "participants"
