"""A difference as one HTML page that loads nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from graphkit.comparison.text import counted, differing, lead, saying, title
from graphkit.comparison.verdict import Verdict
from graphkit.resources.files import read_resource

if TYPE_CHECKING:
    from graphkit.comparison.difference import Difference, Finding, MeetingDifference

_FOLDER = "templates"


def difference_html(found: Difference, *, everything: bool) -> str:
    """Return the lead, then a table for each meeting with the sentences of both sides."""
    style = read_resource(_FOLDER, "report.css.j2")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().from_string(read_resource(_FOLDER, "difference.html.j2"))
    return template.render(
        found=found,
        lead=lead(found),
        everything=everything,
        style=Markup(style),  # noqa: S704 - our own style sheet
        style_digest=digest,
    )


def _shown(meeting: MeetingDifference, everything: bool) -> list[Finding]:
    return [one for one in meeting.findings if everything or one.verdict is not Verdict.BOTH]


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        counted=counted, differing=differing, saying=saying, shown=_shown, title=title
    )
    return environment
