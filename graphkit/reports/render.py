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

from graphkit.projection import relation_label
from graphkit.reports import drawings
from graphkit.reports.acts import by_kind, pairs
from graphkit.reports.kinds import act_kinds, foremost
from graphkit.reports.text import (
    counted,
    listed,
    markdown,
    number,
    place,
    plain,
    short,
    shortened,
    signed,
    span,
)
from graphkit.resources.files import read_resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.reports.change import Comparison
    from graphkit.reports.report import Report

_FOLDER = "templates"
_FRAME = Markup(
    '<iframe title="{}" srcdoc="{}" sandbox="allow-popups" width="100%" height="800"></iframe>'
)


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
    return _page("report.html.j2", report)


def _page(template: str, report: Report | Comparison) -> str:
    style = read_resource(_FOLDER, "report.css.j2")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _html().get_template(template)
    return page.render(report=report, style=Markup(style), style_digest=digest)  # noqa: S704


def render_comparison(comparison: Comparison, form: str) -> str:
    """Return a comparison of two periods as ``html`` or ``md``."""
    if form == "md":
        text = _markdown().get_template("report.compare.md.j2").render(report=comparison)
        return text.strip() + "\n"
    return _page("report.compare.html.j2", comparison)


def framed(page: str) -> str:
    """Return a page in a frame of its own, for notebooks."""
    return _FRAME.format("Report", page)


@cache
def _markdown() -> Environment:
    # Escaped for Markdown, tags included; marked as done, so that HTML's escaping leaves it alone.
    environment = _environment(
        lambda value: value if isinstance(value, Markup) else Markup(markdown(value))  # noqa: S704
    )
    environment.filters["node_url"] = lambda *given: Markup(drawings.node_url(*given))  # noqa: S704
    return environment


@cache
def _html() -> Environment:
    environment = _environment(lambda value: value if isinstance(value, Markup) else plain(value))
    environment.filters.update(
        bar=drawings.bar,
        heat=drawings.heat,
        line=drawings.line,
        path_url=drawings.path_url,
        brokers_chart=drawings.brokers_chart,
        timeline_chart=drawings.timeline_chart,
    )
    return environment


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
        counted=counted,
        listed=listed,
        number=number,
        place=place,
        short=short,
        shortened=shortened,
        span=span,
        by_kind=by_kind,
        pairs=pairs,
        relation=relation_label,
        node_url=drawings.node_url,
        signed=signed,
        foremost=foremost,
        weightiest=drawings.weightiest,
    )
    environment.globals["words"] = tuple(dict.fromkeys(act_kinds().values()))
    return environment
