"""Build `pipeline/figures/data/countries.topojson`, the outline behind the map of places, from npm's `world-atlas`.

    python tools/build_outline.py [--cache DIR]

`world-atlas` (ISC) carries Natural Earth's 1:50m country borders (public domain) as TopoJSON: 756 kB. What is drawn
here is a background for dots, so borders are simplified (Visvalingam & Whyatt 1993, on shared arcs, so that neighbours
stay neighbours), finer around France and Europe than elsewhere; specks of islands are left out, France's own kept.
"""

from __future__ import annotations

import argparse
import heapq
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
MEMBER = "package/countries-50m.json"
TARGET = Path(__file__).resolve().parent.parent / "pipeline" / "figures" / "data" / "countries.topojson"
LARGEST = 100_000
"""Bytes."""

FRANCE, ANTARCTICA = "250", "010"
FINE = (-12.0, 35.0, 30.0, 62.0)
"""West, south, east, north: where the map of Europe looks closely."""
FRENCH = (-5.5, 41.0, 10.0, 51.5)
TOLERANCE = {"french": 0.0008, "fine": 0.006, "coarse": 0.12}
"""Square degrees of the triangle that a point must make with its neighbours to be kept."""
SPECK = {"french": 0.002, "fine": 0.03, "coarse": 0.25}
"""Square degrees below which an island is left out."""
GRID = 0.02
"""Degrees: the step that coordinates are rounded to."""

Point = tuple[float, float]
Line = list[Point]


def main() -> None:
    """Fetch, simplify, write."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cache", type=Path, help="a folder that keeps the package between runs")
    with tempfile.TemporaryDirectory() as folder:
        world = fetch(arguments.parse_args().cache or Path(folder))
    small = json.dumps(outline(world), separators=(",", ":"))
    if len(small) > LARGEST:
        raise SystemExit(f"{TARGET.name} would have {len(small)} bytes: raise TOLERANCE or SPECK")
    TARGET.write_text(small + "\n", "utf-8")
    print(f"{TARGET}: {len(small)} bytes")


def fetch(cache: Path) -> dict[str, Any]:
    """The package's 1:50m topology; npm checks its integrity."""
    cache.mkdir(parents=True, exist_ok=True)
    archive = cache / (PACKAGE.replace("@", "-") + ".tgz")
    if not archive.exists():
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=cache, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(archive) as members:
        member = members.extractfile(MEMBER)
        assert member is not None
        loaded: dict[str, Any] = json.load(member)
        return loaded


def outline(world: dict[str, Any]) -> dict[str, Any]:
    """The same topology with fewer points and islands: one object, `countries`, geometries by ISO 3166-1 number."""
    arcs = [simplified(line) for line in decoded(world)]
    countries = [
        {"type": "MultiPolygon", "id": shape.get("id"), "arcs": kept}
        for shape in world["objects"]["countries"]["geometries"]
        if shape.get("id") != ANTARCTICA
        and (kept := [p for p in polygons(shape) if not speck(p, arcs, shape.get("id"))])
    ]
    used = sorted({index if index >= 0 else ~index for shape in countries for index in indices(shape["arcs"])})
    number = {old: new for new, old in enumerate(used)}
    for shape in countries:
        shape["arcs"] = renumbered(shape["arcs"], number)
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": countries}},
        "arcs": [encoded(arcs[old]) for old in used],
    }


def decoded(world: dict[str, Any]) -> Iterator[Line]:
    """Arcs in degrees: TopoJSON stores steps on a grid."""
    (x_scale, y_scale), (x_first, y_first) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * x_scale + x_first, y * y_scale + y_first))
        yield line


def encoded(line: Line) -> list[list[int]]:
    """Degrees to steps on our grid; a step of nothing says nothing."""
    points = [(round(x / GRID), round(y / GRID)) for x, y in line]
    kept = [points[0]] + [b for a, b in pairwise(points) if a != b]
    if len(kept) == 1:
        kept *= 2  # An arc has two ends, even where the grid makes them one.
    steps = zip([(0, 0), *kept], kept, strict=False)
    return [[x - x_before, y - y_before] for (x_before, y_before), (x, y) in steps]


def zone(x: float, y: float) -> str:
    """How closely a point is looked at."""
    for name, (west, south, east, north) in (("french", FRENCH), ("fine", FINE)):
        if west <= x <= east and south <= y <= north:
            return name
    return "coarse"


def triangle(a: Point, b: Point, c: Point) -> float:
    """Its area."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def simplified(line: Line) -> Line:
    """Take the point away that matters least, until every point left matters; the ends and two more stay."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    gone: set[int] = set()

    def weight(at: int) -> float:
        return triangle(line[before[at]], line[at], line[after[at]]) / TOLERANCE[zone(*line[at])]

    heap = [(weight(at), at) for at in range(1, len(line) - 1)]
    heapq.heapify(heap)
    while heap and len(line) - len(gone) > 4:
        value, at = heapq.heappop(heap)
        if at in gone or value != weight(at):
            continue  # Its neighbours changed since: it stands in the heap with its new weight too.
        if value >= 1:
            break
        gone.add(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for near in (left, right):
            if 0 < near < len(line) - 1:
                heapq.heappush(heap, (weight(near), near))
    return [point for at, point in enumerate(line) if at not in gone]


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a country, each a list of rings of arc numbers."""
    return [shape["arcs"]] if shape["type"] == "Polygon" else list(shape["arcs"])


def speck(polygon: list[list[int]], arcs: list[Line], country: str | None) -> bool:
    """An island too small to see; what borders a neighbour is made of several arcs and stays."""
    outer = polygon[0]
    if len(outer) > 1 or country == FRANCE:
        return False
    line = arcs[outer[0] if outer[0] >= 0 else ~outer[0]]
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(line))) / 2
    return area < SPECK[zone(*line[0])]


def indices(nested: Any) -> Iterator[int]:
    """Every arc number in nested lists."""
    for one in nested:
        if isinstance(one, int):
            yield one
        else:
            yield from indices(one)


def renumbered(nested: Any, number: dict[int, int]) -> Any:
    """Nested arc numbers after some arcs went; `~n` is arc n read backwards."""
    if isinstance(nested, int):
        return number[nested] if nested >= 0 else ~number[~nested]
    return [renumbered(one, number) for one in nested]


if __name__ == "__main__":
    main()
