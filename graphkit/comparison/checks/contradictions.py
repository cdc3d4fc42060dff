"""What one source affirms and another denies."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from graphkit.comparison.checks.findings import Check, Passage
from graphkit.comparison.contents import OUTSIDE, Content, Said, Side, ids
from graphkit.data_model import Modality, Polarity
from graphkit.projection import relation_label
from graphkit.resources.comparison import load_comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.comparison.checks.material import Material

_Key: TypeAlias = tuple[str, frozenset[str]]


def contradictions(material: Material) -> Iterator[Check]:
    """Yield contents that one document affirms and another denies.

    They are of the same act on the same things by some of the same people, in the same meeting
    where both name one, and on days that are not known to differ.
    """
    by_key: defaultdict[_Key, list[Content]] = defaultdict(list)
    for one in Said(Side("", material.records), load_comparison()).contents:
        if one.modality is Modality.ASSERTED:
            about = ids(one.what) or ids(one.whom) or ids(one.who)
            by_key[one.relation, frozenset(about)].append(one)
    for _, contents in sorted(by_key.items(), key=lambda item: (item[0][0], sorted(item[0][1]))):
        denied = [one for one in contents if one.polarity is Polarity.NEGATIVE]
        affirmed = [one for one in contents if one.polarity is Polarity.POSITIVE]
        for yes, no in product(affirmed if denied else (), denied):
            if _contradict(yes, no):
                yield _found(yes, no)
                break


def _contradict(yes: Content, no: Content) -> bool:
    if yes.first.document == no.first.document or not ids(yes.who) & ids(no.who):
        return False
    if OUTSIDE not in (yes.place, no.place) and yes.place != no.place:
        return False
    days = [one.date or one.first.issued or "" for one in (yes, no)]
    return yes.place == no.place != OUTSIDE or days[0][:10] == days[1][:10]


def _found(yes: Content, no: Content) -> Check:
    who = ", ".join(label for _, label in yes.who)
    said = f"{who} {relation_label(yes.relation)} {yes.label}".strip()
    return Check(
        kind="contradiction",
        what=f"{said}: affirmed, and denied",
        things=tuple(dict.fromkeys((*yes.who, *yes.what, *yes.whom))),
        passages=(Passage.of(yes.first), Passage.of(no.first)),
    )
