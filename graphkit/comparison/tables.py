"""A difference as Markdown, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from graphkit.comparison.text import counted, differing, lead, one_line, saying, title
from graphkit.comparison.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.comparison.contents import Content, Meeting
    from graphkit.comparison.difference import Difference, Finding, MeetingDifference

_COLUMNS = (
    *("meeting", "meeting_label", "days", "told_by", "verdict", "what", "differences"),
    *("statements_a", "sentence_a", "documents_a", "statements_b", "sentence_b", "documents_b"),
)
_MARKDOWN = re.compile(r"([\\`*_\[\]|#~!<>])")


def difference_markdown(found: Difference, *, everything: bool) -> str:
    """Return the lead, then a table for each meeting, most newsworthy first."""
    lines = [f"# {_plain(found.names[0])} against {_plain(found.names[1])}", ""]
    for side, name, documents in zip("AB", found.names, found.documents, strict=True):
        lines.append(f"- **{side}**: {_plain(name)}, {counted(len(documents), 'document')}")
    lines += ["", *(f"{_plain(line)}\n" for line in lead(found))]
    for meeting in found.meetings:
        lines.extend(_section(meeting, everything=everything))
    return "\n".join(lines).rstrip() + "\n"


def difference_csv(found: Difference) -> str:
    """Return a line for each finding; a meeting of one side without findings has one too."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for meeting in found.meetings:
        for change in meeting.changes:
            row = ("meeting", "", differing([change]), *[""] * 6)
            writer.writerow([*_head(meeting), *row])
        writer.writerows(_row(meeting, one) for one in meeting.findings)
        if not meeting.findings:
            alone = {"A": Verdict.ONLY_A, "B": Verdict.ONLY_B}.get(meeting.told_by, Verdict.BOTH)
            writer.writerow([*_head(meeting), alone, "", "", *[""] * 6])
    return written.getvalue()


def difference_json(found: Difference) -> str:
    """Return all of it with ids, quotes and places in the texts."""
    sides = zip(("a", "b"), found.names, found.documents, strict=True)
    value = {
        **{
            side: {"name": name, "documents": [{"id": i, "title": t} for i, t in documents]}
            for side, name, documents in sides
        },
        "lead": lead(found),
        "meetings": [_meeting_value(meeting) for meeting in found.meetings],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _section(meeting: MeetingDifference, *, everything: bool) -> Iterator[str]:
    shown = [one for one in meeting.findings if everything or one.verdict is not Verdict.BOTH]
    if not (shown or meeting.changes or (meeting.id and meeting.told_by != "both")):
        return
    yield from (f"## {_plain(title(meeting))}", "")
    for change in meeting.changes:
        yield f"- {_plain(differing([change]))}"
    for to, number in meeting.moved_to:
        yield f"- {counted(number, 'statement')} moved to “{_plain(to)}”"
    if shown:
        yield from ("", "| | What | A | B |", "| --- | --- | --- | --- |")
    for one in shown:
        what = saying(one.b or one.a)
        if one.changes:
            what = f"{what} ({differing(one.changes)})"
        cells = (str(one.verdict), what, one.sentence_a, one.sentence_b)
        yield f"| {' | '.join(_plain(one_line(cell)) for cell in cells)} |"
    yield ""


def _plain(text: str) -> str:
    """Return text of documents as Markdown that shows it as it stands, in one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _head(meeting: MeetingDifference) -> tuple[str, ...]:
    return meeting.id, meeting.label, " ".join(meeting.days), meeting.told_by


def _row(meeting: MeetingDifference, one: Finding) -> tuple[str, ...]:
    return (
        *_head(meeting),
        *(one.verdict, "; ".join(one.labels), differing(one.changes)),
        *(_ids(one.a), one.sentence_a, _documents(one.a)),
        *(_ids(one.b), one.sentence_b, _documents(one.b)),
    )


def _ids(contents: tuple[Content, ...]) -> str:
    return " ".join(content.id for content in contents)


def _documents(contents: tuple[Content, ...]) -> str:
    return " ".join(sorted({r.document for content in contents for r in content.records}))


def _meeting_value(one: MeetingDifference) -> dict[str, object]:
    return {
        "id": one.id,
        "label": one.label,
        "told_by": one.told_by,
        "score": one.score,
        "a": _meeting_side(one.a),
        "b": _meeting_side(one.b),
        "differences": [{"aspect": c.aspect, "a": c.a, "b": c.b} for c in one.changes],
        "moved_to": [{"meeting": label, "statements": number} for label, number in one.moved_to],
        "findings": [_finding_value(finding) for finding in one.findings],
    }


def _meeting_side(one: Meeting | None) -> dict[str, object] | None:
    if one is None:
        return None
    return {
        "people": [{"id": name, "label": label} for name, label in one.people],
        "places": [{"id": name, "label": label} for name, label in one.places],
        "dates": [{"date": day, "document": document} for day, document in one.dates],
    }


def _finding_value(one: Finding) -> dict[str, object]:
    return {
        "verdict": str(one.verdict),
        "what": list(one.labels),
        "differences": [{"aspect": c.aspect, "a": c.a, "b": c.b} for c in one.changes],
        "a": [_content_value(content) for content in one.a],
        "b": [_content_value(content) for content in one.b],
        "told_in": one.told,
    }


def _content_value(one: Content) -> dict[str, object]:
    return {
        "statement": one.id,
        "relation": one.relation,
        "who": [name for name, _ in one.who],
        "whom": [name for name, _ in one.whom],
        "what": [name for name, _ in one.what],
        "modality": str(one.modality),
        "polarity": str(one.polarity),
        "evidence": [
            {
                "document": record.document,
                "sentence": record.sentence,
                "quote": record.quote,
                "start": record.start,
            }
            for record in one.records
        ],
    }
