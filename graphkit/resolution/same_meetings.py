"""Which meetings of different documents are one, and what they are called.

The same people on the same day are one meeting. Those dated or peopled differently are one by
evidence (`meeting_evidence`); each such link is kept as a merge, with reason and score.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.data_model import Entity, Literal, Merge
from graphkit.resolution.days import overlap
from graphkit.resolution.entities import other_names
from graphkit.resolution.identifiers import digest, slug
from graphkit.resolution.meeting_evidence import MeetingJudge
from graphkit.resolution.meeting_groups import group
from graphkit.resolution.reading import PERSON_LIKE
from graphkit.resolution.told_meeting import ToldMeeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.resolution.entities import GlobalEntities
    from graphkit.resolution.local_knowledge import KnownClaim, LocalKnowledge
    from graphkit.resolution.meeting_groups import Link
    from graphkit.resources.gazetteer import Gazetteer

_PAIR = 2
_DAY = len("2021-09-22")
_HOLDS = "gk:holdsOffice"


def unite_meetings(
    locals_: Sequence[LocalKnowledge], found: GlobalEntities, *, gazetteer: Gazetteer
) -> None:
    """Add the meetings of all documents to ``found``, which must have their people.

    One with only one participant known is nobody else's.
    """
    told = _told(locals_, found)
    several = [one for one in told if len(one.people) >= _PAIR]
    united = group(several, _judge(locals_, found, gazetteer))
    united += [([one], []) for one in told if len(one.people) < _PAIR]
    for some, links in sorted(united, key=lambda one: _foremost(one[0])[0].key):
        _add(_foremost(some), links, found)


def _told(locals_: Iterable[LocalKnowledge], found: GlobalEntities) -> list[ToldMeeting]:
    """Return the meetings, those of the same people on the same day as one, sorted."""
    told: dict[tuple[str, ...], ToldMeeting] = {}
    for local in locals_:
        ids = found.ids_in(local.document)
        claims = _claims_of(local)
        for meeting in local.meetings:
            # Who is no entity, as the user decided, has no id.
            people = tuple(sorted({ids[p] for p in meeting.participants if p in ids}))
            day, member = meeting.day, (local.document, meeting.key)
            unique = "" if day and len(people) >= _PAIR else "#".join(member)
            identity = (meeting.type, day + unique, *people)
            one = told.setdefault(identity, ToldMeeting(meeting.type, day, people))
            one.add(local, meeting, ids)
            one.claims.extend((local.document, claim) for claim in claims[meeting.key])
    return [one for _, one in sorted(told.items())]


def _claims_of(local: LocalKnowledge) -> defaultdict[str, list[KnownClaim]]:
    """Return the claims made in each meeting of a document, or of it, by its key."""
    keys = {meeting.key for meeting in local.meetings}
    claims: defaultdict[str, list[KnownClaim]] = defaultdict(list)
    for claim in local.claims:
        for key in {claim.meeting, claim.subject} & keys:
            claims[key].append(claim)
    return claims


def _judge(
    locals_: Iterable[LocalKnowledge], found: GlobalEntities, gazetteer: Gazetteer
) -> MeetingJudge:
    """Return a judge who knows whom people act for, and which offices they hold."""
    offices: defaultdict[str, set[str]] = defaultdict(set)
    polities: defaultdict[str, set[str]] = defaultdict(set)
    for local in locals_:
        ids = found.ids_in(local.document)
        acting = [(one.key, one.polities) for one in local.persons]
        acting += [(one.key, (one.polity,)) for one in local.entities if one.polity]
        for key, some in acting:
            if key in ids:
                polities[ids[key]].update(ids.get(polity, polity) for polity in some)
        for claim in local.claims:
            if claim.predicate == _HOLDS and isinstance(claim.object, str):
                person, office = ids.get(claim.subject), ids.get(claim.object)
                if person is not None and office is not None:
                    offices[person].add(office)
    return MeetingJudge(polities, offices, gazetteer)


def _foremost(some: Sequence[ToldMeeting]) -> list[ToldMeeting]:
    """Return told meetings with the one first that names them all.

    A heading tells it, else it is known to the day, else most documents, else the earliest.
    """
    return sorted(
        some,
        key=lambda one: (not one.headings, -len(one.day[:_DAY]), -len(one.members), one.key),
    )


def _add(some: Sequence[ToldMeeting], links: Iterable[Link], found: GlobalEntities) -> None:
    first = some[0]
    members = sorted(member for one in some for member in one.members)
    label = _label_of(first, found)
    day = f"{first.day[:_DAY]}-" if first.day else ""
    base = f"{first.type.value.lower()}/{day}{slug(label)}"
    clash = digest(*(f"{document}{key}" for document, key in first.members), size=6)
    labels = [meeting.label for one in some for meeting in one.meetings]
    entity = Entity(
        id=found.free_id(base, f"{base}-{clash}"),
        type=first.type,
        label=label,
        alt_labels=other_names(labels, label),
        properties=_properties(some, found),
    )
    found.add(entity, members)
    found.merges.extend(
        Merge(
            entity=entity.id,
            name=_name_of(one, found),
            other=_name_of(other, found),
            reason=like.reason,
            score=like.score,
        )
        for one, other, like in sorted(links, key=lambda link: (link[0].key, link[1].key))
    )


def _name_of(told: ToldMeeting, found: GlobalEntities) -> str:
    """Return what documents call a meeting, with the date they give."""
    return f"{_label_of(told, found)}, {told.day or 'undated'}"


def _label_of(told: ToldMeeting, found: GlobalEntities) -> str:
    """Return the heading that names the meeting, else who met whom."""
    headings = [m.label for m in told.meetings if m.owns and m.label]
    if headings:
        return headings[0].split(" (")[0]
    names = " and ".join(found.entities[p].label for p in told.people)
    return f"{told.type} of {names}" if names else told.type.value


def _properties(
    some: Sequence[ToldMeeting], found: GlobalEntities
) -> tuple[tuple[str, Literal], ...]:
    """Return what is known of the kind of meeting; the first document to say it is right."""
    values: defaultdict[str, str] = defaultdict(str)
    for meeting in (meeting for one in some for meeting in one.meetings):
        for name in ("format", "medium"):
            value = meeting.features.get(name, "")
            values[f"gk:{name}"] = values[f"gk:{name}"] or value
    values["gk:format"] = values["gk:format"] or _format(some[0], found)
    known = [(name, Literal(value)) for name, value in values.items() if value]
    if _dates_differ(some):
        known.append(("gk:datesDiffer", Literal("true", "xsd:boolean")))
    return tuple(sorted(known))


def _dates_differ(some: Iterable[ToldMeeting]) -> bool:
    """Whether documents give dates that share no day."""
    days = sorted({one.day for one in some} - {""})
    return any(not overlap(one, other) for one, other in combinations(days, 2))


def _format(told: ToldMeeting, found: GlobalEntities) -> str:
    """Return the format by the number of people or countries; "" if fewer than two are known.

    A grouping named in the heading ("G20 Foreign Ministers’ Meeting") is many.
    """
    persons = [p for p in told.people if found.entities[p].type in PERSON_LIKE]
    countries = [party for party in told.parties if party.startswith("country/")]
    sides = max(len(persons), len(countries))
    if sides == _PAIR:
        return "bilateral"
    return "multilateral" if sides > _PAIR or len(told.parties) > len(countries) else ""
