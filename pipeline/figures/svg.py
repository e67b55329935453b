"""A drawing made by Vega, for those who hear it: French words, none of the roles that Vega says in English."""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise

from lxml import etree

from pipeline.figures.theme import FONT

SPACE = "http://www.w3.org/2000/svg"
LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")
OUTLINE = re.compile(r"(?:M[-\d.,eL]+Z?)+")
LONG_PATH = 300
SEEN = 12
"""Tenths of a pixel: a shorter step of an outline is left out."""
REFERENCE = re.compile(r"url\(#([^)]+)\)")
ANY_ID = re.compile(r"(?<=id=\")[^\"]+|(?<=url\(#)[^)]+")
COORDINATES = ("transform", "x", "y", "x2", "y2", "width", "height")
NOISE = ("aria-roledescription", "aria-hidden", "role", "class", "pointer-events", "font-family")
DEFAULTS = {"opacity": "1", "stroke-width": "1", "transform": "translate(0,0)", "font-weight": "normal"}


def accessible(drawn: str, title: str, description: str) -> str:
    """Name the drawing, turn the label of a mark into a `<title>` that shows under the pointer, drop what says nothing.

    Ids get the drawing's hash before them: several drawings can stand in one page.
    """
    root = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    # Vega counts its ids on from one drawing to the next: only what is drawn decides.
    ids = [str(node.get("id")) for node in root.iter(etree.Element) if node.get("id")]
    key = "f" + sha256(ANY_ID.sub("", drawn).encode()).hexdigest()[:8]
    renamed = {name: f"{key}-{number}" for number, name in enumerate(ids)}
    for node in list(root.iter(etree.Element)):
        _name(node)
        _clean(node, renamed)
    for node in [
        one for one in root.iter(etree.Element) if one.get("display") == "none" or one.get("d") == "M0,0h0v0h0Z"
    ]:
        _drop(node)
    for number, (name, words) in enumerate((("title", title), ("desc", description))):
        node = etree.Element(f"{{{SPACE}}}{name}", id=f"{key}-{name}")
        node.text = words
        root.insert(number, node)
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-title {key}-desc")
    root.set("font-family", FONT)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")


def _name(node: etree._Element) -> None:
    label = str(node.attrib.pop("aria-label", ""))
    if label and node.get("role") == "graphics-symbol" and node.get("aria-roledescription") not in {"axis", "legend"}:
        named = etree.Element(f"{{{SPACE}}}title")
        named.text = label
        node.insert(0, named)


def _clean(node: etree._Element, ids: dict[str, str]) -> None:
    for name in NOISE:
        node.attrib.pop(name, "")
    for name, value in DEFAULTS.items():
        if node.get(name) == value:
            del node.attrib[name]
    for name, value in [(str(name), str(value)) for name, value in node.attrib.items()]:
        if name == "d":
            node.set(name, _shorter(value))
        elif name in COORDINATES:
            node.set(name, LONG_NUMBER.sub(_rounded, value))
        elif name == "id":
            node.set(name, ids[value])
        elif "url(#" in value:
            node.set(name, REFERENCE.sub(lambda found: f"url(#{ids.get(found[1], found[1])})", value))


def _shorter(path: str) -> str:
    """The same outline in steps from point to point, and no step that nobody sees: a third of the bytes."""
    if len(path) < LONG_PATH or not OUTLINE.fullmatch(path):
        return LONG_NUMBER.sub(_rounded, path)
    rings = []
    for ring in path.split("M")[1:]:
        points = [tuple(round(float(n) * 10) for n in point.split(",")) for point in ring.rstrip("Z").split("L")]
        kept = points[:1]
        for x, y in points[1:-1]:
            if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= SEEN:
                kept.append((x, y))
        kept += points[-1:]
        moves = " ".join(f"{_tenths(x - a)} {_tenths(y - b)}" for (a, b), (x, y) in pairwise(kept))
        rings.append(f"M{_tenths(kept[0][0])} {_tenths(kept[0][1])}l{moves}{'Z' if ring.endswith('Z') else ''}")
    return "".join(rings).replace(" -", "-")


def _tenths(n: int) -> str:
    return f"{n / 10:g}".replace("0.", ".", 1) if abs(n) < 10 else f"{n / 10:g}"


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _rounded(found: re.Match[str]) -> str:
    return f"{float(found[0]):.1f}".removesuffix(".0")
