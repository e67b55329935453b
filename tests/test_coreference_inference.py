"""Speakers that the article never calls so: another word for who was named last, offices told of nobody else."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.coreference import Coreference
from tests.coreference_markup import read, said_by

DURAND = "[Paul Durand|PER m]"
MOREAU = "[Claire Moreau|PER f]"
SAID = "{Tout va bien}"

FOCUS = [
    pytest.param(f"Le prix est allé à {MOREAU}. « {SAID} », a confié <la romancière>.", "Claire Moreau", id="a trade"),
    pytest.param(
        f"Un avis partagé par {DURAND}. « {SAID} », raconte <le réalisateur danois>.",
        "Paul Durand",
        id="a trade and a nationality",
    ),
    pytest.param(
        f"{DURAND} a chanté hier à Lille. <Le musicien> a dit que {SAID}.", "Paul Durand", id="before the verb"
    ),
    pytest.param(
        f"{DURAND} a dîné avec {MOREAU}. « {SAID} », a dit <le chanteur>.", "Paul Durand", id="the one of that gender"
    ),
    pytest.param(
        "La [Norlac|ORG] ferme deux usines. « {Tout va bien} », assure <la compagnie>.", "Norlac", id="a company"
    ),
    pytest.param(
        f"Le chanteur {DURAND} est venu. « {SAID} », a dit <le préfet>.", None, id="the prefect is somebody else"
    ),
    pytest.param(f"{MOREAU} a ouvert le bal. « {SAID} », a dit <le chanteur>.", None, id="no man has been named"),
]

GOES_ON = [
    pytest.param(
        f"« {{On commence}} », a dit <le capitaine {DURAND}>. « {SAID} », poursuit <l'ingénieur>.",
        "Paul Durand",
        id="poursuit",
    ),
    pytest.param(
        f"« {{On commence}} », a dit <la maire {MOREAU}>. « {SAID} », ajoute <l'élue>.", "Claire Moreau", id="ajoute"
    ),
    pytest.param(
        f"« {{On commence}} », a dit <le rapporteur {DURAND}>. « {SAID} », conclut <le sénateur>.",
        "Paul Durand",
        id="conclut",
    ),
]

OFFICES = [
    pytest.param(
        f"<{DURAND}> dit que {{rien ne change}}. <Il> assure que {{tout bouge}}. "
        f"<L'ancien ministre des Transports> estime que {SAID}.",
        "Paul Durand",
        id="the one speaker of the article",
    ),
    pytest.param(
        f"<{MOREAU}> dit que {{rien ne change}}. <Elle> assure que {{tout bouge}}. "
        f"<La candidate du Front populaire> estime que {SAID}.",
        "Claire Moreau",
        id="the candidate of a party",
    ),
    pytest.param(
        f"<{MOREAU}> dit que {{rien ne change}}. <{DURAND}> assure que {{tout bouge}}. "
        f"<L'ancien ministre des Transports> estime que {SAID}.",
        "Paul Durand",
        id="who has the floor, and the sex of the office",
    ),
    pytest.param(
        f"<Le président de la région> a dit que {SAID}. Les élus votent lundi. Le budget sera lourd. "
        f"Des routes seront refaites. {MOREAU} votera contre. Le président du Poitou {DURAND} l'a promis.",
        "Paul Durand",
        id="who alone is told to bear the office of the opening",
    ),
    pytest.param(
        f"{MOREAU} est jugée. Selon <son avocat>, {SAID}. Me {DURAND} a demandé la relaxe.",
        "Paul Durand",
        id="the lawyer comes with his Me",
    ),
]

NEW_SUBJECT = [
    pytest.param(
        f"<[Jean Roux|PER m]> dit que {{rien ne change}}. {DURAND} n'est pas d'accord. "
        f"« {SAID} », réagit <le président du Conseil des sciences>.",
        "Paul Durand",
        id="a new subject without an office",
    ),
    pytest.param(
        f"<[Jean Roux|PER m]> dit que {{rien ne change}}. {MOREAU} s'y oppose. "
        f"« {SAID} », tranche <la présidente de la région>.",
        "Claire Moreau",
        id="a new subject, a woman",
    ),
    pytest.param(
        f"<[Jean Roux|PER m]> dit que {{rien ne change}}. Le chanteur {DURAND} n'est pas d'accord. "
        f"« {SAID} », réagit <le président du Conseil des sciences>.",
        None,
        id="a new subject with an office of his own",
    ),
]

SOLE = [
    pytest.param(
        f"Le président {DURAND} a menacé ses voisins. « {SAID} », a écrit <le milliardaire>.",
        "Paul Durand",
        id="another word for the only man named",
    ),
    pytest.param(
        f"La ministre {MOREAU} a reçu [Jean Roux|PER m]. « {SAID} », a écrit <la romancière>.",
        "Claire Moreau",
        id="for the only woman",
    ),
    pytest.param(
        f"[Jean Roux|PER m] a parlé. {DURAND} s'est dit déçu. « {SAID} », prévient <le leader de la [CFDT|ORG]>.",
        "Paul Durand",
        id="the leader of a union",
    ),
    pytest.param(
        "[Donald Trump|PER m] a écrit. <Le locataire de la [Maison Blanche|ORG]> dit que {tout va bien}.",
        "Donald Trump",
        id="a noun with a name in it",
    ),
]

FORMER = [
    pytest.param(
        "[Nicolas Sarkozy|PER m] a reçu [Emmanuel Macron|PER m]. « {Tout va bien} », a dit <l'ancien président>.",
        "Nicolas Sarkozy",
        id="the former president is not the present one",
    ),
    pytest.param(
        "[Manuel Valls|PER m] a dîné avec [Paul Durand|PER m]. <L'ex-Premier ministre> a dit que {tout allait bien}.",
        "Manuel Valls",
        id="ex-",
    ),
    pytest.param(
        "[Paul Durand|PER m] ([PS|ORG]) et [Jean Roux|PER m] ([LR|ORG]) débattent. "
        "« {Tout va bien} », lance <le candidat socialiste>.",
        "Paul Durand",
        id="the party in brackets",
    ),
    pytest.param(
        f"{MOREAU} et {DURAND} débattent. « {{Tout va bien}} », lance <la candidate du Parti neuf>.",
        "Claire Moreau",
        id="the only woman",
    ),
    pytest.param(
        f"{MOREAU} a publié une étude. <La microbiologiste> dit que {{tout va bien}}.",
        "Claire Moreau",
        id="a trade by its ending",
    ),
]

HOUSES = [
    pytest.param("<Le secrétaire général de la [CGT|ORG]> dit que {tout va bien}.", "CGT", id="its secretary"),
    pytest.param("<La directrice de la [Norlac|ORG]> dit que {tout va bien}.", "Norlac", id="its director"),
    pytest.param(
        "« {Tout va bien} », a constaté <un journaliste de l'[AFP|ORG]>.", "AFP", id="a journalist of an agency"
    ),
    pytest.param(
        f"Le secrétaire général de la [CGT|ORG], {DURAND}, est venu. <Le secrétaire général> dit que {SAID}.",
        "Paul Durand",
        id="a secretary who is named",
    ),
    pytest.param("<La municipalité de [Lyon|LOC]> dit que {tout va bien}.", "Lyon", id="a municipality"),
]

KIN = [
    pytest.param(
        f"{MOREAU} est en colère. « {{On a peur}} », dit <l'habitante> tandis que <sa voisine> assure que {SAID}.",
        None,
        id="her neighbour is not she",
    ),
    pytest.param(f"{DURAND} est mort. « {SAID} », a dit <son patron>.", None, id="his boss is not he"),
    pytest.param(
        f"{MOREAU} est venue avec sa sœur, [Anne Moreau|PER f]. « {SAID} », a dit <sa sœur>.",
        "Anne Moreau",
        id="her sister has been named",
    ),
]

AGAIN = [
    pytest.param(
        "L'agence [Nordpresse|ORG] rapporte un incendie. Selon <[Nordpresse|ORG]>, {il y a un mort}. "
        f"Selon <la même source>, {SAID}.",
        "Nordpresse",
        id="the same source",
    ),
    pytest.param(
        f"Selon <l'[ONU|ORG]>, {{il y a un mort}}. {DURAND} est venu. Selon <la même organisation>, {SAID}.",
        "ONU",
        id="the same organisation",
    ),
    pytest.param(
        f"Selon <un témoin>, {{il y a un mort}}. {DURAND} est venu. Selon <la même source>, {SAID}.",
        None,
        id="the same witness has no name",
    ),
]

FLOOR = [
    pytest.param(f"« {{C'est dur}} », a dit <{DURAND}>. « {SAID} », sans doute.", "Paul Durand", id="at once"),
    pytest.param(f"« {{C'est dur}} », dit <{MOREAU}>.\n« {SAID} »", "Claire Moreau", id="on the next line"),
    pytest.param(
        f"« {{C'est dur}} », dit <{MOREAU}>. Une foule nombreuse était venue la voir. « {SAID} » : la rue gronde.",
        None,
        id="the narrator has spoken in between",
    ),
    pytest.param(
        "<[Le Phare|ORG]>: « {Que faire?} » <[Paul Durand|PER m]>: « {Attendre.} » - « {Et puis?} »",
        "Le Phare",
        id="the turns of an interview",
    ),
]

INVERTED = [
    pytest.param(
        f"« {{On perd}} », dit <[Jean Roux|PER m]>. Non, répond {DURAND}, directeur de l'usine. « {SAID} », dit-<il>.",
        "Paul Durand",
        id="répond X takes the floor",
    ),
    pytest.param(
        f"« {{On perd}} », dit <[Jean Roux|PER m]>. Pas si vite, prévient {DURAND}. « {SAID} », dit-<il>.",
        "Paul Durand",
        id="prévient X",
    ),
    pytest.param(
        f"« {{On perd}} », dit <[Jean Roux|PER m]>. Faux, a rétorqué {DURAND}. « {SAID} », dit-<il>.",
        "Paul Durand",
        id="a rétorqué X",
    ),
]


CASES = [*FOCUS, *GOES_ON, *OFFICES, *NEW_SUBJECT, *SOLE, *FORMER, *HOUSES, *KIN, *AGAIN, *FLOOR, *INVERTED]


@pytest.mark.parametrize(("marked", "speaker"), CASES)
def test_speaker(nlp: Language, marked: str, speaker: str | None) -> None:
    doc = read(nlp, marked)
    doc._.published = "2019-05-06"
    assert said_by(Coreference()(doc)) == speaker
