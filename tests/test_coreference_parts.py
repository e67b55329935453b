"""Who speaks when the name stands behind a long title, and when a part or an organ stands for the whole."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.coreference import Coreference
from tests.coreference_markup import read, said_by

DURAND = "[Paul Durand|PER m]"
ROUX = "[Jean Roux|PER m]"
MOREAU = "[Claire Moreau|PER f]"

TITLES = [
    pytest.param(
        f"Selon <la directrice adjointe chargée des ventes de l'[Agence du lait|ORG]>, {MOREAU}, {{tout va bien}}.",
        "Claire Moreau",
        id="the name behind the speaker",
    ),
    pytest.param(
        f"« {{Tout va bien}} », a dit <le vice-président et responsable des ventes de [Novatex|ORG]>, {DURAND}.",
        "Paul Durand",
        id="two offices of one person",
    ),
    pytest.param(
        f"<Le chef par intérim de la mission de l'[ONU|ORG] au Mali>, M. {DURAND}, a dit que {{tout va bien}}.",
        "Paul Durand",
        id="a civility",
    ),
    pytest.param(
        f"Le chef par intérim de la mission de l'[ONU|ORG], {DURAND}, est parti. <Il> a dit que {{tout va bien}}.",
        "Paul Durand",
        id="a pronoun after it",
    ),
    pytest.param(
        f"Selon <le chef par intérim de la mission>, {{{DURAND} a menti}}.",
        None,
        id="the quote begins with a name",
    ),
    pytest.param(f"Selon <le maire>, {{{DURAND} a menti}}.", None, id="a short title, and a quote about somebody"),
    pytest.param(
        f"{DURAND}, policier à Lyon, est parti. {ROUX} aussi. <L'ex-policier> dit que {{tout va bien}}.",
        "Paul Durand",
        id="ex- before any noun",
    ),
]

PARTS = [
    pytest.param("« {Tout va bien} », dit <le bureau de [MSF|ORG] à Beyrouth>.", "MSF", id="an office in a town"),
    pytest.param("Selon <la délégation du [CICR|ORG] en [Syrie|LOC]>, {tout va bien}.", "CICR", id="a delegation"),
    pytest.param("Selon <la section locale de la [CGT|ORG]>, {tout va bien}.", "CGT", id="a section"),
    pytest.param("<L'antenne de [Solidum|ORG] à Lyon> dit que {tout va bien}.", "Solidum", id="an elided article"),
    pytest.param("Selon <la fédération du Rhône de [Solidum|ORG]>, {tout va bien}.", "Solidum", id="a federation"),
    pytest.param("Selon <le comité d'entreprise de [Novatex|ORG]>, {tout va bien}.", None, id="somebody else's"),
]

ORGANS = [
    pytest.param(
        "[Novatex|ORG] supprime cent postes. La [CGT|ORG] proteste. Selon <la direction>, {tout va bien}.",
        "Novatex",
        id="a union has no direction",
    ),
    pytest.param(
        "[Novatex|ORG] rachète [Gamalux|ORG]. Selon <la direction>, {tout va bien}.", None, id="two that compete"
    ),
    pytest.param(
        "Le feu a détruit une école de [Lyon|LOC]. Selon <la mairie>, {tout va bien}.", "Lyon", id="the town in focus"
    ),
    pytest.param(
        "Le feu a détruit une école de [Lyon|LOC]. <La municipalité> dit que {tout va bien}.",
        "Lyon",
        id="its municipality",
    ),
    pytest.param(
        "La route de [Lyon|LOC] à [Marseille|LOC] est fermée. Selon <la mairie>, {tout va bien}.",
        None,
        id="two towns that compete",
    ),
    pytest.param(
        "La [mairie de Lyon|ORG] a fermé une école. Selon <la mairie>, {tout va bien}.",
        "mairie de Lyon",
        id="the one named before",
    ),
]


OTHER_WORDS = [
    pytest.param(
        f"{DURAND}, ambassadeur au Mali, a été entendu. {ROUX} était là. <Le diplomate> dit que {{tout va bien}}.",
        "Paul Durand",
        id="a wider office",
    ),
    pytest.param(
        f"{DURAND}, pdg de [Novatex|ORG], a parlé. {ROUX} était là. <L'homme d'affaires> dit que {{tout va bien}}.",
        "Paul Durand",
        id="a wider trade",
    ),
    pytest.param(
        f"« Je pars », a dit {DURAND}. Le marché a réagi. <Ce militaire> dit que {{tout va bien}}.",
        "Paul Durand",
        id="a demonstrative has been told of",
    ),
    pytest.param(
        f"{MOREAU}, sénatrice du Rhône, a parlé. [Anne Petit|PER f] était là. <Cette élue> dit que {{tout va bien}}.",
        "Claire Moreau",
        id="an elected office",
    ),
    pytest.param(
        f"Le général {DURAND} a parlé. {ROUX} était là. <L'ex-militaire> dit que {{tout va bien}}.",
        "Paul Durand",
        id="a wider office, left since",
    ),
    pytest.param(
        f"« {{Non}} », dit <{DURAND}>. La bourse a chuté. La rue gronde. <Le cinéaste> dit que {{tout va bien}}.",
        "Paul Durand",
        id="the only one, who has spoken",
    ),
]


@pytest.mark.parametrize(("marked", "who"), [*TITLES, *PARTS, *ORGANS, *OTHER_WORDS])
def test_speaks(nlp: Language, marked: str, who: str | None) -> None:
    assert said_by(Coreference()(read(nlp, marked))) == who
