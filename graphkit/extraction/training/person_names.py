"""Invent names of persons from all regions, to put in the place of those of the treebanks.

Given and family names come from two openly licensed lists; which, and how often each
region is drawn, says ``name-swaps.yaml``. One name in five is kept back, so that the
trained pipeline can be tested on names it has not seen.
"""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from graphkit.errors import ResourceError

GIVEN_FILE, FAMILY_FILE = "common-forenames-by-country.csv", "common-surnames-by-country.csv"
GIVEN_LISTS = ("first_names", "first_names_male", "first_names_female")
FAMILY_LISTS = ("last_names", "last_names_male", "last_names_female")
OFTEN, SELDOM, USUAL = 2.0, 0.4, 1.0
KEPT_BACK = 5
UNACCENTED_SHARE = 0.7
INITIALS = "ABCDEFGHJKLMNOPRSTW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """Names of one region and how they are put together."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    weight: float = USUAL
    is_family_first: bool = False
    has_bin: bool = False


class Population:
    """Draws persons from regions."""

    def __init__(self, regions: Mapping[str, Region], *, kept_back: bool = False) -> None:
        """Take of each region the names to train with, or those kept back for tests."""
        parts = [_part(regions[code], kept_back=kept_back) for code in sorted(regions)]
        self._regions = [part for part in parts if part.given and part.family]
        self._weights = [region.weight for region in self._regions]

    def draw(self, random: Random) -> tuple[str, str]:
        """Return a full name and the one word by which it may be mentioned."""
        region = random.choices(self._regions, self._weights)[0]
        has_accents = random.random() > UNACCENTED_SHARE
        given, second, family, other = (
            name if has_accents else unaccented(name)
            for name in (
                random.choice(region.given),
                random.choice(region.given),
                random.choice(region.family),
                random.choice(region.family),
            )
        )
        if region.is_family_first:
            shown = family.upper() if random.random() < 1 / 4 else family
            return f"{shown} {given}", family
        if region.has_bin and random.random() < 1 / 3:
            return f"{given} bin {second} {family}", family
        forms = (
            f"{given} {family}",
            f"{given} {second} {family}",
            f"{given} {random.choice(INITIALS)}. {family}",
            f"{given} {family}-{other}",
            f"{given} {family.upper()}",
        )
        return random.choices(forms, (73, 12, 8, 4, 3))[0], family


def read_regions(folder: Path, rules: Mapping[str, Any]) -> dict[str, Region]:
    """Return the regions by code: countries of the lists in ``folder``, locales of Faker.

    Args:
        folder: Checkout of the lists of popular names by country.
        rules: The content of ``name-swaps.yaml``.

    Raises:
        ResourceError: If a list cannot be read or Faker is not installed.
    """
    given, family = map(read_list, list_files(folder))
    for code in rules["locales"]:
        given[code], family[code] = read_locale(code)
    for code, lender in rules["borrowed"].items():
        given[code] = given.get(lender) or family[lender]
    for code in rules["articles"]:
        family.setdefault(code, [])
        family[code] += [*given[code], *(f"Al-{name}" for name in given[code])]
    return {
        code: Region(
            given=tuple(given[code]),
            family=tuple(family[code]),
            weight=_weight(code, rules),
            is_family_first=code in rules["family_first"],
            has_bin=code in rules["articles"],
        )
        for code in sorted(given.keys() & family.keys())
    }


def list_files(folder: Path) -> list[Path]:
    """Return the files of given and of family names in a checkout of the lists."""
    return [folder / GIVEN_FILE, folder / FAMILY_FILE]


def locale_files(rules: Mapping[str, Any]) -> list[Path]:
    """Return the files of Faker that are read.

    Raises:
        ResourceError: If Faker is not installed or has no such locale.
    """
    return [Path(str(_provider(code).__file__)) for code in rules["locales"]]


def read_list(path: Path) -> dict[str, list[str]]:
    """Return the names in Latin letters by country."""
    found: dict[str, list[str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["Country"], []).append(row["Romanized Name"])
    except (OSError, KeyError) as error:
        remedy = "give the checkout of the list of popular names by country"
        raise ResourceError(str(path), "cannot be read", remedy=remedy) from error
    return {country: usable(names) for country, names in found.items()}


def read_locale(code: str) -> tuple[list[str], list[str]]:
    """Return the given and the family names that Faker has for a locale."""
    provider = _provider(code).Provider
    given, family = (
        usable(name for attribute in lists for name in _listed(provider, attribute))
        for lists in (GIVEN_LISTS, FAMILY_LISTS)
    )
    return given, family


def usable(names: Iterable[str]) -> list[str]:
    """Return names in Latin letters with a capital, sorted; of alternatives the first."""
    first = {name.split("/")[0].split("(")[0].strip() for name in names}
    return sorted(name for name in first if len(name) > 1 and name[0].isupper() and _is_latin(name))


def unaccented(name: str) -> str:
    """Return a name without accents, as news agencies print it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _provider(code: str) -> Any:
    try:
        return import_module(f"faker.providers.person.{code}")
    except ImportError as error:
        reason, remedy = "Faker has no names for it", "pip install Faker, in the version recorded"
        raise ResourceError(code, reason, remedy=remedy) from error


def _listed(provider: Any, attribute: str) -> Iterator[str]:
    names = getattr(provider, attribute, ())
    if not isinstance(names, property):
        yield from (name if isinstance(name, str) else name[0] for name in names)


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def _weight(code: str, rules: Mapping[str, Any]) -> float:
    if code in rules["often"]:
        return OFTEN
    return SELDOM if code in rules["seldom"] else USUAL


def _part(region: Region, *, kept_back: bool) -> Region:
    given, family = (
        tuple(name for name in names if (crc32(name.encode()) % KEPT_BACK == 0) is kept_back)
        for names in (region.given, region.family)
    )
    return Region(
        given=given,
        family=family,
        weight=region.weight,
        is_family_first=region.is_family_first,
        has_bin=region.has_bin,
    )
