"""Speech acts: who asks, supports, rejects whom and what."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from graphkit.reports.kinds import act_kinds
from graphkit.reports.sections import Act, Counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.data_model import LabelledId, StatementRecord
    from graphkit.reports.kinds import Kinds

Key: TypeAlias = "tuple[LabelledId, str, LabelledId | None, LabelledId | None, str, str]"


def speech_acts(records: Iterable[StatementRecord], kinds: Kinds) -> tuple[Act, ...]:
    """Return all speech acts, each once for who does it, to whom and about what.

    A joint act is one of each of its agents. Who is thanked, supported or condemned
    is whom it is done to, as is who is spoken to.
    """
    statements: defaultdict[Key, set[str]] = defaultdict(set)
    documents: defaultdict[Key, set[str]] = defaultdict(set)
    for record in records:
        if record.predicate in act_kinds():
            for key in _keys(record, kinds):
                statements[key].add(record.id)
                documents[key].add(record.document)
    order = {relation: place for place, relation in enumerate(act_kinds())}
    acts = [_act(key, statements[key], len(documents[key])) for key in statements]
    return tuple(
        sorted(
            acts,
            key=lambda act: (
                *(order[act.relation], -len(act.statements), act.who),
                *(act.whom or ("", ""), act.what or ("", ""), act.modality, act.polarity),
            ),
        )
    )


def _keys(record: StatementRecord, kinds: Kinds) -> Iterator[Key]:
    target = (record.object, record.object_label)
    is_party = not record.datatype and kinds.is_actor(record.object)
    addressed = [*record.addressees, *([target] if is_party else [])]
    what = None if is_party or record.datatype else target
    for who in record.agents or ((record.subject, record.subject_label),):
        for whom in dict.fromkeys(addressed) or [None]:
            yield (
                *(who, record.predicate, whom, what),
                *(str(record.modality), str(record.polarity)),
            )


def _act(key: Key, statements: set[str], documents: int) -> Act:
    who, relation, whom, what, modality, polarity = key
    return Act(
        who=who,
        kind=act_kinds()[relation],
        relation=relation,
        whom=whom,
        what=what,
        modality=modality,
        polarity=polarity,
        statements=tuple(sorted(statements)),
        documents=documents,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActKind:
    """A relation: its statements, how many are asserted and denied, and who stands out."""

    relation: str
    kind: str
    statements: int
    asserted: int
    denied: int
    by: tuple[Counted, ...]
    to: tuple[Counted, ...]
    about: tuple[Counted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two of whom one acts on the other, or on a topic: asserted statements by kind of act."""

    who: LabelledId
    other: LabelledId
    counts: Mapping[str, int]
    statements: int


def by_kind(acts: Iterable[Act]) -> tuple[ActKind, ...]:
    """Return the relations in the order of `report.yaml`, with who stands out."""
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.relation].append(act)
    return tuple(
        ActKind(
            relation=relation,
            kind=act_kinds()[relation],
            statements=len(_distinct(some)),
            asserted=len(_distinct(act for act in some if act.is_asserted)),
            denied=len(_distinct(act for act in some if act.polarity != "Positive")),
            by=_most((act.who, act) for act in some),
            to=_most((act.whom, act) for act in some if act.whom),
            about=_most((act.what, act) for act in some if act.what),
        )
        for relation in act_kinds()
        if (some := found.get(relation))
    )


def pairs(acts: Iterable[Act], *, about: bool = False) -> tuple[Pair, ...]:
    """Return who acts on whom, or with ``about`` on what, most statements first."""
    found: defaultdict[tuple[LabelledId, LabelledId], defaultdict[str, set[str]]]
    found = defaultdict(lambda: defaultdict(set))
    for act in acts:
        other = act.what if about else act.whom
        if other is not None and act.is_asserted:
            found[act.who, other][act.kind].update(act.statements)
    made = [
        Pair(
            who=who,
            other=other,
            counts=Counter({kind: len(said) for kind, said in kinds.items()}),
            statements=len(set().union(*kinds.values())),
        )
        for (who, other), kinds in found.items()
    ]
    return tuple(sorted(made, key=lambda pair: (-pair.statements, pair.who, pair.other)))


def _distinct(acts: Iterable[Act]) -> set[str]:
    return {statement for act in acts for statement in act.statements}


def _most(named: Iterable[tuple[LabelledId, Act]]) -> tuple[Counted, ...]:
    said: defaultdict[LabelledId, set[str]] = defaultdict(set)
    for one, act in named:
        said[one].update(act.statements)
    counted = [Counted(id=one[0], label=one[1], statements=len(said[one])) for one in said]
    return tuple(sorted(counted, key=lambda one: (-one.statements, one.label, one.id)))
