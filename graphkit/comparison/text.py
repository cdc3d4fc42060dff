"""A difference as a journalist reads it in a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

from graphkit.comparison.contents import ids
from graphkit.comparison.verdict import Verdict
from graphkit.data_model import Modality, Polarity
from graphkit.projection import relation_label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graphkit.comparison.contents import Content
    from graphkit.comparison.difference import Change, Difference, Finding, MeetingDifference
    from graphkit.data_model import LabelledId

_WIDTH = 100
_LONG = 280
_MOST_NAMED = 12
_HEAD = {"A": "only A tells of it", "B": "only B tells of it", "both": "both tell of it", "": ""}
_QUIET = frozenset({"act", "content", "meeting"})
"""Differences not spelt out below a finding: the act stands in it, the meeting in its head."""


def difference_text(found: Difference, *, everything: bool) -> str:
    """Return the two sides, what is new in a few lines, then meeting by meeting."""
    told = [part for line in lead(found) for part in _wrapped(line, "", "  ")]
    lines = [*_sides(found), "", *told, ""]
    for meeting in found.meetings:
        lines.extend(_meeting(meeting, everything=everything))
    return "\n".join(lines).rstrip() + "\n"


def lead(found: Difference) -> list[str]:
    """Return in a few lines what the sides differ in."""
    lines = []
    for side in ("A", "B"):
        alone = found.told_only_by(side)
        if alone:
            names = "; ".join(one.label for one in alone[:_MOST_NAMED])
            names += f"; {len(alone) - _MOST_NAMED} more" if len(alone) > _MOST_NAMED else ""
            lines.append(f"Only {side} tells of {counted(len(alone), 'meeting')}: {names}.")
    lines.extend(
        f"Moved: {counted(number, 'statement')} that A has in “{named(one)}” stand in “{to}” in B."
        for one in found.meetings
        for to, number in one.moved_to
    )
    for one in found.meetings:
        lines.extend(
            f"Dates differ: “{one.label}”: A {change.a}, B {change.b}."
            for change in one.changes
            if change.aspect == "dates"
        )
    disputed = found.findings(Verdict.DISPUTED)
    if disputed:
        labels = "; ".join("; ".join(one.labels) for one in disputed)
        lines.append(f"Disputed: {labels}.")
    lines.append(_counts(found))
    return lines


def _counts(found: Difference) -> str:
    """Return how many sentences are of either side alone, moved, disputed, and of both."""
    times = Counter(one.verdict for one in found.findings())
    told = ", ".join(f"{times[verdict]} {verdict}" for verdict in Verdict if times[verdict])
    return f"Sentences: {told}." if told else "Neither says anything that can be compared."


def named(meeting: MeetingDifference) -> str:
    """Return the name of a meeting with its days."""
    days = " / ".join(meeting.days)
    return f"{meeting.label} ({days})" if days else meeting.label


def title(meeting: MeetingDifference) -> str:
    """Return the heading of a meeting: name, days, who tells of it."""
    days = " / ".join(meeting.days)
    return " · ".join(filter(None, (meeting.label, days, _HEAD[meeting.told_by])))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    Examples:
        >>> counted(1, "meeting"), counted(2, "meeting")
        ('1 meeting', '2 meetings')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def saying(contents: Iterable[Content], people: Collection[LabelledId] = ()) -> str:
    """Return acts with what they are about: "Ana Ruiz thanked: Cod quotas; discussed: Cod".

    Who acts is left out where it is all the ``people`` of the meeting.
    """
    acts: dict[tuple[str, str], list[str]] = {}
    for one in contents:
        denied = "not " if one.polarity is Polarity.NEGATIVE else ""
        kind = "" if one.modality is Modality.ASSERTED else f" ({one.modality.lower()})"
        who = "" if ids(one.who) == ids(people) else ", ".join(label for _, label in one.who)
        act = f"{denied}{relation_label(one.relation)}{kind}"
        acts.setdefault((who, act), []).append(one.label)
    return "; ".join(
        f"{who + ' ' if who else ''}{act}: {', '.join(dict.fromkeys(labels))}"
        for (who, act), labels in acts.items()
    )


def differing(changes: Sequence[Change]) -> str:
    """Return differences in words: "who: A Ruiz, B Ruiz and Aoki"."""
    told = (f"{one.aspect}: A {one.a or '–'}, B {one.b or '–'}" for one in changes)
    return "; ".join(told)


def one_line(text: str, most: int = _LONG) -> str:
    """Return a text in one line, cut at a word if it is long."""
    return textwrap.shorten(text, most, placeholder=" …")


def _sides(found: Difference) -> Iterator[str]:
    for side, name, documents in zip("AB", found.names, found.documents, strict=True):
        yield f"{side}  {name} ({counted(len(documents), 'document')})"


def _meeting(meeting: MeetingDifference, *, everything: bool) -> Iterator[str]:
    shown = [one for one in meeting.findings if everything or one.verdict is not Verdict.BOTH]
    alike = len(meeting.findings) - len(shown)
    alone = bool(meeting.id) and meeting.told_by != "both"
    if not (shown or meeting.changes or everything or alone):
        return
    yield title(meeting)
    for change in meeting.changes:
        yield f"  {differing([change])}"
    for to, number in meeting.moved_to:
        yield f"  {counted(number, 'statement')} of A stand in “{to}” in B"
    people = _people(meeting)
    if alone and not everything:
        yield from _wrapped(_summary(shown), "  ", "  ")
        shown = [one for one in shown if one.a and one.b]
    for finding in shown:
        yield from _finding(finding, people)
    if alike:
        yield f"  both: {counted(alike, 'sentence')} alike"
    yield ""


def _people(meeting: MeetingDifference) -> tuple[LabelledId, ...]:
    known = (one.people for one in (meeting.a, meeting.b) if one is not None)
    return tuple({one: None for people in known for one in people})


def _summary(findings: Iterable[Finding]) -> str:
    """Return what is said in a meeting that only one side tells of, the sentences left out."""
    labels = dict.fromkeys(label for one in findings for label in one.labels)
    return "; ".join(labels) or "nothing is told of what was said"


def _finding(one: Finding, people: Collection[LabelledId]) -> Iterator[str]:
    yield from _wrapped(f"{one.verdict}: {saying(one.b or one.a, people)}", "  ", "    ")
    came_from = next((c.a for c in one.changes if c.aspect == "meeting"), "")
    if came_from:
        yield from _wrapped(f"A has it in “{came_from}”: {saying(one.a)}", "    ", "    ")
    elif one.a and one.b and saying(one.a) != saying(one.b):
        yield from _wrapped(f"A: {saying(one.a, people)}", "    ", "    ")
    spelt = [change for change in one.changes if change.aspect not in _QUIET]
    if spelt:
        yield from _wrapped(differing(spelt), "    ", "    ")
    for side, sentence in (("A", one.sentence_a), ("B", one.sentence_b)):
        if sentence:
            yield from _wrapped(f"{side} “{one_line(sentence)}”", "    ", "      ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
