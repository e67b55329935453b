"""Named mentions: titles outside and kept, no fragments, the right type."""

from __future__ import annotations

import random

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.actors.acronyms import is_acronym, stands_for
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


def names(doc: Doc) -> list[tuple[str, str]]:
    return [(ent.text, ent.label_) for ent in doc.ents if ent.label_ in ("PER", "ORG")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Le président Donald Trump a rencontré la ministre Claire Martin.",
            [("Donald Trump", "PER"), ("Claire Martin", "PER")],
            id="titles-outside",
        ),
        pytest.param("M. Lefort et Mme Durand ont parlé.", [("Lefort", "PER"), ("Durand", "PER")], id="civility"),
        pytest.param(
            "MM. Macron et Scholz se sont vus hier.", [("Macron", "PER"), ("Scholz", "PER")], id="coordination"
        ),
        pytest.param("Il a cité M. dos Santos.", [("dos Santos", "PER")], id="foreign-particle"),
        pytest.param(
            "Dominique de Villepin et Marine Le Pen ont débattu.",
            [("Dominique de Villepin", "PER"), ("Marine Le Pen", "PER")],
            id="particles",
        ),
        pytest.param("A. Montebourg a quitté le gouvernement.", [("A. Montebourg", "PER")], id="initial"),
        pytest.param(
            "Kim Jong-un a reçu Ban Ki-moon hier.", [("Kim Jong-un", "PER"), ("Ban Ki-moon", "PER")], id="whole-word"
        ),
        pytest.param(
            "Elle travaille pour la chaîne B-Sport depuis mars.", [("B-Sport", "ORG")], id="whole-word-letter"
        ),
        pytest.param(
            "Le Mouvement républicain de Claire Martin progresse. Claire Martin s'en réjouit.",
            [("Mouvement républicain", "ORG"), ("Claire Martin", "PER"), ("Claire Martin", "PER")],
            id="leader-behind-her-party",
        ),
        pytest.param(
            "L'Agence nationale de la nutrition, du climat et du travail a rendu un avis.",
            [("Agence nationale de la nutrition, du climat et du travail", "ORG")],
            id="charges-in-a-row",
        ),
        pytest.param(
            "« Rien à signaler », a expliqué le capitaine de frégate Lucas.", [("Lucas", "PER")], id="rank-with-a-ship"
        ),
        pytest.param("Le groupe suédois Volvex supprime mille emplois.", [("Volvex", "ORG")], id="nationality-between"),
        pytest.param("L'affaire Claire Martin continue.", [("Claire Martin", "PER")], id="person-of-an-affair"),
        pytest.param(
            "Le Fichier des empreintes volontaires (FEV) grossit. Le FEV inquiète.", [], id="acronym-of-a-thing"
        ),
        pytest.param(
            "Le patron a parlé. Orange annonce une hausse de ses tarifs.",
            [("Orange", "ORG")],
            id="firm-named-like-a-word",
        ),
        pytest.param(
            "Le PRTC d'Anne Dubois proteste. Le secrétaire général du SNKB refuse.",
            [("PRTC", "ORG"), ("Anne Dubois", "PER"), ("SNKB", "ORG")],
            id="acronyms-that-act",
        ),
        pytest.param("Carrefour a réagi hier.", [("Carrefour", "ORG")], id="firm-that-begins-a-sentence"),
        pytest.param(
            "La Coopérative laitière a fermé. Le Devoir l'a appris.",
            [("Coopérative laitière", "ORG"), ("Le Devoir", "ORG")],
            id="article-that-opens-a-sentence",
        ),
        pytest.param(
            "Le pays de Cheikh Anta Diop et de Pape Diouf est loin.",
            [("Cheikh Anta Diop", "PER"), ("Pape Diouf", "PER")],
            id="title-that-is-a-given-name",
        ),
        pytest.param("Le match contre la Lazio aura lieu demain.", [("Lazio", "ORG")], id="feminine-article"),
        pytest.param("– Le Temps : Êtes-vous inquiet ?", [("Le Temps", "ORG")], id="turn-of-an-interview"),
        pytest.param("Prince Harry arrive demain à Londres.", [("Harry", "PER")], id="title-of-a-prince"),
        pytest.param(
            "Le directeur général de l'Organisation mondiale de la santé, Takele Adhanesh Gebreyo, a alerté.",
            [("Organisation mondiale de la santé", "ORG"), ("Takele Adhanesh Gebreyo", "PER")],
            id="holder-between-commas",
        ),
        pytest.param("La TVA augmente et l'ADN a parlé.", [], id="acronyms-of-things"),
        pytest.param("Elle l'a dit sur Radio Sud Lorraine.", [("Radio Sud Lorraine", "ORG")], id="branch"),
        pytest.param("Les contrats à durée indéterminée (CDI) reculent.", [], id="thing-in-brackets"),
        pytest.param(
            "Le président du conseil départemental de la Gironde a saisi la cour d'appel de Bordeaux.",
            [("conseil départemental de la Gironde", "ORG"), ("cour d'appel de Bordeaux", "ORG")],
            id="territorial-bodies",
        ),
        pytest.param("Le conseil départemental a voté le budget.", [], id="territorial-body-of-no-place"),
        pytest.param(
            "La trésorière de l'association des Maliens de Belgique a répondu.",
            [("association des Maliens de Belgique", "ORG")],
            id="body-of-its-members",
        ),
        pytest.param("Le blessé a été transporté à l'hôpital Tenon de Paris.", [], id="building-one-goes-to"),
        pytest.param(
            "Le ministère russe des Affaires étrangères a réagi.",
            [("ministère russe des Affaires étrangères", "ORG")],
            id="ministry-in-lower-case",
        ),
        pytest.param(
            "La Cour suprême a tranché, la police fédérale enquête.",
            [("Cour suprême", "ORG"), ("police fédérale", "ORG")],
            id="institutions-in-common-words",
        ),
        pytest.param("Le ministre de l'Intérieur a démissionné.", [], id="portfolio-is-no-organisation"),
        pytest.param("L'État américain rembourse.", [], id="state-and-adjective"),
        pytest.param("Les Américains et les Russes négocient.", [], id="demonyms"),
        pytest.param("Le gouvernement Philippe a cédé.", [("Philippe", "PER")], id="government-of-a-person"),
        pytest.param("La loi Veil a cinquante ans.", [], id="law-named-after-a-person"),
        pytest.param("Le groupe Bolloré a vendu.", [("Bolloré", "ORG")], id="descriptor-outside"),
        pytest.param(
            "Le Conseil de sécurité des Nations unies s'est réuni.",
            [("Conseil de sécurité des Nations unies", "ORG")],
            id="complement-taken-whole",
        ),
        pytest.param(
            "Selon le site Ledroitdusol, rien n'est sûr.", [("Ledroitdusol", "ORG")], id="unread-name-behind-descriptor"
        ),
        pytest.param(
            "La Ligue des pêcheurs (LDP) proteste. La LDP appelle à la grève.",
            [("Ligue des pêcheurs", "ORG"), ("LDP", "ORG"), ("LDP", "ORG")],
            id="acronym-declared",
        ),
        pytest.param(
            "L'homme de radio Jean-Marc Durieux est mort.",
            [("Jean-Marc Durieux", "PER")],
            id="complement-is-no-descriptor",
        ),
        pytest.param(
            "Ousmane Sonko, leader du Pastef, a été arrêté. Le Pastef appelle à manifester.",
            [("Ousmane Sonko", "PER"), ("Pastef", "ORG"), ("Pastef", "ORG")],
            id="article-makes-an-organisation",
        ),
        pytest.param("Le prince William arrive.", [("William", "PER")], id="prince-of-one-name"),
        pytest.param(
            "Al-Qaïda a revendiqué l'attentat, l'ONU l'a condamné.",
            [("Al-Qaïda", "ORG"), ("ONU", "ORG")],
            id="known-organisations",
        ),
    ],
)
def test_names(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(parse(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        pytest.param(
            "Le Premier ministre hongrois, Viktor Orbán, a salué l'accord.",
            "Viktor Orbán",
            "Premier ministre hongrois",
            id="before-with-comma",
        ),
        pytest.param(
            "Dmitri Peskov, porte-parole du Kremlin, l'a dit.", "Dmitri Peskov", "porte-parole du Kremlin", id="after"
        ),
        pytest.param(
            "L'ancien président Jacques Chirac est mort.", "Jacques Chirac", "ancien président", id="modifier-kept"
        ),
        pytest.param(
            "Les présidents Donald Trump et Vladimir Poutine se parlent.",
            "Vladimir Poutine",
            "président",
            id="plural-shared",
        ),
        pytest.param(
            "Jeanne Morel, 45 ans, maire de Valbourg, a signé.", "Jeanne Morel", "maire de Valbourg", id="after-the-age"
        ),
        pytest.param("La campagne de Marine Le Pen commence.", "Marine Le Pen", None, id="complement-is-no-title"),
        pytest.param("La sœur de Paul Durand est venue.", "Paul Durand", None, id="kin-is-no-role"),
        pytest.param(
            "Le porte-parole du président, Paul Martin, a démenti.",
            "Paul Martin",
            "porte-parole du président",
            id="outer-noun",
        ),
        pytest.param(
            "L'avocate de Bernard Petit, Alexandra Michel, a plaidé.",
            "Alexandra Michel",
            "avocate de Bernard Petit",
            id="complement-is-a-person",
        ),
    ],
)
def test_roles(nlp: Language, text: str, name: str, role: str | None) -> None:
    found = [ent._.role for ent in parse(nlp, text).ents if ent.text == name]
    assert found == [role]


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        pytest.param("HRW", "Human Rights Watch", True, id="initials"),
        pytest.param("OMS", "Organisation mondiale de la santé", True, id="small-words-skipped"),
        pytest.param("ACAJ", "Association congolaise pour l'accès à la justice", True, id="several-small-words"),
        pytest.param("Febelgaz", "Fédération belge du secteur gazier", True, id="syllables"),
        pytest.param("CGT", "Confédération générale du travail", True, id="lower-case-words"),
        pytest.param("CGT", "Confédération paysanne", False, id="letter-missing"),
        pytest.param("ONU", "Union européenne", False, id="other-letters"),
    ],
)
def test_acronyms(acronym: str, name: str, expected: bool) -> None:
    assert stands_for(acronym, name) is expected


@pytest.mark.parametrize(("name", "expected"), [("ONU", True), ("R.A.T.P.", True), ("Airbus", False), ("M6", False)])
def test_is_acronym(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


@pytest.mark.parametrize("seed", range(12))
def test_odd_text_breaks_nothing(nlp: Language, seed: int) -> None:
    rng = random.Random(seed)
    pieces = [
        "M. ",
        "Mme",
        "(",
        ")",
        "ONU",
        "«",
        "»",
        "\n\n",
        " ",
        "l'",
        "Le Pen",
        "ministère des ",
        ",",
        "\u200f",
        "É.",
    ]
    text = "".join(rng.choice(pieces) for _ in range(rng.randint(1, 60)))
    doc = nlp(text)
    assert all(doc.text[one.start : one.end] for one in doc._.mentions)


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "M.", "«»", "A", "(HRW)"])
def test_nearly_nothing(nlp: Language, text: str) -> None:
    nlp(text)
