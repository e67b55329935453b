"""What holds for every date and every text: round trips, offsets, linear time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.timex import extract, parse_date

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ABBREVIATED = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))


def spelled(number: int) -> str:
    """Write 1–31 in words."""
    if number <= 16:
        return UNITS[number]
    tens, ones = divmod(number, 10)
    name = {1: "dix", 2: "vingt", 3: "trente"}[tens]
    if ones == 0:
        return name
    return f"{name} et un" if ones == 1 and tens > 1 else f"{name}-{UNITS[ones]}"


def first(day: date) -> str:
    """A day of the month as French writes it: *1er*, then plain numbers."""
    return "1er" if day.day == 1 else str(day.day)


FORMS: dict[str, Callable[[date], str]] = {
    "full": lambda d: f"{first(d)} {MONTHS[d.month - 1]} {d.year}",
    "weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {first(d)} {MONTHS[d.month - 1]} {d.year}",
    "weekday with article": lambda d: f"{WEEKDAYS[d.weekday()]} le {first(d)} {MONTHS[d.month - 1]} {d.year}",
    "abbreviated": lambda d: f"{first(d)} {ABBREVIATED[d.month - 1]} {d.year}",
    "capitals": lambda d: f"{first(d)} {MONTHS[d.month - 1]} {d.year}".upper(),
    "plain capitals": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}".upper().replace("É", "E").replace("Û", "U"),
    "slashes": lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    "dots": lambda d: f"{d.day}.{d.month}.{d.year}",
    "hyphens": lambda d: f"{d.day:02d}-{d.month:02d}-{d.year}",
    "iso": lambda d: d.isoformat(),
    "spelled day": lambda d: f"{spelled(d.day)} {MONTHS[d.month - 1]} {d.year}",
    "no-break spaces": lambda d: f"{d.day}\u00a0{MONTHS[d.month - 1]}\u202f{d.year}",
    "nth of the month": lambda d: f"{d.day:02d} {MONTHS[d.month - 1]} {d.year}",
}
FRAMES = ["{}", "Le {}, le port a fermé.", "Signé ({}) à Lomé.", "Depuis le {}\u00a0: rien.", "« Le {} », dit-il."]


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
@settings(max_examples=60, deadline=None)
@given(day=DAYS, frame=st.sampled_from(FRAMES), published=st.sampled_from([None, "2025-10-16", "1901-01-01"]))
def test_every_date_comes_back(form: Callable[[date], str], day: date, frame: str, published: str | None) -> None:
    written = form(day)
    text = frame.format(written)
    found = extract(text, published)
    assert [(one.value, text[one.start : one.end]) for one in found] == [(day.isoformat(), written)]
    assert (found[0].type, found[0].granularity, found[0].anchor) == ("DATE", "day", None)


@pytest.mark.parametrize("form", [form for name, form in FORMS.items() if name != "spelled day"])
@settings(max_examples=40, deadline=None)
@given(day=DAYS)
def test_headers_too(form: Callable[[date], str], day: date) -> None:
    assert parse_date(f"Publié le {form(day)}") == day.isoformat()


@settings(deadline=None)
@given(day=st.dates(date(2024, 11, 7), date(2025, 10, 16)))  # what lies weeks ahead is to come, whatever the verb
def test_a_past_day_finds_its_year(day: date) -> None:
    text = f"Le pont s'est effondré le {first(day)} {MONTHS[day.month - 1]}."
    assert [one.value for one in extract(text, "2025-10-16")] == [day.isoformat()]


@settings(deadline=None)
@given(day=st.dates(date(2025, 10, 17), date(2026, 10, 15)))
def test_a_coming_day_finds_its_year(day: date) -> None:
    text = f"Le pont sera inauguré le {first(day)} {MONTHS[day.month - 1]}."
    assert [one.value for one in extract(text, "2025-10-16")] == [day.isoformat()]


@settings(deadline=None)
@given(day=st.dates(date(1990, 1, 1), date(2060, 1, 1)), ago=st.integers(1, 400))
def test_days_ago(day: date, ago: int) -> None:
    text = f"Il y a {ago} jours, le pont s'est effondré."
    expected = date.fromordinal(day.toordinal() - ago).isoformat()
    assert [one.value for one in extract(text, day.isoformat())] == [expected]


@settings(deadline=None)
@given(start=st.times(), minutes=st.booleans())
def test_times_of_day(start: object, minutes: bool) -> None:
    hour, minute = start.hour, start.minute  # type: ignore[attr-defined]
    text = f"Le bal ouvre à {hour}h{minute:02d}." if minutes else f"Le bal ouvre à {hour} heures."
    clock = f"T{hour:02d}:{minute:02d}" if minutes else f"T{hour:02d}"
    assert [one.value for one in extract(text, "2025-10-16")] == [f"2025-10-16{clock}"]


WORDS = st.sampled_from(
    [
        "le",
        "la",
        "l'",
        "du",
        "au",
        "de",
        "à",
        "en",
        "dans",
        "ce",
        "cette",
        "1er",
        "2",
        "16",
        "31",
        "45",
        "2025",
        "1999",
        "1.5",
        "20h30",
        "14",
        "h",
        "mars",
        "mai",
        "été",
        "Noël",
        "lundi",
        "mardi",
        "dernier",
        "prochain",
        "suivant",
        "matin",
        "soir",
        "nuit",
        "midi",
        "minuit",
        "semaine",
        "mois",
        "an",
        "ans",
        "année",
        "années",
        "jours",
        "siècle",
        "XIXe",
        "trimestre",
        "il",
        "y",
        "a",
        "depuis",
        "d'ici",
        "chaque",
        "tous",
        "les",
        "deux",
        "trois",
        "vingt",
        "cent",
        "mille",
        "et",
        "demi",
        "quart",
        "près",
        "environ",
        "fin",
        "début",
        "mi-",
        "-",
        "/",
        ":",
        ".",
        ",",
        "«",
        "»",
        '"',
        "(",
        ")",
        "\n",
        "veille",
        "lendemain",
        "hier",
        "demain",
        "aujourd'hui",
        "plus",
        "tard",
        "tôt",
        "après",
        "avant",
        "XXIe",
        "J.-C.",
        "2012-2013",
        "16/10/2025",
        "2025-10-16",
        "1:12",
        "heures",
        "minutes",
        "secondes",
        "week-end",
        "14-Juillet",
        "a",
        "été",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, published=st.sampled_from([None, "2025-10-16", "0001-01-01", "9999-12-31", "2024-02-29T10:00"]))
def test_offsets_hold_whatever_the_text(text: str, published: str | None) -> None:
    found = extract(text, published, references=True)
    spans = [(one.start, one.end) for one in found]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for one in found:
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.type in {"DATE", "TIME", "DURATION", "SET"}
        assert one.value
        assert one.anchor is None or -1 <= one.anchor < len(found)
        if one.earliest and one.latest:
            assert one.earliest < one.latest
        if published is None:
            assert one.anchor != -1


PATHOLOGICAL = [
    "le ", "de la ", "1 ", "1, ", "3 et ", "vingt-", "deux ", "cent mille ", "lundi ", "il y a ", "2012-", "12/", "« ",
    '"', "a", ".", "\n", "d'", "du 3 au ", "plus de ", "fin de la ", "XIX",
    "14h", "1 heure ", "un an et ", "le lendemain ",
]  # fmt: skip


@pytest.mark.parametrize("unit", PATHOLOGICAL)
def test_time_is_linear(unit: str) -> None:
    """Eight times the text takes eight times as long, with room for a busy machine; a square would take 64."""

    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        runs = []
        for _ in range(3):
            begin = time.process_time()
            extract(text, "2025-10-16")
            runs.append(time.process_time() - begin)
        return min(runs)

    extract(unit * 10, "2025-10-16")
    assert seconds(10_000) < 30 * max(seconds(1_250), 0.001)


def test_nothing_is_known_without_a_date() -> None:
    text = "Mardi, il a dit qu'il viendrait demain, dans deux mois ou l'an prochain."
    assert all(one.anchor is None and one.earliest is None for one in extract(text))
