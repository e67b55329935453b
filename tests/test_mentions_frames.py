"""Names that the words around them decide: acronyms, organs, towns, things with a name, sites, groups."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.actors.acronyms import is_acronym
from pipeline.actors.name import Name
from pipeline.actors.spread import spread
from pipeline.article import Article
from pipeline.nlp.load import read


def parse(nlp: Language, text: str) -> Doc:
    """Read an article as far as `mentions`."""
    doc: Doc = read(nlp, Article(text=text, published="2024-05-14"))
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "mentions":
            break
    return doc


def labels(doc: Doc, form: str) -> list[str | None]:
    """The label that each place of a form has; None where it is not marked as such."""
    ends = {(ent.start_char, ent.text): ent.label_ for ent in doc.ents}
    places = [at for at in range(len(doc.text)) if doc.text.startswith(form, at)]
    return [ends.get((at, form)) for at in places]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("Les salariés d'ARVEX ont débrayé mardi.", "ARVEX", ["ORG"], id="employees-of-an-acronym"),
        pytest.param(
            "Le secrétaire général du PZ a démissionné. Le PZ ne voit rien venir.",
            "PZ",
            ["ORG", "ORG"],
            id="one-sure-place-carries-to-the-others",
        ),
        pytest.param("La députée Claire Martin (KD&V) a voté contre.", "KD&V", ["ORG"], id="party-in-brackets"),
        pytest.param("Il s'est exprimé au conseil national du RZD.", "RZD", ["ORG"], id="body-inside-its-organ"),
        pytest.param("Le club a touché 500 millions de francs CFA.", "CFA", [None], id="currency-tag"),
        pytest.param("Elle dirige le département RH du groupe.", "RH", [None], id="department-tag"),
        pytest.param("La CGT régionale a dénoncé la mesure.", "CGT", ["ORG"], id="adjective-behind-an-acronym"),
        pytest.param("Claire Martin, de l'ONG « Sauvons les tourbières », proteste.", "Sauvons les tourbières", ["ORG"],
                     id="quoted-name-of-an-organisation"),
        pytest.param("Le projet vise B-Tramo, la société de transport de la région.", "B-Tramo", ["ORG"],
                     id="apposed-company"),
        pytest.param("Léa Petit parle pour la coalition La Fin des routes.", "La Fin des routes", ["ORG"],
                     id="title-with-its-article"),
        pytest.param("L'association des éleveurs de Lozère porte plainte.", "association des éleveurs de Lozère",
                     ["ORG"], id="members-in-lower-case"),
        pytest.param("Le secrétaire général de l'ARVEX Transport, Luc Petit, proteste.", "ARVEX Transport", ["ORG"],
                     id="led-by-a-general-secretary"),
        pytest.param("Le PLZ et l'UZR ont signé, a dit Luc Petit (PLZ).", "UZR", ["ORG"], id="joined-to-an-acronym"),
        pytest.param("Le prix a baissé, selon la SVRA, de 3 %.", "SVRA", ["ORG"], id="source"),
        pytest.param("La direction de Corvane a promis une prime.", "Corvane", ["ORG"], id="what-has-a-management"),
        pytest.param("Le XV de France a gagné samedi.", "XV de France", ["ORG"], id="national-team"),
        pytest.param("On dénombre 500 morts, note infos-lacs.net.", "infos-lacs.net", ["ORG"], id="site-that-speaks"),
        pytest.param("La ministre a réagi sur X (ex-Twitter) hier.", "X", ["ORG"], id="network-of-one-letter"),
    ],
)  # fmt: skip
def test_organisations_by_their_words(nlp: Language, text: str, name: str, expected: list[str | None]) -> None:
    assert labels(parse(nlp, text), name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("La ministre sortante des Entreprises publiques a démissionné.", "Entreprises publiques",
                     id="charge-behind-a-participle"),
        pytest.param("Le candidat est venu au Salon de l'agriculture.", "Salon de l'agriculture", id="fair"),
        pytest.param("L'accord signé à la Conférence de Genève tient toujours.", "Conférence de Genève",
                     id="conference-of-a-town"),
        pytest.param("Jonas Petit (DEN) a devancé Luc Martin (FRA).", "DEN", id="country-of-an-athlete"),
        pytest.param("L'OM a battu l'OL 3-0 samedi.", "OL 3-0", id="score"),
        pytest.param("L'ouragan Fernand a frappé la côte. Fernand s'éloigne vers le nord.", "Fernand", id="storm"),
    ],
)  # fmt: skip
def test_no_actors(nlp: Language, text: str, name: str) -> None:
    assert not {"PER", "ORG"} & set(labels(parse(nlp, text), name))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(Martin, Haïti) Toute la nuit, la pluie est tombée. Martin n'est pas une priorité.",
                     id="dateline"),
        pytest.param("Le père Alphonse est curé de Martin. Le vent a soufflé sur Martin.", id="his-parish"),
        pytest.param("Environ 20 000 personnes vivent à Martin. Martin a souffert.", id="where-people-live"),
        pytest.param("Il est né dans la commune de Martin. Martin a bien changé.", id="said-to-be-a-town"),
        pytest.param("L'attaque a visé les villages de Kala Bangou et Martin, dans le nord. Martin est vide.",
                     id="in-a-list-of-villages"),
        pytest.param("Ils ont gagné le camp de réfugiés de Martin. Martin est loin.", id="site-in-it"),
    ],
)  # fmt: skip
def test_a_town_called_like_somebody(nlp: Language, text: str) -> None:
    assert set(labels(parse(nlp, text), "Martin")) == {"LOC"}


def test_a_town_of_two_words_read_as_somebody(nlp: Language) -> None:
    text = "Le village de Keur Zoumbar attend. Awa Sall, maire de Keur Zoumbar, promet une route."
    assert set(labels(parse(nlp, text), "Keur Zoumbar")) == {"LOC"}


def test_somebody_called_like_a_town(nlp: Language) -> None:
    text = "Jean Martin a été élu. Le maire de Martin n'a rien dit. Martin se réjouit."
    assert labels(parse(nlp, text), "Jean Martin") == ["PER"]
    assert labels(parse(nlp, text), "Martin")[-1] == "PER"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("Des combattants Zoros ont quitté la brousse.", 0, id="several-men-of-a-group"),
        pytest.param("Les ministres Zoros et Petit ont quitté la salle.", 1, id="two-ministers"),
        pytest.param("Des combattants Zoros sont partis. Puis Zoros revint.", 2, id="also-one-person"),
    ],
)
def test_nobody_in_particular(nlp: Language, text: str, kept: int) -> None:
    doc = parse(nlp, text)
    read_as_persons = [Name(token.i, token.i + 1, "PER") for token in doc if token.text == "Zoros"]
    assert len(spread(doc, read_as_persons)) == kept


def test_an_apostrophe_inside_a_name(nlp: Language) -> None:
    assert labels(parse(nlp, "Le président de la ligue, Samuel Mbo'o, a réagi."), "Samuel Mbo'o") == ["PER"]


def test_a_rank_of_the_navy_is_no_ship(nlp: Language) -> None:
    doc = parse(nlp, "Le capitaine de frégate Samuel Petit commande. Le capitaine Samuel Petit est là.")
    assert "MISC" not in labels(doc, "Samuel Petit")


def test_a_heading_that_lost_its_line(nlp: Language) -> None:
    text = "Mourad Belkacem Visiblement agacé, le ministre Mourad Belkacem s'est tu."
    assert labels(parse(nlp, text), "Mourad Belkacem") == ["PER", "PER"]


@pytest.mark.parametrize(
    ("name", "expected"), [("KD&V", True), ("H&M", True), ("X", False), ("Marks&Spencer", False), ("R.A.T.P.", True)]
)
def test_ampersands(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected
