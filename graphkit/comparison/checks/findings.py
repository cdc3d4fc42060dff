"""What a check found: values, as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from graphkit.resources.checks import load_checks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import LabelledId, StatementRecord

_WIDTH = 100
_LONG = 280
_COLUMNS = (
    *("kind", "error", "what", "things", "labels"),
    *("document", "title", "publisher", "issued", "sentence"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a document; ``start`` is where in its text it begins."""

    document: str
    title: str
    publisher: str
    issued: str
    sentence: str
    start: int

    @classmethod
    def of(cls, record: StatementRecord) -> Passage:
        """Return the sentence of a record."""
        return cls(
            document=record.document,
            title=record.document_title,
            publisher=record.publisher or "",
            issued=record.issued or "",
            sentence=record.sentence,
            start=record.start - record.quote_start,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One finding: its ``kind`` as in ``checks.yaml``, what is wrong, of what, and the sentences.

    ``rank`` orders findings of one kind, the largest first.
    """

    kind: str
    what: str
    things: tuple[LabelledId, ...]
    passages: tuple[Passage, ...]
    rank: float = 0.0

    @property
    def is_error(self) -> bool:
        """Whether it says that something cannot be, rather than what may be worth a look."""
        return load_checks().kinds[self.kind].error

    @property
    def weight(self) -> int:
        """How much a finding of this kind weighs."""
        return load_checks().kinds[self.kind].weight


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings, weightiest first."""

    findings: tuple[Check, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that cannot be."""
        return any(one.is_error for one in self.findings)

    def of(self, *kinds: str) -> CheckReport:
        """Return the findings of some kinds; of all if none is named."""
        return CheckReport(tuple(one for one in self.findings if not kinds or one.kind in kinds))

    def to_text(self, *, top: int | None = None) -> str:
        """Return it for the terminal: by kind, the first ``top`` of each with their sentences."""
        lines: list[str] = []
        times = Counter(one.kind for one in self.findings)
        for kind in sorted(times, key=lambda one: (-load_checks().kinds[one].weight, one)):
            some = self.of(kind).findings
            word = "error" if some[0].is_error else "lead"
            lines.append(f"{load_checks().kinds[kind].title} · {kind} · {word} · {len(some)}")
            for one in some[:top]:
                lines.extend(_lines(one))
            if top is not None and len(some) > top:
                lines.append(f"  … and {len(some) - top} more")
            lines.append("")
        return "\n".join([*lines, self.summary]) + "\n"

    @property
    def summary(self) -> str:
        """How many errors and leads there are, in one line."""
        errors = sum(one.is_error for one in self.findings)
        leads = len(self.findings) - errors
        return f"{errors} error{'s' * (errors != 1)}, {leads} lead{'s' * (leads != 1)}"

    def to_csv(self) -> str:
        """Return a line for each sentence of each finding."""
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for one in self.findings:
            head = (
                *(one.kind, str(one.is_error).lower(), one.what),
                " ".join(name for name, _ in one.things),
                "; ".join(label for _, label in one.things),
            )
            for said in one.passages:
                source = (said.document, said.title, said.publisher, said.issued, said.sentence)
                writer.writerow([*head, *source])
        return written.getvalue()

    def to_json(self) -> str:
        """Return it with ids and places in the texts."""
        value = [
            {
                "kind": one.kind,
                "error": one.is_error,
                "weight": one.weight,
                "what": one.what,
                "things": [{"id": name, "label": label} for name, label in one.things],
                "passages": [asdict(said) for said in one.passages],
            }
            for one in self.findings
        ]
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _lines(one: Check) -> Iterator[str]:
    yield from _wrapped(one.what, "  ", "    ")
    for said in one.passages:
        source = ", ".join(filter(None, (said.title or said.document, said.publisher, said.issued)))
        yield from _wrapped(f"“{textwrap.shorten(said.sentence, _LONG)}”", "    ", "    ")
        yield from _wrapped(source, "      ", "      ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
