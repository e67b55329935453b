"""One actor for everything an article calls by the same name; gender; office holders."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.actors.authority import holder, offices, wikidata_id
from pipeline.actors.cluster import Named
from pipeline.actors.clusters import gather
from pipeline.actors.gender import decide
from pipeline.actors.persons import Tie, tie
from pipeline.article import Article
from pipeline.nlp.annotations import Actor
from pipeline.nlp.load import read


def named(*names: str, type_: str = "PER", roles: dict[int, str] | None = None) -> list[Named]:
    """Mentions one behind the other; a civility in front tells the gender."""
    found = []
    for place, name in enumerate(names):
        gender = {"Mme": "f", "M.": "m"}.get(name.split()[0])
        plain = name.split(" ", 1)[1] if gender else name
        found.append(Named(place * 50, place * 50 + len(plain), plain, type_, (roles or {}).get(place), gender))
    return found


def grouped(mentions: list[Named], declared: list[tuple[str, str]] | None = None) -> list[tuple[str, int]]:
    return [(cluster.name, len(cluster.mentions)) for cluster in gather(mentions, declared or [])]


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        pytest.param("Le Pen", "Marine Le Pen", Tie.FAMILY, id="family-of-two-words"),
        pytest.param("Marine", "Marine Le Pen", Tie.GIVEN, id="given-name"),
        pytest.param("A. Montebourg", "Arnaud Montebourg", Tie.INITIALS, id="initial"),
        pytest.param("J.-M. Le Pen", "Jean-Marie Le Pen", Tie.INITIALS, id="two-initials"),
        pytest.param("B. Montebourg", "Arnaud Montebourg", Tie.NONE, id="another-initial"),
        pytest.param("NKM", "Nathalie Kosciusko-Morizet", Tie.INITIALS, id="initials-alone"),
        pytest.param("Volodymyr Zelenskyy", "Volodymyr Zelensky", Tie.VARIANT, id="spelling"),
        pytest.param("Orban", "Viktor Orbán", Tie.FAMILY, id="accents"),
        pytest.param("Ana Pastor", "Ana Pastor García", Tie.INNER, id="first-of-two-family-names"),
        pytest.param("Bill Clinton", "Hillary Clinton", Tie.NONE, id="homonyms"),
        pytest.param("Lefort", "Anne Dubois-Lefort", Tie.INNER, id="half-of-a-double-name"),
        pytest.param("Dubois-Lefort", "Anne Dubois-Lefort", Tie.FAMILY, id="double-name"),
        pytest.param("Louis Martin", "Louise Martin", Tie.NONE, id="near-namesakes"),
        pytest.param("Jinping Xi", "Xi Jinping", Tie.SAME, id="family-name-first"),
    ],
)
def test_ties(short: str, long: str, expected: Tie) -> None:
    assert tie(short, long) == expected


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param(named("Donald Trump", "Trump", "Trump"), [("Donald Trump", 3)], id="family-name"),
        pytest.param(named("Trump", "Donald Trump"), [("Donald Trump", 2)], id="short-form-first"),
        pytest.param(
            named("Jean-Marie Le Pen", "Marine Le Pen", "Le Pen", "Marine"),
            [("Jean-Marie Le Pen", 1), ("Marine Le Pen", 3)],
            id="homonyms-apart-nearest-wins",
        ),
        pytest.param(
            named("Hillary Clinton", "Bill Clinton", "Mme Clinton"),
            [("Hillary Clinton", 2), ("Bill Clinton", 1)],
            id="civility-decides",
        ),
        pytest.param(
            named("Mirinda Carfrae", "Miranda Carfrae", "Miranda Carfrae"),
            [("Miranda Carfrae", 3)],
            id="most-frequent-spelling-names",
        ),
        pytest.param(
            named("François Hollande", "François", roles={1: "pape"}),
            [("François Hollande", 1), ("François", 1)],
            id="sovereign-of-one-name",
        ),
        pytest.param(named("Emmanuel MACRON"), [("Emmanuel Macron", 1)], id="capitals-made-usual"),
    ],
)
def test_persons(mentions: list[Named], expected: list[tuple[str, int]]) -> None:
    assert grouped(mentions) == expected


@pytest.mark.parametrize(
    ("names", "declared", "expected"),
    [
        pytest.param(
            ["Human Rights Watch", "HRW"], [("HRW", "Human Rights Watch")], [("Human Rights Watch", 2)], id="declared"
        ),
        pytest.param(
            ["OMS", "Organisation mondiale de la santé"], [], [("Organisation mondiale de la santé", 2)], id="initials"
        ),
        pytest.param(["Assemblée nationale", "Assemblée"], [], [("Assemblée nationale", 2)], id="head-alone"),
        pytest.param(["Daech", "État islamique"], [], [("État islamique", 2)], id="known-aliases"),
        pytest.param(["Le Parisien", "Parisien"], [], [("Le Parisien", 2)], id="article"),
        pytest.param(["Valmont Industries", "Valmont"], [], [("Valmont Industries", 2)], id="first-word"),
        pytest.param(["BBC Afrique", "BBC"], [], [("BBC Afrique", 1), ("BBC", 1)], id="branch-is-another"),
        pytest.param(
            ["Front national", "Front de gauche"], [], [("Front national", 1), ("Front de gauche", 1)], id="same-head"
        ),
    ],
)
def test_organisations(names: list[str], declared: list[tuple[str, str]], expected: list[tuple[str, int]]) -> None:
    assert grouped(named(*names, type_="ORG"), declared) == expected


@pytest.mark.parametrize(
    ("clues", "name", "expected"),
    [
        pytest.param([("civility", "f")], "Camille Durand", ("f", "civility"), id="civility"),
        pytest.param([("masculine", "m")], "Marlène Dupré", ("f", "first_name"), id="masculine-function-yields"),
        pytest.param([("role", "f"), ("agreement", "m")], "Dominique Roux", ("f", "role"), id="feminine-role-first"),
        pytest.param([("agreement", "f")], "Étienne Roux", ("m", "first_name"), id="one-clue-against-the-name"),
        pytest.param([("role", "f"), ("role", "f")], "Nicolas Roux", ("f", "role"), id="two-clues-against-the-name"),
        pytest.param([], "Jean-Marie Petit", ("m", "first_name"), id="compound-given-name"),
        pytest.param([], "Claude Petit", (None, None), id="given-name-of-both"),
        pytest.param([], "Petit", (None, None), id="family-name-alone"),
        pytest.param([("civility", "f"), ("civility", "m")], "Petit", (None, None), id="contradiction"),
    ],
)
def test_gender(clues: list[tuple[str, str]], name: str, expected: tuple[str | None, str | None]) -> None:
    assert decide(clues, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "gender", "source"),
    [
        pytest.param("Mme Arnoult a voté.", "Arnoult", "f", "civility", id="civility"),
        pytest.param("La ministre Dominique Arnoult a voté.", "Dominique Arnoult", "f", "role", id="article-agrees"),
        pytest.param(
            "Dominique Arnoult, née à Lyon en 1950, a voté.", "Dominique Arnoult", "f", "agreement", id="born"
        ),
        pytest.param(
            "Dominique Arnoult a signé la lettre. Elle demande une réponse.",
            "Dominique Arnoult",
            "f",
            "pronoun",
            id="subject-taken-up",
        ),
        pytest.param("Sa sœur Dominique Arnoult a voté.", "Dominique Arnoult", "f", "role", id="kin"),
    ],
)
def test_gender_read(nlp: Language, text: str, name: str, gender: str, source: str) -> None:
    actor = next(one for one in actors(nlp, text) if one.name == name)
    assert (actor.gender, actor.gender_from) == (gender, source)


def actors(nlp: Language, text: str) -> list[Actor]:
    doc: Doc = read(nlp, Article(text=text, published="2024-05-14"))
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "actors":
            break
    return list(doc._.actors)


def test_countries_speak(nlp: Language) -> None:
    found = [one for one in actors(nlp, "L'Équateur a annoncé la fermeture de son ambassade.") if one.type == "GPE"]
    assert [(one.name, bool(one.place_id)) for one in found] == [("Équateur", True)]


@pytest.mark.parametrize(
    ("role", "of", "day", "expected"),
    [
        pytest.param("Premier ministre", "HU", "2025-10-16", "Viktor Orbán", id="plain"),
        pytest.param("présidente", "BR", "2015-01-02", "Dilma Rousseff", id="feminine"),
        pytest.param("chef du gouvernement", "ES", "2012-08-07", "Mariano Rajoy", id="another-name-of-the-office"),
        pytest.param(
            "secrétaire général", "Nations unies", "2020-01-01", "António Guterres", id="organisation-by-alias"
        ),
        pytest.param("président", "US", "2017-01-19", "Barack Obama", id="last-day"),
        pytest.param("président", "US", "2017-01-20", "Donald Trump", id="first-day"),
        pytest.param("président", "US", "2999-01-01", None, id="beyond-what-is-known"),
        pytest.param("président", "US", None, None, id="no-date"),
        pytest.param("président", "ZZ", "2020-01-01", None, id="no-such-country"),
    ],
)
def test_holder(role: str, of: str, day: str | None, expected: str | None) -> None:
    assert holder(role, of, day) == expected


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [("Obama", "2012-06-01", ["président"]), ("Obama", "2018-06-01", []), ("Bush", "2018-06-01", [])],
    ids=["in-office", "out-of-office", "family-name"],
)
def test_offices(name: str, day: str, expected: list[str]) -> None:
    assert [office.role for office in offices(name, day)] == expected


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        pytest.param("Volodymyr Zelenskyy", "2024-03-01", "Q3874799", id="in-office-spelt-otherwise"),
        pytest.param("Volodymyr Zelensky", "2018-03-01", None, id="before-the-term"),
        pytest.param("Zelensky", "2024-03-01", None, id="family-name-alone"),
        pytest.param("Claire Martin", "2024-03-01", None, id="nobody-known"),
        pytest.param("Volodymyr Zelensky", None, None, id="no-date"),
    ],
)
def test_wikidata_of_holders(name: str, day: str | None, expected: str | None) -> None:
    assert wikidata_id(name, day) == expected


def test_holders_are_refreshed_from_wikidata(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = tmp_path / "answer.csv"
    row = "pape,VA,Léon XIV,m,2025-05-08T00:00:00Z,,Q6109517"
    answer.write_text(f"role,of,name,gender,start,end,wikidata\n{row}\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["refresh_holders.py", str(answer), "--seen", "2030-01-01"])
    runpy.run_path(str(Path(__file__).parent.parent / "tools" / "refresh_holders.py"), run_name="__main__")
    rows = capsys.readouterr().out.splitlines()
    assert [row for row in rows if row.startswith("pape\t")] == [
        "pape\tVA\tLéon XIV\tm\t2025-05-08\t\t2030-01-01\tQ6109517"
    ]
    assert any(row.startswith("président\tFR\t") for row in rows)


def test_the_dot_behind_a_network_of_one_letter(nlp: Language) -> None:
    assert [(one.name, one.type) for one in actors(nlp, "Le maire a répondu hier sur X.\nPuis il est parti.")] == [
        ("X", "ORG")
    ]
