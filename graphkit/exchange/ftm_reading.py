"""Read FollowTheMoney entities: one JSON object a line."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from graphkit.data_model import EntityType, ImportedFact, ImportedThing, Literal
from graphkit.errors import ResourceError
from graphkit.resources.exchange_codes import alpha_2_codes
from graphkit.resources.ftm_reading import load_ftm_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.resources.ftm_reading import PropertyRelation

_REMEDY: Final = "write one JSON object a line, with id, schema and properties"
_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_ITEM: Final = re.compile(r"Q[1-9]\d*")
_DATE: Final = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}
_ISO: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_COUNTRY: Final = "country."


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Things and facts of a file, and how much of which kind was left out."""

    things: tuple[ImportedThing, ...]
    facts: tuple[ImportedFact, ...]
    left_out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Proxy:
    """An entity as its line has it."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def first(self, name: str) -> str:
        """Return the first value of a property, "" where there is none."""
        return next(iter(self.properties.get(name, ())), "")


def take_follow_the_money(text: str, file: str) -> Taken:
    """Return what a file of FollowTheMoney entities says.

    Raises:
        ResourceError: If a line is no entity, or two have one id; with the line.
    """
    proxies = list(_proxies(text, file))
    if not proxies:
        raise ResourceError(file, "says nothing", remedy=_REMEDY)
    reading = load_ftm_reading()
    things = {proxy.id: found for proxy in proxies if (found := _thing(proxy))}
    countries = {one.notation: one.key for one in sorted(things.values()) if one.notation}
    facts: list[ImportedFact] = []
    left_out: Counter[str] = Counter()
    for proxy in proxies:
        link = _link(proxy)
        if link is not None and {link.subject, str(link.object)} <= things.keys():
            facts.append(link)
        elif proxy.schema not in reading.types:
            left_out[proxy.schema] += 1
        for rule in reading.properties:
            if rule.schema == proxy.schema and proxy.id in things:
                facts += _facts(proxy, rule, things, countries)
    return Taken(
        things=tuple(sorted(things.values())),
        facts=tuple(facts),
        left_out=tuple(sorted(left_out.items())),
    )


def _proxies(text: str, file: str) -> Iterator[_Proxy]:
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        proxy = _proxy(line, file, number)
        if proxy.id in seen:
            reason = f"has the id {proxy.id!r} of line {seen[proxy.id]} again"
            raise ResourceError(file, reason, line=number, remedy="merge the two")
        seen[proxy.id] = number
        yield proxy


def _proxy(line: str, file: str, number: int) -> _Proxy:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f"is not JSON: {error}"
        raise ResourceError(file, reason, line=number, remedy=_REMEDY) from None
    if not (isinstance(read, dict) and _is_text(read.get("id")) and _is_text(read.get("schema"))):
        raise ResourceError(file, "is no entity", line=number, remedy=_REMEDY)
    properties = read.get("properties", {})
    if not isinstance(properties, dict):
        raise ResourceError(file, "has no properties", line=number, remedy=_REMEDY)
    found = {name: tuple(_values(values)) for name, values in properties.items()}
    return _Proxy(read["id"], read["schema"], found)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _values(values: Any) -> Iterator[str]:
    """Yield texts, and the ids of entities that stand inside others."""
    for value in values if isinstance(values, list) else [values]:
        found = value.get("id") if isinstance(value, dict) else value
        if isinstance(found, str) and found.strip():
            yield found


def _thing(proxy: _Proxy) -> ImportedThing | None:
    type_ = load_ftm_reading().types.get(proxy.schema)
    names = proxy.properties.get("name", ())
    if type_ is None or not names:
        return None
    items = [one for one in proxy.properties.get("wikidataId", ()) if _ITEM.fullmatch(one)]
    country = proxy.first("country").lower()
    others = {*names[1:], *proxy.properties.get("alias", ())} - {names[0]}
    return ImportedThing(
        key=proxy.id,
        type=EntityType(type_),
        label=names[0],
        other_names=tuple(sorted(others)),
        weak_names=tuple(sorted(proxy.properties.get("weakAlias", ()))),
        same_as=tuple(f"{_WIKIDATA}{item}" for item in sorted(items)),
        notation=_alpha_3_codes().get(country, "") if type_ == EntityType.COUNTRY else "",
    )


def _link(proxy: _Proxy) -> ImportedFact | None:
    link = load_ftm_reading().links.get(proxy.schema)
    if link is None:
        return None
    relation, source, target = link
    return ImportedFact(subject=proxy.first(source), relation=relation, object=proxy.first(target))


def _facts(
    proxy: _Proxy,
    rule: PropertyRelation,
    things: dict[str, ImportedThing],
    countries: dict[str, str],
) -> Iterator[ImportedFact]:
    for value in proxy.properties.get(rule.property, ()):
        if rule.value == "date" and _ISO.fullmatch(value):
            date = Literal(value, _DATE[len(value)])
            yield ImportedFact(subject=proxy.id, relation=rule.relation, object=date)
        elif rule.value == "country":
            country = _country(value, countries, things)
            if country:
                yield ImportedFact(subject=proxy.id, relation=rule.relation, object=country)
        elif not rule.value and value in things:
            ends = (value, proxy.id) if rule.reverse else (proxy.id, value)
            yield ImportedFact(subject=ends[0], relation=rule.relation, object=ends[1])


def _country(code: str, countries: dict[str, str], things: dict[str, ImportedThing]) -> str:
    """Return the key of a country by its code, which becomes a thing if it is none yet."""
    alpha_3 = _alpha_3_codes().get(code.lower(), "")
    if alpha_3 and alpha_3 not in countries:
        key = countries[alpha_3] = f"{_COUNTRY}{alpha_3}"
        things[key] = ImportedThing(
            key=key, type=EntityType.COUNTRY, label=alpha_3, notation=alpha_3
        )
    return countries.get(alpha_3, "")


@cache
def _alpha_3_codes() -> Mapping[str, str]:
    """Return the alpha-3 codes by alpha-2, in small letters as FollowTheMoney has them."""
    return {short.lower(): long for long, short in alpha_2_codes().items()}
