"""Load how the page draws and words entity types and relations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from graphkit.data_model import EntityType, Modality
from graphkit.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

_FILE = "page.yaml"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_VALUES = "gk:heldOn"  # no relation between two nodes: its object is a day
_SHAPES = frozenset({"diamond", "dot", "hexagon", "square", "star", "triangle", "triangleDown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """How entities of one type are drawn; the fields are explained in the data file."""

    id: str
    one: str
    many: str
    colour: str
    shape: str
    hollow: bool = False
    first: bool = True
    leafy: bool = False
    encounter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationStyle:
    """The family of a relation and the words for it as seen from its object."""

    id: str
    family: str
    inverse: str = ""
    symmetric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A group of relations that share a colour."""

    id: str
    label: str
    light: str
    dark: str
    acts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A relation that the panel shows of a node before all else, and its words for it."""

    relation: str
    label: str
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """All of the data file, in the order of the legend."""

    types: tuple[TypeStyle, ...]
    families: tuple[Family, ...]
    relations: tuple[RelationStyle, ...]
    facts: tuple[Fact, ...]
    modalities: tuple[tuple[str, str], ...]
    communities: tuple[str, ...]

    def type_of(self, name: str) -> TypeStyle:
        """Return the style of an entity type; an unknown one is drawn grey."""
        known = next((style for style in self.types if style.id == name), None)
        return known or TypeStyle(
            id=name, one=name, many=name, colour="#7b8494", shape="square", hollow=False
        )

    def relation_of(self, name: str) -> RelationStyle:
        """Return the style of a relation; an unknown one belongs to the last family."""
        known = next((style for style in self.relations if style.id == name), None)
        return known or RelationStyle(id=name, family=self.families[-1].id)


def template_folder() -> Traversable:
    """Return the folder with the page's template, scripts and style sheet."""
    return files("graphkit.resources") / "templates" / "page"


@cache
def load_style() -> Style:
    """Return the shipped style, checked.

    Raises:
        ResourceError: The data file does not fit the vocabulary or itself.
    """
    return parse_style((template_folder() / _FILE).read_text(encoding="utf-8"))


def parse_style(text: str) -> Style:
    """Read a style from YAML and check it."""
    try:
        data: dict[str, Any] = yaml.safe_load(text)
        style = Style(
            types=tuple(TypeStyle(id=name, **rest) for name, rest in data["types"].items()),
            families=tuple(_family(name, rest) for name, rest in data["families"].items()),
            relations=tuple(_relations(data["families"])),
            facts=tuple(Fact(**fact) for fact in data["facts"]),
            modalities=tuple(data["modalities"].items()),
            communities=tuple(data["communities"]),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ResourceError(_FILE, f"is not a style of the page: {error}") from error
    _check(style)
    return style


def _family(name: str, rest: Mapping[str, Any]) -> Family:
    known = {key: value for key, value in rest.items() if key != "relations"}
    return Family(id=name, **known)


def _relations(families: Mapping[str, Any]) -> list[RelationStyle]:
    return [
        RelationStyle(id=name, family=family, **rest)
        for family, entries in families.items()
        for name, rest in entries["relations"].items()
    ]


def _check(style: Style) -> None:
    if not style.families:
        raise ResourceError(_FILE, "has no family of relations")
    missing = {str(each) for each in EntityType} - {each.id for each in style.types}
    if missing:
        raise ResourceError(_FILE, f"says nothing of the types {', '.join(sorted(missing))}")
    colours = [*style.communities, *(each.colour for each in style.types)]
    colours += [colour for each in style.families for colour in (each.light, each.dark)]
    wrong = [colour for colour in colours if not _COLOUR.fullmatch(colour)]
    wrong += [each.shape for each in style.types if each.shape not in _SHAPES]
    known = {each.id for each in style.relations} | {_VALUES}
    wrong += [each.relation for each in style.facts if each.relation not in known]
    wrong += [name for name, _ in style.modalities if name not in set(Modality)]
    if wrong:
        raise ResourceError(_FILE, f"unknown colour, shape, relation or modality {wrong[0]!r}")
    if len({(each.shape, each.hollow) for each in style.types}) < len(style.types):
        raise ResourceError(_FILE, "two types share a shape", remedy="make one of them hollow")
