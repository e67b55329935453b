"""The gazetteer: French names, stable ids, readings in the order of their likelihood."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from pipeline.data import lexicon, models_dir
from pipeline.gazetteer import Gazetteer, Place, fold, gazetteer
from pipeline.gazetteer.place import KINDS
from pipeline.nlp.places.lexicon import demonyms, inflected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Saint-Étienne", "St Etienne", id="abbreviated-saint"),
        pytest.param("Côte d’Ivoire", "Cote d'Ivoire", id="apostrophes-and-accents"),
        pytest.param("N'Djamena", "N’DJAMÉNA", id="capitals"),
        pytest.param("Łódź", "Lodz", id="barred-letters"),
        pytest.param("Bosnie-Herzégovine", "Bosnie Herzégovine", id="hyphens"),
    ],
)
def test_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("surface", "name", "kind", "country"),
    [
        pytest.param("USA", "États-Unis", "country", "US", id="acronym-of-a-country"),
        pytest.param("RDC", "République démocratique du Congo", "country", "CD", id="congo-kinshasa"),
        pytest.param("Centrafrique", "Centrafrique", "country", "CF", id="short-country"),
        pytest.param("Viêt Nam", "Vietnam", "country", "VN", id="press-name-of-a-country"),
        pytest.param("Bélarus", "Biélorussie", "country", "BY", id="press-name-before-the-official-one"),
        pytest.param("Jerusalem", "Jérusalem", "city", "IL", id="city-before-a-governorate-abroad"),
        pytest.param("Gaza", "Gaza", "city", "PS", id="city-before-a-province-abroad"),
        pytest.param("Khan Cheikhoun", "Khan Cheikhoun", "city", "SY", id="agency-spelling-before-scholars"),
        pytest.param("Hargeysa", "Hargeisa", "city", "SO", id="somali-spelling"),
        pytest.param("Le Touquet", "Le Touquet", "city", "FR", id="short-name-of-a-resort"),
        pytest.param("Léman", "lac Léman", "natural", None, id="lake"),
        pytest.param("Myanmar", "Birmanie", "country", "MM", id="new-name-of-a-country"),
        pytest.param("Fédération de Russie", "Russie", "country", "RU", id="official-name"),
        pytest.param("Beijing", "Pékin", "city", "CN", id="exonym"),
        pytest.param("Lviv", "Lviv", "city", "UA", id="ukrainian-city"),
        pytest.param("Raqqa", "Raqqa", "city", "SY", id="romanised-city"),
        pytest.param("Gand", "Gand", "city", "BE", id="flemish-city"),
        pytest.param("Bâle", "Bâle", "city", "CH", id="swiss-city"),
        pytest.param("Trois-Rivières", "Trois-Rivières", "city", "CA", id="quebec-city"),
        pytest.param("Cayenne", "Cayenne", "city", "FR", id="overseas-city"),
        pytest.param("Mayotte", "Mayotte", "region", "FR", id="overseas-region"),
        pytest.param("Finistère", "Finistère", "region", "FR", id="department"),
        pytest.param("Occitanie", "Occitanie", "region", "FR", id="region"),
        pytest.param("Caroline du Sud", "Caroline du Sud", "region", "US", id="american-state"),
        pytest.param("Sichuan", "Sichuan", "region", "CN", id="chinese-province"),
        pytest.param("Sahel", "Sahel", "continent", None, id="supranational"),
        pytest.param("Proche-Orient", "Proche-Orient", "continent", None, id="near-east"),
        pytest.param("mer Noire", "mer Noire", "natural", None, id="sea"),
        pytest.param("Kurdistan irakien", "Kurdistan irakien", "region", "IQ", id="disputed"),
        pytest.param("Yougoslavie", "Yougoslavie", "country", None, id="historical"),
        pytest.param("Matignon", "Matignon", "facility", "FR", id="seat"),
    ],
)
def test_best_reading(surface: str, name: str, kind: str, country: str | None) -> None:
    place = gazetteer().find(surface)[0].place
    assert (place.name, place.kind, place.country_code) == (name, kind, country)


def test_a_name_without_its_article_says_so() -> None:
    assert all(reading.bare for reading in gazetteer().find("Caire") if reading.place.name == "Le Caire")


def test_an_ambiguous_name_keeps_all_readings() -> None:
    countries = {reading.place.country_code for reading in gazetteer().find("Valence")}
    assert {"ES", "FR"} <= countries


def test_unknown_name_has_no_reading() -> None:
    assert gazetteer().find("Zzyxzzyx") == ()
    assert gazetteer().find("…") == ()


def test_entry_gives_back_what_find_found() -> None:
    for surface in ("Paris", "Sahel", "Kremlin"):
        place = gazetteer().find(surface)[0].place
        assert gazetteer().entry(place.place_id) == place


@pytest.mark.parametrize("place_id", ["geonames:1", "geonames:x", "area:nowhere", "", "local:12"])
def test_entry_of_an_unknown_id(place_id: str) -> None:
    with pytest.raises(KeyError):
        gazetteer().entry(place_id)


def test_a_city_knows_its_division_and_numbers() -> None:
    lyon = gazetteer().find("Lyon")[0].place
    assert (lyon.admin1, lyon.admin1_code, lyon.geonames_id) == ("Auvergne-Rhône-Alpes", "FR-ARA", 2996944)
    assert lyon.latitude == pytest.approx(45.75, abs=0.1)
    assert lyon.population is not None
    assert lyon.population > 400_000


def test_a_country_has_a_wikidata_id() -> None:
    assert gazetteer().find("Sénégal")[0].place.wikidata_id == "Q1041"


def test_every_entry_is_sound() -> None:
    path = models_dir() / "gazetteer" / "places.sqlite"
    rows = sqlite3.connect(path).execute("SELECT name, kind, country_code, latitude, longitude FROM places")
    for name, kind, country, latitude, longitude in rows:
        assert name == name.strip() != ""
        assert kind in KINDS
        assert country is None or (len(country) == 2 and country.isupper())
        assert latitude is None or -900_000 <= latitude <= 900_000
        assert longitude is None or -1_800_000 <= longitude <= 1_800_000


def _name_of(place_id: str) -> str:
    return gazetteer().entry(place_id).name


def test_another_process_opens_its_own_connection() -> None:
    gazetteer().find("Paris")
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.map(_name_of, ["geonames:2988507"]) == ["Paris"]


def test_a_missing_file_fails_when_asked(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Gazetteer(tmp_path / "none.sqlite").find("Paris")


def test_place_is_frozen() -> None:
    with pytest.raises(AttributeError):
        Place("a", "A", "city").name = "B"  # type: ignore[misc]


def test_plain_list_of_demonyms_is_built_from_the_table() -> None:
    assert lexicon("demonyms") == sorted(demonyms())


@pytest.mark.parametrize(
    ("masculine", "feminine", "forms"),
    [
        pytest.param("malien", "malienne", ("malien", "maliens", "malienne", "maliennes"), id="regular"),
        pytest.param("français", "française", ("français", "française", "françaises"), id="ends-in-s"),
        pytest.param("belge", "belge", ("belge", "belges"), id="one-form"),
    ],
)
def test_inflection(masculine: str, feminine: str, forms: tuple[str, ...]) -> None:
    assert inflected(masculine, feminine) == forms
