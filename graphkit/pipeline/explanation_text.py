"""Lay an explanation out for people: lines that fit a terminal, nothing it would obey."""

from __future__ import annotations

import textwrap
from itertools import groupby
from typing import TYPE_CHECKING, Final

from graphkit.data_model import BlockKind, EntityType, Modality, Polarity, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.data_model import LabelledId, Untaken
    from graphkit.pipeline.explanation import (
        ExplainedMention,
        ExplainedPassage,
        ExplainedStatement,
        Explanation,
    )

DEFAULT_WIDTH: Final = 100
_LEAST_WIDTH: Final = 40
_INDENT: Final = "     "
_LONGEST_WORDS: Final = 70
_LONGEST_TEXT: Final = 160
_KEY: Final = 11
_STDIN: Final = "-"
_BY_NAME: Final = "name"
_OF_NAMES: Final = frozenset(
    {
        "gk:about", "gk:holdsOffice", "gk:locatedIn", "gk:memberOf", "gk:officeOf", "gk:represents",
        "skos:broader",
    }
)  # fmt: skip
_ELLIPSIS: Final = "…"


def as_text(explanation: Explanation, width: int) -> str:
    """Return the lines of an explanation, each at most ``width`` wide."""
    width = max(width, _LEAST_WIDTH)
    parts = [_head(explanation, width)]
    parts += ["\n".join(_passage(one, width)) for one in explanation.passages]
    return "\n\n".join(parts) + "\n"


def _head(explanation: Explanation, width: int) -> str:
    document = explanation.document
    issued = document.issued.isoformat() if document.issued else ""
    source = "standard input" if document.source == _STDIN else document.source
    title = document.title or source
    named = ", ".join(filter(None, (title, document.publisher, issued)))
    read_by = f"read by {explanation.extractor}"
    if explanation.pipeline:
        read_by += f" on {explanation.pipeline}"
    if explanation.lexicons:
        read_by += f" with the lexicons {', '.join(explanation.lexicons)}"
    counts = (
        f"{explanation.sentence_count} sentences, {explanation.entities} entities, "
        f"{explanation.statements} statements"
    )
    lines = [*_wrapped(named, width), *_wrapped(f"{counts}; {read_by}", width)]
    if not explanation.traced:
        lines += _wrapped("what it saw and did not take, this extractor does not tell", width)
    return "\n".join(lines)


def _passage(passage: ExplainedPassage, width: int) -> Iterator[str]:
    label = "–" if passage.number is None else str(passage.number)
    text = passage.text
    if passage.skipped:
        text = _short(text, _LONGEST_TEXT)
    yield from _wrapped(text, width, f"{label:<4} ", _INDENT)
    yield from _bracketed(passage, width)
    names = [one for one in passage.mentions if one.type is not EntityType.TOPIC]
    open_ = {one.span: one.reason for one in passage.untaken if one.kind is Seen.REFERENCE}
    for mention in names:
        yield from _mention(mention, open_.get(mention.span, ""), width)
    yield from _statements(passage, width)
    for one in passage.untaken:
        if one.kind is Seen.REFERENCE:
            continue
        yield from _item("×", f"{_quoted(_words_of(one, passage))} not taken: {one.reason}", width)


def _bracketed(passage: ExplainedPassage, width: int) -> Iterator[str]:
    """Yield what kind of passage it is, unless it is a plain paragraph below no heading."""
    if passage.kind is BlockKind.PARAGRAPH and not (passage.section or passage.skipped):
        return
    section = f" in “{_one_line(passage.section)}”" if passage.section else ""
    skipped = f": {passage.skipped}" if passage.skipped else ""
    kind = passage.kind.replace("_", " ")
    yield from _wrapped(f"[{kind}{section}{skipped}]", width, _INDENT, _INDENT)


def _mention(mention: ExplainedMention, why_open: str, width: int) -> Iterator[str]:
    words = _quoted(mention.text)
    if not mention.meanings:
        kind = f", {_article(mention.type)}," if mention.type else ""
        why = f": {why_open}" if why_open else ""
        yield from _item("·", f"{words}{kind} is left open{why}", width)
    for meaning in mention.meanings:
        label = _one_line(meaning.label)
        named = "" if label in {_one_line(mention.text), meaning.entity} else f"{label}, "
        reason = meaning.reason.removeprefix(f"{_one_line(mention.text)}: ")
        why = "" if reason == _BY_NAME else f"; {reason}"
        yield from _item("·", f"{words} is {named}{meaning.entity}{why}", width)


def _article(kind: str) -> str:
    word = kind.lower()
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _statements(passage: ExplainedPassage, width: int) -> Iterator[str]:
    """Yield the statements; what several in a row have in common stands once, below them."""
    found = sorted(passage.statements, key=_order)
    for common, group in groupby(found, key=_in_common):
        same = list(group)
        for one in same:
            rule = "" if common else f" [{one.statement.rule}]"
            yield from _item("+", f"{_edge(one)}{rule}", width)
        if common:
            longest = max(same, key=lambda one: sum(map(len, one.quotes)))
            yield from _details({**dict(common), "words": _words(longest, passage)}, width)


def _details(details: Mapping[str, str], width: int) -> Iterator[str]:
    indent = f"{_INDENT}  "
    hanging = indent + " " * (_KEY + 1)
    for key, value in details.items():
        yield from _wrapped(value, width, f"{indent}{key:<{_KEY}} ", hanging)


def _order(one: ExplainedStatement) -> tuple[bool, int, str, str, int, str, str]:
    """What is done and said comes before what is known of those who do it."""
    statement = one.statement
    first = min(evidence.span for evidence in statement.evidence)
    known = statement.predicate in _OF_NAMES
    ends = (first.end, one.object[1], one.subject[1])
    return known, first.start, statement.rule, statement.predicate, *ends


def _edge(one: ExplainedStatement) -> str:
    """Return subject, relation and object, and how the text puts it unless it just says so."""
    statement = one.statement
    edge = " – ".join(map(_one_line, (one.subject[1], statement.predicate, one.object[1])))
    said = [] if statement.modality is Modality.ASSERTED else [statement.modality.lower()]
    if statement.polarity is Polarity.NEGATIVE:
        said.append("denied")
    if not statement.is_direct:
        said.append("so no edge of the graph")
    return f"{edge} ({', '.join(said)})" if said else edge


def _in_common(one: ExplainedStatement) -> tuple[tuple[str, str], ...]:
    """Return what statements read from one clause share, by its name; nothing for names."""
    if one.statement.predicate in _OF_NAMES:
        return ()
    ends = {one.subject, one.object}
    meeting = [one.meeting] if one.meeting is not None and one.meeting not in ends else []
    content = one.statement.content_modality
    details = {
        "by": _labels(one.agents),
        "to": _labels(one.addressees),
        "concerning": _labels(one.concerning),
        "meeting": _labels(meeting),
        "told by": _labels([one.attributed_to] if one.attributed_to else []),
        "content": str(content).lower() if content else "",
        "rule": _rule(one),
    }
    return tuple((name, value) for name, value in details.items() if value)


def _rule(one: ExplainedStatement) -> str:
    statement = one.statement
    verb = f" {_quoted(statement.verb)}" if statement.verb else ""
    codes = [f"CAMEO {statement.cameo}"] if statement.cameo else []
    codes += [statement.plover] if statement.plover else []
    return ", ".join([f"{statement.rule}{verb}", *codes, f"confidence {statement.confidence:g}"])


def _words(one: ExplainedStatement, passage: ExplainedPassage) -> str:
    whole = _one_line(passage.text).rstrip(".")
    if any(_one_line(quote).rstrip(".") == whole for quote in one.quotes):
        return "the whole of it"
    return " … ".join(f"“{_one_line(quote)}”" for quote in one.quotes)


def _words_of(one: Untaken, passage: ExplainedPassage) -> str:
    start = passage.span.start
    return passage.text[max(one.span.start - start, 0) : max(one.span.end - start, 0)]


def _item(mark: str, text: str, width: int) -> Iterator[str]:
    yield from _wrapped(text, width, f"   {mark} ", f"{_INDENT}  ")


def _labels(found: Iterable[LabelledId]) -> str:
    return ", ".join(_one_line(label) for _, label in found)


def _quoted(words: str) -> str:
    return f"“{_short(words, _LONGEST_WORDS)}”"


def _short(text: str, longest: int) -> str:
    line = _one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + _ELLIPSIS


def _wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    return textwrap.wrap(
        _printable(_one_line(text)),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _printable(text: str) -> str:
    """Write out what a terminal would obey or not show."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
