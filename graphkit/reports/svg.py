"""Make matplotlib's SVG fit to stand in the report: no styles in line, the page's colours."""

from __future__ import annotations

import hashlib
import re

from lxml import etree  # type: ignore[import-untyped]
from markupsafe import Markup

INK, SOFT, MARK = "#010101", "#020202", "#030303"
"""Stand-ins for the colours of the page, which differ by light and dark."""
_CLASSES = {INK: "ink", SOFT: "soft", MARK: "mark"}

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_SIZE = re.compile(r"([\d.]+)px")
_KEPT = frozenset(
    {"fill", "fill-opacity", "font-size", "opacity", "stroke", "stroke-dasharray"}
    | {"stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor"}
)


def to_inline(written: str, *, title: str) -> Markup:
    """Return a drawing as an element for HTML, with ``title`` as its description.

    Style attributes become the attributes of the same name, which the page's content
    security policy lets pass; colours become classes; ids are made unique on the page.
    """
    # What matplotlib has just written: no entities, nothing from outside.
    root = etree.fromstring(written.encode("utf-8"))
    mark = hashlib.sha256(written.encode("utf-8")).hexdigest()[:8]
    for unwanted in root.xpath("//*[local-name()='style' or local-name()='metadata']"):
        unwanted.getparent().remove(unwanted)
    used = {value[1:] for value in root.xpath("//@*[local-name()='href']") if value[:1] == "#"}
    used |= set(re.findall(r"url\(#([^)]+)\)", written))
    for element in root.iter(etree.Element):
        _style(element)
        _name(element, used, mark)
    _describe(root, title)
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - built, not pasted


def _style(element: etree._Element) -> None:
    """Turn a style into attributes, and a colour of the page into a class."""
    written = (part.partition(":") for part in element.attrib.pop("style", "").split(";"))
    styles: dict[str, str] = {name.strip(): value.strip() for name, _, value in written if value}
    size = _SIZE.search(styles.pop("font", ""))
    if size:
        styles["font-size"] = size.group(1)
    classes = []
    for name, value in sorted(styles.items()):
        if value in _CLASSES:
            classes.append(f"{name}-{_CLASSES[value]}")
        elif name in _KEPT:
            element.set(name, value)
    if classes:
        element.set("class", " ".join(classes))


def _name(element: etree._Element, used: set[str], mark: str) -> None:
    """Drop ids nobody points at, and tell the others apart from those of other drawings."""
    name = element.attrib.pop("id", None)
    if name in used:
        element.set("id", f"{mark}-{name}")
    target = element.attrib.pop(_LINK, None)
    if target is not None:
        element.set("href", f"#{mark}-{target[1:]}" if target[:1] == "#" else target)
    element.attrib.pop("target", None)
    clip = element.get("clip-path")
    if clip:
        element.set("clip-path", clip.replace("url(#", f"url(#{mark}-"))


def _describe(root: etree._Element, title: str) -> None:
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.set("class", "chart")
    described = etree.Element(f"{_SVG}title")
    described.text = title
    root.insert(0, described)
