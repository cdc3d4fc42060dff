"""Frames: how a verb, or a light verb with its noun, expresses a relation.

The frames are data (``lexicons/frames.yaml``); this module reads and checks
them. It knows nothing of parses: matching is the extractor's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.frame_merging import merged, without_removed
from graphkit.resources.frame_words import load_slot_groups
from graphkit.resources.relations import load_relations
from graphkit.resources.suggestions import nearest, what_works
from graphkit.resources.yaml_files import REMOVE, Record, lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.resources.files import Folder

BEFORE = "before"
"""The slot of what was said before, where nothing follows the verb: "and she agreed"."""

CORE_SLOTS = frozenset({"subj", "obj", "iobj", "ccomp", "xcomp", "noun", "poss", BEFORE})
"""Slots that are not prepositions."""

CONTENTS = frozenset({"Intended", "Normative", "Hoped", "Conditional"})
STRENGTHS = frozenset({"accord", "commitment", "signature"})
PLOVER_TYPES = frozenset(
    {
        "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
        "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
    }
)  # fmt: skip

_SLOT_KEYS = ("subject", "object", "addressee", "concerning")
_KEYS = frozenset(
    {
        "verb", "heads", "noun", "via", "number", "particle", "passive", "copula",
        "predicate", "joint", *_SLOT_KEYS, "needs",
        "content", "polarity", "strength", "cameo", "plover", REMOVE,
    }
)  # fmt: skip
_CAMEO = re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}")

Key = tuple[str, str, str, str, str, bool, bool, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to say a relation; see the head of ``frames.yaml`` for each field.

    ``verbs`` and ``nouns`` are lemmas in lower case; ``subject``, ``object``,
    ``addressee`` and ``concerning`` are slots in order of preference, groups
    such as ``topic`` already written out as prepositions.
    """

    verbs: tuple[str, ...]
    predicate: str
    heads: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    via: str = ""
    number: str = ""
    particle: str = ""
    passive: bool = False
    copula: bool = False
    joint: str = ""
    subject: tuple[str, ...] = ("subj",)
    object: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    concerning: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()
    content: str = ""
    polarity: str = "positive"
    strength: str = ""
    cameo: str = ""
    plover: str = ""

    @property
    def keys(self) -> Iterator[Key]:
        """What the frame is found by: verb, particle, preposition, noun, its number, voice."""
        for verb, noun in product(self.verbs, self.nouns or ("",)):
            voice = self.passive, self.copula
            yield verb, self.particle, self.via, noun, self.number, *voice, ",".join(self.heads)

    @property
    def first_heads(self) -> frozenset[str]:
        """The nouns of ``heads``, without what follows them."""
        return frozenset(head.split()[0] for head in self.heads)

    @property
    def specificity(self) -> int:
        """How much must be present: noun and particle outrank the bare verb."""
        present = (
            self.heads,
            self.nouns,
            self.via,
            self.number,
            self.particle,
            self.passive,
            self.needs,
        )
        return sum(map(bool, present))


def load_frames(*folders: Folder) -> tuple[Frame, ...]:
    """Load the built-in frames, merged with those of the user's ``folders``.

    A folder may hold ``frames.yaml``, ``relations.yaml``, ``slots.yaml`` and
    ``verb-forms.yaml``. A user's frame takes the place of every built-in frame for the same words;
    later folders win over earlier ones.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    return _load_frames(folders)


def frames_by_verb(frames: Iterable[Frame]) -> Mapping[str, tuple[Frame, ...]]:
    """Index frames by verb lemma, the most specific first."""
    index: dict[str, list[Frame]] = {}
    for frame in frames:
        for verb in frame.verbs:
            index.setdefault(verb, []).append(frame)
    return MappingProxyType(
        {verb: tuple(sorted(index[verb], key=_order)) for verb in sorted(index)}
    )


def _order(frame: Frame) -> tuple[int, bool, bool]:
    """The most specific first; "speak HIGHLY of" before "speak OF"."""
    return -frame.specificity, not frame.passive, frame.particle in frame.object


@cache
def _load_frames(folders: tuple[Folder, ...]) -> tuple[Frame, ...]:
    reader = _Reader(load_relations(*folders), load_slot_groups(*folders))
    frames: list[Frame] = []
    for folder in (lexicon_folder(), *folders):
        file = folder / "frames.yaml"
        if file.is_file():
            records = read_records(file)
            for record in records:
                frames = without_removed(frames, record) if record.removes else frames
            new = _read_frames((r for r in records if not r.removes), reader)
            frames = merged(frames, new)
    return tuple(frames)


def _read_frames(records: Iterable[Record], reader: _Reader) -> list[Frame]:
    frames: list[Frame] = []
    seen: dict[tuple[Key, str, str], int] = {}
    for record in records:
        frame = reader.frame(record)
        for key, slot in product(frame.keys, record.texts("object")):
            line = seen.setdefault((key, frame.predicate, slot), record.line)
            if line != record.line:
                words = " ".join(part for part in key[:4] if part)
                reason = f"{words!r} as {frame.predicate} with {slot!r} stands in line {line} too"
                raise record.error(reason, key="verb", remedy="keep one of them")
        frames.append(frame)
    return frames


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns records into frames and refuses what cannot be one."""

    relations: frozenset[str]
    groups: Mapping[str, tuple[str, ...]]

    def frame(self, record: Record) -> Frame:
        """Check one record and build its frame."""
        record.check_keys(allowed=_KEYS, required=("verb", "predicate", "object"))
        self._check_words(record)
        self._check_codes(record)
        slots = {key: self._slots(record, key) for key in _SLOT_KEYS}
        return Frame(
            verbs=record.texts("verb"),
            heads=record.texts("heads"),
            nouns=record.texts("noun"),
            via=record.text("via"),
            number=record.text("number"),
            particle=record.text("particle"),
            passive=record.flag("passive"),
            copula=record.flag("copula"),
            predicate=self._relation(record, "predicate"),
            joint=self._relation(record, "joint"),
            subject=slots["subject"] or ("subj",),
            object=slots["object"],
            addressee=slots["addressee"],
            concerning=slots["concerning"],
            needs=frozenset(record.texts("needs")),
            content=record.text("content"),
            polarity=record.text("polarity", "positive"),
            strength=record.text("strength"),
            cameo=record.text("cameo"),
            plover=record.text("plover"),
        )

    def _relation(self, record: Record, key: str) -> str:
        name = record.text(key)
        if name and name not in self.relations:
            reason = f"unknown relation {name!r}"
            remedy = what_works(name, self.relations)
            if not name.startswith("gk:"):
                remedy = f"list it in relations.yaml beside this file; {remedy}"
            raise record.error(reason, key=key, remedy=remedy)
        return name

    def _slots(self, record: Record, key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._expanded(record, key)))

    def _expanded(self, record: Record, key: str) -> Iterator[str]:
        prepositions = {word for words in self.groups.values() for word in words}
        for slot in record.texts(key):
            if slot in self.groups:
                yield from self.groups[slot]
            elif slot in CORE_SLOTS or slot in prepositions:
                yield slot
            else:
                reason = f"unknown slot {slot!r}"
                near = nearest(slot, (*CORE_SLOTS, *self.groups, *prepositions))
                asked = f"did you mean {near!r}? " if near else ""
                known = ", ".join(sorted(CORE_SLOTS | set(self.groups)))
                remedy = f"{asked}use one of {known}, or a preposition listed in slots.yaml"
                raise record.error(reason, key=key, remedy=remedy)

    def _check_words(self, record: Record) -> None:
        for key in ("verb", "heads", "noun", "via", "particle"):
            for word in record.texts(key):
                if word != word.lower():
                    reason = f"{word!r} is not a lemma"
                    raise record.error(reason, key=key, remedy="write it in lower case")
        for key in ("via", *_SLOT_KEYS):
            of_noun = key == "via" or {"noun", "poss"} & set(record.texts(key))
            if key in record and of_noun and "noun" not in record:
                raise record.error("speaks of a noun but has none", key=key, remedy="add 'noun: …'")

    def _check_codes(self, record: Record) -> None:
        _check_choice(record, "content", CONTENTS)
        _check_choice(record, "polarity", {"positive", "negative"})
        _check_choice(record, "strength", STRENGTHS)
        _check_choice(record, "number", {"plural"})
        _check_choice(record, "needs", {"subject", "addressee", "concerning"})
        if "cameo" in record and not _CAMEO.fullmatch(record.text("cameo")):
            reason = f"{record.text('cameo')!r} is no CAMEO code"
            raise record.error(reason, key="cameo", remedy="two to four digits such as 046")
        plover = record.text("plover").partition("/")[0]
        if plover and plover not in PLOVER_TYPES:
            reason = f"{plover!r} is no PLOVER type"
            raise record.error(reason, key="plover", remedy=what_works(plover, PLOVER_TYPES))


def _check_choice(record: Record, key: str, choices: set[str] | frozenset[str]) -> None:
    for word in record.texts(key):
        if word not in choices:
            reason = f"{key!r} is {word!r}"
            remedy = what_works(word, choices, called="use one of")
            raise record.error(reason, key=key, remedy=remedy)
