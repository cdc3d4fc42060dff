"""Gold annotation: what a careful reader finds in one document.

The format is described in ``docs/evaluation.md``. What is read here is checked:
ids are unique and known, spans fit, tiers are known ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graphkit.data_model import EntityType, Span
from graphkit.errors import EvaluationError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TYPES = {
    "Agreement": EntityType.INSTRUMENT,
    "Document": EntityType.INSTRUMENT,
    **{
        kind.value: kind
        for kind in (
            EntityType.PERSON,
            EntityType.OFFICE,
            EntityType.COUNTRY,
            EntityType.ORGANIZATION,
            EntityType.PLACE,
            EntityType.EVENT,
            EntityType.TOPIC,
        )
    },
}


class Tier(StrEnum):
    """How much a statement of the gold must be found."""

    CORE = "core"
    SECONDARY = "secondary"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """An entity and the names it goes by; ``external_label`` is not in the text."""

    id: str
    type: EntityType
    label: str
    aliases: tuple[str, ...] = ()
    external_label: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The label and all aliases."""
        external = (self.external_label,) if self.external_label else ()
        return tuple(dict.fromkeys((self.label, *self.aliases, *external)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMeeting:
    """A meeting or call. ``names`` are its label, heading and what else it is called."""

    id: str
    label: str
    names: tuple[str, ...]
    is_call: bool
    date: str | None
    participants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStatement:
    """One claim. All arguments are ids of the same gold, ``object`` may be a date."""

    id: str
    subject: str
    relation: str
    object: str
    tier: Tier
    quote: str
    span: Span
    modality: str
    polarity: str
    meetings: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    claim: str | None = None
    parent_topic: str | None = None
    accept_subjects: tuple[str, ...] = ()
    accept_relations: tuple[str, ...] = ()
    accept_objects: tuple[str, ...] = ()

    @property
    def subjects(self) -> tuple[str, ...]:
        """All right subjects, agents of a joint act not counted."""
        return (self.subject, *self.accept_subjects)

    @property
    def relations(self) -> frozenset[str]:
        """All right relations."""
        return frozenset((self.relation, *self.accept_relations))

    @property
    def objects(self) -> tuple[str, ...]:
        """All right objects."""
        return (self.object, *self.accept_objects)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The gold of one document.

    ``complete`` tells whether all statements are annotated: only then does
    what the gold lacks count against precision. Persons, meetings and ``met``
    are complete in any gold.
    """

    name: str
    title: str
    complete: bool
    entities: tuple[GoldEntity, ...]
    meetings: tuple[GoldMeeting, ...]
    statements: tuple[GoldStatement, ...]

    @property
    def relations(self) -> frozenset[str]:
        """The relations that occur."""
        return frozenset(statement.relation for statement in self.statements)


def load_gold(path: Path) -> Gold:
    """Read the gold of one document from a JSON file.

    Raises:
        EvaluationError: The file cannot be read, is not JSON, or does not hold together.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"gold {path.name} cannot be read: {error}"
        raise EvaluationError(message) from error
    try:
        gold = _gold(path.stem, content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = (
            f"gold {path.name} does not have the format of gold: {type(error).__name__} {error}"
        )
        raise EvaluationError(
            message,
            "see docs/evaluation.md",
        ) from error
    _check(gold, path.name)
    return gold


def _gold(name: str, content: Mapping[str, Any]) -> Gold:
    return Gold(
        name=name,
        title=str(content["meta"]["title"]),
        # The coarse files carry a summary of what they are complete for.
        complete="summary" not in content,
        entities=tuple(_entity(item) for item in content["entities"]),
        meetings=tuple(_meeting(item) for item in content["meetings"]),
        statements=tuple(_statement(item) for item in content["statements"]),
    )


def _entity(item: Mapping[str, Any]) -> GoldEntity:
    return GoldEntity(
        id=item["id"],
        type=_TYPES[item["type"]],
        label=item["label"],
        aliases=_many(item.get("aliases")),
        external_label=item.get("external_label"),
    )


def _meeting(item: Mapping[str, Any]) -> GoldMeeting:
    names = (item["label"], *_many(item.get("also_called")), *_many(item.get("heading")))
    return GoldMeeting(
        id=item["id"],
        label=item["label"],
        names=tuple(dict.fromkeys(" ".join(name.split()) for name in names)),
        is_call=item["format"] == "call",
        date=item["date"],
        participants=_many(item["participants"]),
    )


def _statement(item: Mapping[str, Any]) -> GoldStatement:
    return GoldStatement(
        id=item["id"],
        subject=item["subject"],
        relation=item["relation"],
        object=item["object"],
        tier=Tier(item["tier"]),
        quote=item["quote"],
        span=Span(item["start"], item["end"]),
        modality=item["modality"],
        polarity=item["polarity"],
        meetings=(*_many(item.get("meeting")), *_many(item.get("also_meetings"))),
        agents=_many(item.get("agents")),
        addressees=(*_many(item.get("of")), *_many(item.get("to"))),
        about=_many(item.get("about")),
        claim=item.get("claim"),
        parent_topic=item.get("parent_topic"),
        accept_subjects=_many(item.get("accept_subjects")),
        accept_relations=_many(item.get("accept_relations")),
        accept_objects=_many(item.get("accept_objects")),
    )


def _many(value: object) -> tuple[str, ...]:
    """Return nothing, one or several strings as a tuple."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    message = f"expected text or a list of texts, not {value!r}"
    raise TypeError(message)


def _check(gold: Gold, file: str) -> None:
    ids = [*(entity.id for entity in gold.entities), *(meeting.id for meeting in gold.meetings)]
    doubled = sorted({name for name in ids if ids.count(name) > 1})
    if doubled:
        message = f"gold {file} has the id {doubled[0]!r} twice"
        raise EvaluationError(message, "rename one of them")
    known = frozenset(ids)
    for meeting in gold.meetings:
        _check_known(meeting.participants, known, f"{file}: meeting {meeting.id}")
    for statement in gold.statements:
        _check_known(_arguments(statement), known, f"{file}: statement {statement.id}")


def _arguments(statement: GoldStatement) -> tuple[str, ...]:
    # A date is the only object that is no id.
    objects = statement.accept_objects if statement.relation == "heldOn" else statement.objects
    parent = (statement.parent_topic,) if statement.parent_topic else ()
    return (
        *statement.subjects,
        *objects,
        *statement.agents,
        *statement.addressees,
        *statement.about,
        *statement.meetings,
        *parent,
    )


def _check_known(names: tuple[str, ...], known: frozenset[str], where: str) -> None:
    for name in names:
        if name not in known:
            message = f"gold {where} refers to {name!r}, which it does not describe"
            raise EvaluationError(
                message,
                "add it to the entities or meetings",
            )
