r"""Tell whether a query would ask another server.

The engine follows ``SERVICE`` over the network by itself, so such a query is
refused before the engine sees it. What stands in a text or comment cannot be
told from what does not without the engine's own grammar (it reads
``SERVICESILENT``, and knows ``\'`` inside a name), so the whole text is searched
for the form that SPARQL 1.1, rule [59], gives the clause: the word, a name and a
brace. A text that holds that form is refused too; nobody searches for one.
"""

from __future__ import annotations

import re
from typing import Final

_GAP: Final = r"(?:\s|\#[^\n\r]*(?:[\n\r]|$))*"
_CLAUSE: Final = re.compile(
    rf"""
    SERVICE {_GAP} (?:SILENT)? {_GAP}
    (?: <[^>]*> | [?$][^\s\#{{]* | [^\s\#<>"{{}}|^`]*:(?:\\.|[^\s\#{{\\])* )
    {_GAP} \{{
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CODEPOINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U00([0-9A-Fa-f]{6})")
_LAST: Final = 0x10FFFF


def asks_another_server(sparql: str) -> bool:
    r"""Return whether a query has a ``SERVICE`` clause, or a text of that form.

    Characters written as ``\u0053`` (SPARQL 1.1, section 19.2) are read as what they are.

    Examples:
        >>> asks_another_server("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
        True
        >>> asks_another_server("SELECT * { ?s rdfs:label 'civil service' }")
        False
    """
    return any(map(_CLAUSE.search, {sparql, _CODEPOINT.sub(_character, sparql)}))


def _character(written: re.Match[str]) -> str:
    number = int(written[1] or written[2], 16)
    return chr(number) if number <= _LAST else ""
