"""Questions as text: for a file to edit, and for the terminal.

Texts of documents are hostile. Here they become single lines without controls, so that in
a file none can leave its comment, and on a terminal none is obeyed.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import StatementRecord
    from graphkit.review.questions import Question

WIDTH: Final = 96
_AROUND: Final = 200
"""As many characters of a sentence are shown before and behind the quote."""

_HEAD: Final = """\
# Open questions, those that would change most first.
# Take the sign # off the line that is right and keep it; delete the rest or leave it.
# Then build again with this file: graphkit build PATH… --decisions FILE
"""


def questions_text(
    questions: Sequence[Question], *, evidence: int, left_open: Iterable[str] = ()
) -> str:
    """Return questions as a decisions file in which every decision is still a comment.

    ``evidence`` is how many sentences are shown of each thing; ``left_open`` are lines about
    references that no decision can settle.
    """
    parts = [_HEAD]
    for number, question in enumerate(questions, start=1):
        told = question_text(question, evidence=evidence, number=number)
        lines = [f"# {line}".rstrip() for line in told.splitlines()]
        lines += [f"# {answer.line}    # {one_line(answer.says)}" for answer in question.answers]
        parts.append("\n".join(lines) + "\n")
    rest = [f"# {one_line(line)}" for line in left_open]
    if rest:
        parts.append(
            "\n".join(["# References nobody is told of; no decision settles them:", *rest, ""])
        )
    return "\n".join(parts)


def question_text(
    question: Question, *, evidence: int, number: int = 0, mark: tuple[str, str] = ("[", "]")
) -> str:
    """Return what is asked, why, what it would change, and sentences about it.

    The words of the quote stand between the two signs of ``mark``.
    """
    asked = f"{number}. {question.asks}" if number else question.asks
    lines = [one_line(asked), f"   {question.effect}"]
    for reason in question.reasons:
        lines += _wrapped(reason, "   ")
    for (id_, label), records in zip(question.about, question.evidence, strict=True):
        documents = len({record.document for record in records})
        counted = f"{documents} {'document' if documents == 1 else 'documents'}"
        lines += _wrapped(f"{label}, {id_}, in {counted}:", "   ")
        for record in records[:evidence]:
            lines += _sentence(record, mark)
    return "\n".join(lines)


def _sentence(record: StatementRecord, mark: tuple[str, str]) -> Iterator[str]:
    # The signs are put in last: what wraps and escapes must not touch them.
    begin, end = mark
    inner = _wrapped(_quoted(record), "     ")
    for line in inner:
        yield line.replace(_BEGIN, begin).replace(_END, end)
    told = (record.document_title or record.document, record.publisher or "", record.issued or "")
    yield from _wrapped(f"– {', '.join(filter(None, told))}", "     ")


_BEGIN, _END = "\u2983", "\u2984"
"""Signs that stand for the marks while a sentence is wrapped; taken out of texts before."""


def _quoted(record: StatementRecord) -> str:
    """Return the sentence with its quote marked, cut where it is long."""
    start = record.quote_start
    end = start + len(record.quote)
    sentence = record.sentence
    before, after = sentence[:start], sentence[end:]
    if len(before) > _AROUND:
        before = f"… {before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND]} …"
    plain = [one.replace(_BEGIN, "").replace(_END, "") for one in (before, record.quote, after)]
    return f"“{plain[0]}{_BEGIN}{plain[1]}{_END}{plain[2]}”"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def one_line(text: str) -> str:
    r"""Return a text as one line in which a terminal finds nothing to obey.

    Examples:
        >>> one_line("a\x1b[2J\nb")
        'a\\x1b[2J b'
    """
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in " ".join(text.split())
    )
