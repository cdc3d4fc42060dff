"""Candidates as lines of a decisions file: what is proposed is a comment, the user decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graphkit.data_model.decisions import quoted
from graphkit.reconciliation.protocol import Type, address_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphkit.reconciliation.protocol import Candidate, Manifest
    from graphkit.reconciliation.questions import Subject

_MOST: Final = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entity with its candidates, the best first; None if the service gave no answer.

    ``accepted`` is the address that is put into force.
    """

    subject: Subject
    candidates: tuple[Candidate, ...] | None
    accepted: str | None = None


def accept(
    proposals: Sequence[Proposal], manifest: Manifest, least: float, taken: frozenset[str]
) -> list[Proposal]:
    """Return proposals with what can be put into force.

    That is the one candidate that the service is sure of, with a score of at least
    ``least``, unless another entity has or would have the same address.
    """
    sure = [_sure(one, manifest, least) for one in proposals]
    times = Counter(address for address in sure if address)
    return [
        Proposal(one.subject, one.candidates, address if _is_free(address, times, taken) else None)
        for one, address in zip(proposals, sure, strict=True)
    ]


def _sure(proposal: Proposal, manifest: Manifest, least: float) -> str | None:
    sure = [one for one in proposal.candidates or () if one.match]
    alone = sure[0] if len(sure) == 1 and sure[0].score >= least else None
    return address_of(manifest, alone) if alone else None


def _is_free(address: str | None, times: Mapping[str, int], taken: frozenset[str]) -> bool:
    return bool(address) and times[address or ""] == 1 and address not in taken


def decision_lines(proposals: Sequence[Proposal], manifest: Manifest, service: str) -> str:
    """Return the proposals as a decisions file; what is not accepted is a comment."""
    lines = [
        f"# Proposed by {_plain(manifest.name)}, {_plain(service)}",
        '# To take a proposal, delete the "# " before "link" and put the line into your decisions.',
    ]
    for proposal in proposals:
        lines.extend(("", f"# {_about(proposal.subject)}"))
        lines.extend(_links(proposal, manifest))
    return "\n".join(lines) + "\n"


def _about(subject: Subject) -> str:
    known = [name for hint in sorted(subject.known) for name, _ in subject.known[hint]]
    return "; ".join([f"{_plain(subject.id)} {quoted(_plain(subject.label))}", *map(_plain, known)])


def _links(proposal: Proposal, manifest: Manifest) -> Iterator[str]:
    if proposal.candidates is None:
        yield "#   (no answer)"
        return
    known = 0
    for candidate in proposal.candidates:
        address = address_of(manifest, candidate)
        if address is not None:
            known += 1
            sign = "" if address == proposal.accepted else "# "
            yield f"{sign}link {proposal.subject.id} {address}  # {_said(candidate)}"
    if not known:
        yield "#   (nothing found)"


def _said(candidate: Candidate) -> str:
    types = [one.name or one.id if isinstance(one, Type) else one for one in candidate.type or ()]
    said = [
        f"{candidate.score:g} {quoted(_plain(candidate.name))}",
        _plain(candidate.description or ""),
        _plain(", ".join(types)),
        "a sure match" if candidate.match else "",
    ]
    return "; ".join(part for part in said if part)


def _plain(text: str) -> str:
    r"""Return a stranger's text on one line, short, without what a terminal would obey.

    Examples:
        >>> _plain("Ana\n Ruiz\x1b[2J\u202e")
        'Ana Ruiz[2J'
    """
    shown = "".join(char for char in " ".join(text.split()) if char.isprintable())
    return shown if len(shown) <= _MOST else f"{shown[: _MOST - 1]}…"
