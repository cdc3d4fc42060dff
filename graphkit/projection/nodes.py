"""What is known of the nodes: label, type, other names, country, date, codes, links."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from graphkit.resources.projections import node_query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.store import GraphStore

Attributes: TypeAlias = dict[str, str | tuple[str, ...]]
"""The attributes of a node: ``label``, ``type``, and where known the others."""

_SEPARATOR = "; "


def node_attributes(store: GraphStore) -> dict[str, Attributes]:
    """Return the attributes of every entity by id.

    ``country`` holds the labels of the countries represented, ``date`` the
    claimed dates, separated by semicolons where there are several. ``codes`` are
    those of countries, each with what it is a code of; ``same_as`` addresses under
    which others know the entity.
    """
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node, attribute, value in store.query(node_query()).rows:
        if node is not None and value is not None:
            found[store.shorten(str(node))][str(attribute)].add(str(value))
    return {node: _attributes(node, values) for node, values in sorted(found.items())}


def bare_attributes(node: str) -> Attributes:
    """Return the attributes of a node that the store does not describe."""
    return _attributes(node, {})


def _attributes(node: str, values: Mapping[str, set[str]]) -> Attributes:
    label = min(values.get("label", {node}))
    attributes: Attributes = {"label": label, "type": min(values.get("type", {"Thing"}))}
    others = tuple(sorted(values.get("alt", set()) - {label}))
    if others:
        attributes["alt_labels"] = others
    for attribute, name in (("code", "codes"), ("same_as", "same_as")):
        if attribute in values:
            attributes[name] = tuple(sorted(values[attribute]))
    for name in ("country", "date"):
        if name in values:
            attributes[name] = _SEPARATOR.join(sorted(values[name]))
    return attributes
