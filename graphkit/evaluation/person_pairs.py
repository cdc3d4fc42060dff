"""Pairs of descriptions of persons: are they one? How often resolution over documents is right.

Each description stands for one document. What a reader of texts does before (titles and
forms of address taken off names, offices put in their usual words) is done here from the same
lexicons; the format is explained in ``tests/evaluation/gold/pairs/README.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from graphkit.errors import ResourceError
from graphkit.resolution.offices import OfficeHeld
from graphkit.resolution.persons.descriptions import Description
from graphkit.resolution.persons.grouping import group_persons
from graphkit.resolution.persons.name_forms import name_form
from graphkit.resolution.persons.posts import country_of, post_of
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.honorifics import load_honorifics
from graphkit.resources.titles import load_titles

if TYPE_CHECKING:
    from pathlib import Path

    from graphkit.resolution.persons.posts import Post

Side: TypeAlias = Mapping[str, Any]

_GENDERS = {"male": "m", "female": "f"}
_SEPARATORS = (" of ", " for ", " to ", " at ")


@dataclass(frozen=True, slots=True)
class Answer:
    """A pair with what was made of it: ``merged``, with the score, or the score of a question."""

    id: str
    kind: str
    same: bool
    merged: bool
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Counts over pairs: hits are merges of pairs that are one."""

    merges: int
    hits: int
    wanted: int

    @property
    def precision(self) -> float:
        """Hits of all merges; 1 if there is none."""
        return self.hits / self.merges if self.merges else 1.0

    @property
    def recall(self) -> float:
        """Hits of all pairs that are one; 1 if there is none."""
        return self.hits / self.wanted if self.wanted else 1.0


def read_pairs(path: Path) -> list[dict[str, Any]]:
    """Read a file of pairs.

    Raises:
        ResourceError: It cannot be read, or is no list of pairs.
    """
    try:
        pairs = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ResourceError(str(path), f"cannot be read: {error}") from error
    if not isinstance(pairs, list):
        raise ResourceError(str(path), "is not a list of pairs", remedy="begin each with '- id: '")
    return pairs


def answer_all(pairs: Iterable[Mapping[str, Any]]) -> list[Answer]:
    """Return what resolution makes of each pair, as if its two documents were all there are."""
    return [_answer(pair) for pair in pairs]


def figures_of(answers: Iterable[Answer]) -> PairFigures:
    """Count hits and misses."""
    found = list(answers)
    return PairFigures(
        merges=sum(one.merged for one in found),
        hits=sum(one.merged and one.same for one in found),
        wanted=sum(one.same for one in found),
    )


def _answer(pair: Mapping[str, Any]) -> Answer:
    sides = [_description(name, pair[name]) for name in ("left", "right")]
    grouping = group_persons(sides)
    score = 0.0
    reasons: tuple[str, ...] = ()
    merged = len(grouping.groups) == 1
    if merged:
        score, reasons = grouping.unions[0].score, grouping.unions[0].reasons
    elif grouping.questions:
        question = grouping.questions[0]
        score, reasons = question.score, (*question.reasons, "BUT", *question.against)
    return Answer(pair["id"], pair["kind"], pair["same"] is True, merged, score, reasons)


def _description(name: str, side: Side) -> Description:
    gazetteer = load_gazetteer()
    offices = [post for office in side.get("offices", ()) for post in _posts(office)]
    said = {f"country/{side['country']}"} if "country" in side else set()
    polities = said | {post.polity for post in offices} - {""}
    days = [o.get(k) for o in side.get("offices", ()) for k in ("from", "day") if o.get(k)]
    names = dict.fromkeys(_bare_name(n) for n in (*side["names"], *side.get("aliases", ())))
    return Description(
        member=(name, "person"),
        names=tuple(n for n in names if n),
        offices=tuple(dict.fromkeys(offices)),
        countries=frozenset(filter(None, (country_of(p, gazetteer) for p in polities))),
        bodies=frozenset(p for p in polities if not p.startswith("country/")),
        gender=_GENDERS.get(side.get("gender", ""), ""),
        day=str(side.get("day") or min(map(str, days), default="")),
        met=frozenset(
            (str(side.get("day", "")), name_form(bare).parts[-1])
            for bare in map(_bare_name, side.get("met", ()))
            if bare
        ),
    )


def _posts(office: Mapping[str, Any]) -> Iterator[Post]:
    """Yield an office as extraction would read it: in its usual words, two offices as two."""
    gazetteer = load_gazetteer()
    polity = _polity(str(office.get("polity") or ""))
    title = " ".join(w for w in office["title"].split() if not gazetteer.find_demonym(w))
    for one in _split(title):
        canonical = load_titles().canonical.get(one.lower(), one)
        head = _head(canonical)
        yield post_of(
            OfficeHeld(canonical, head, polity, load_titles().kinds.get(head, ())), gazetteer
        )


def _split(title: str) -> list[str]:
    first, _, rest = title.partition(" and ")
    both = rest and _head(first) in load_titles().singular and _head(rest) in load_titles().singular
    return [first, *_split(rest)] if both else [title]


def _head(title: str) -> str:
    """Return the longest head before "of", "for" …, else the last word there."""
    start = min((title.find(s) for s in _SEPARATORS if s in title), default=len(title))
    words = title[:start].lower().split()
    tails = (" ".join(words[i:]) for i in range(len(words)))
    return next(
        (tail for tail in tails if tail in load_titles().singular), words[-1] if words else ""
    )


def _polity(name: str) -> str:
    if f"country/{name}" in load_gazetteer():
        return f"country/{name}"
    found = load_gazetteer().find(name) if name else ()
    return (
        found[0].id if found else (f"organization/{name_form(name).text.lower()}" if name else "")
    )


def _bare_name(name: str) -> str:
    """Return a name without the titles and forms of address before it."""
    words = name.split()
    while len(words) > 1:
        taken = next((n for n in (3, 2, 1) if n < len(words) and _is_title(words[:n])), 0)
        if not taken:
            break
        words = words[taken:]
    return "" if words and _is_title(words) and len(words) < len(name.split()) else " ".join(words)


def _is_title(words: list[str]) -> bool:
    form = " ".join(words)
    titles = load_titles()
    if form in _honorifics() or form == "the" or load_gazetteer().find_demonym(form):
        return True
    if form.lower() in titles.canonical or form.lower() in titles.singular:
        return True
    return words[-1].lower() in titles.singular and all(
        word.lower() in titles.describing or word.lower() in titles.singular for word in words[:-1]
    )


@cache
def _honorifics() -> frozenset[str]:
    forms = {one.form for one in load_honorifics() if not one.suffix}
    return frozenset(forms | {form.rstrip(".") for form in forms})
