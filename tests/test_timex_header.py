"""Dates of headers and datelines."""

from __future__ import annotations

import pytest

from pipeline.timex import dateline, parse_date

HEADERS = [
    ("weekday", "mardi 16 octobre 2025", "2025-10-16"),
    ("first", "Publié le 1er août 2019 à 10h05", "2019-08-01"),
    ("spaced first", "1 er mai 2001", "2001-05-01"),
    ("abbreviated", "Mis à jour le 3 févr. 2021", "2021-02-03"),
    ("capitals", "DIMANCHE 9 DÉCEMBRE 2018", "2018-12-09"),
    ("capitals without accents", "9 DECEMBRE 2018", "2018-12-09"),
    ("slashes", "Date : 05/03/2024 18:22", "2024-03-05"),
    ("two digits of the year", "05/03/24", "2024-03-05"),
    ("dots", "5.3.2024", "2024-03-05"),
    ("iso with time", "2024-03-05T18:22:07+01:00", "2024-03-05"),
    ("no-break spaces", "le 7\u00a0juin\u202f2014", "2014-06-07"),
    ("feed", "Thu, 05 Sep 2024 08:00:00 GMT", "2024-09-05"),
    ("first that is one", "32 mars 2020, corrigé le 2 avril 2020", "2020-04-02"),
    ("no year", "mardi 16 octobre", None),
    ("month only", "octobre 2025", None),
    ("no such day", "31/02/2020", None),
    ("version number", "1.2.2020.4", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in HEADERS], ids=[row[0] for row in HEADERS])
def test_parse_date(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


DATELINES = [
    ("lead", "Le 16 octobre 2025, les deux ministres se sont vus.", "2025-10-16", "16 octobre 2025", "lead"),
    ("lead with weekday", "Ce mardi 4 mars 2014, la cour a tranché.", "2014-03-04", "4 mars 2014", "lead"),
    ("stamp", "22 mai 2012. – La cour a tranché.", "2012-05-22", "22 mai 2012", "stamp"),
    ("stamp with hyphen", "22 mai 2012. - La cour", "2012-05-22", "22 mai 2012", "stamp"),
    ("stamp with time", "1er mai 2016, 14h30 . –\nUn train", "2016-05-01", "1er mai 2016", "stamp"),
    ("stamp line", "Samedi 2 juin 2018\nUn train", "2018-06-02", "2 juin 2018", "stamp"),
    ("published", "Publié le 2 juin 2018\nUn train", "2018-06-02", "2 juin 2018", "stamp"),
    ("agency", "PARIS, 16 oct 2025 (AFP) – Un train", "2025-10-16", "16 oct 2025", "agency"),
    (
        "agency of two",
        "NEW YORK (Nations unies), 3 janv. 2020 (Reuters) - Un",
        "2020-01-03",
        "3 janv. 2020",
        "agency",
    ),
    ("place in brackets", "Dakar, le 9 avril 2015 (APS) - Un train", "2015-04-09", "9 avril 2015", "agency"),
    ("later in the text", "Il a été élu le 9 avril 2015.", None, "", ""),
    ("none", "", None, "", ""),
]


@pytest.mark.parametrize(
    ("text", "iso", "span", "kind"), [row[1:] for row in DATELINES], ids=[row[0] for row in DATELINES]
)
def test_dateline(text: str, iso: str | None, span: str, kind: str) -> None:
    found = dateline(text)
    assert (found and found.date) == iso
    if found:
        assert text[found.start : found.end] == span
        assert found.kind == kind
