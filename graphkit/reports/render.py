"""Write a report by its templates, as Markdown and as HTML.

Every value is escaped by the environment, not by the template.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from graphkit.reports.text import counted, listed, markdown, number, place, plain, shortened
from graphkit.resources.files import read_resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.reports.report import Report

_FOLDER = "templates"
_BAR = 100


class _Resources(BaseLoader):
    """Finds templates among the package's resources."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        del environment
        if not template.startswith("report."):
            raise TemplateNotFound(template)
        return read_resource(_FOLDER, template), template, lambda: True


def to_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    return _markdown().get_template("report.md.j2").render(report=report).strip() + "\n"


def to_html(report: Report) -> str:
    """Return the report as one HTML page that loads nothing and runs nothing."""
    style = read_resource(_FOLDER, "report.css.j2")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _html().get_template("report.html.j2")
    return page.render(report=report, style=Markup(style), style_digest=digest)  # noqa: S704


@cache
def _markdown() -> Environment:
    # Escaped for Markdown, tags included; marked as done, so that HTML's escaping leaves it alone.
    return _environment(
        lambda value: value if isinstance(value, Markup) else Markup(markdown(value))  # noqa: S704
    )


@cache
def _html() -> Environment:
    return _environment(lambda value: value if isinstance(value, Markup) else plain(value))


def _environment(finalize: Callable[[object], str]) -> Environment:
    environment = Environment(
        loader=_Resources(),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        bar=_bar, counted=counted, listed=listed, number=number, place=place, shortened=shortened
    )
    return environment


def _bar(value: float | None, greatest: float | None) -> str:
    """Return the length of a bar out of a hundred."""
    return number(round(_BAR * value / greatest)) if value and greatest else "0"
