"""Who said it: every kind of speaker, in sentences made for the test."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.nlp.coreference import Coreference
from tests.coreference_markup import read, said_by

DURAND = "[Paul Durand|PER m]"
MOREAU = "[Claire Moreau|PER f]"


def attributed(nlp: Language, marked: str) -> str | None:
    return said_by(Coreference()(read(nlp, marked)))


NAMES = [
    pytest.param(f"<{DURAND}> assure que {{tout va bien}}.", "Paul Durand", id="a name"),
    pytest.param(f"« {{Tout va bien}} », a dit <le maire, {DURAND}>.", "Paul Durand", id="a title, a comma, a name"),
    pytest.param(f"« {{Tout va bien}} », a dit <la ministre {MOREAU}>.", "Claire Moreau", id="a title and a name"),
    pytest.param(
        f"« {{Tout va bien}} », a dit <le porte-parole de la [CGT|ORG], {DURAND}>.",
        "Paul Durand",
        id="a spokesman who is named",
    ),
    pytest.param(
        f"« {{Tout va bien}} », a dit <le député [LR|ORG] {DURAND}>.",
        "Paul Durand",
        id="a party between title and name",
    ),
    pytest.param(
        f"« {{Tout va bien}} », a dit <{DURAND}, directeur de la [Caisse des dépôts|ORG]>.",
        "Paul Durand",
        id="a title behind the name",
    ),
    pytest.param("« {Tout va bien} », a dit <Mme [Moreau|PER f Claire Moreau]>.", "Claire Moreau", id="a civility"),
    pytest.param(
        f"« {{Tout va bien}} », ont dit <{DURAND} et {MOREAU}>.",
        "Paul Durand",
        id="two speakers, the first first",
    ),
    pytest.param(
        "« {Tout va bien} », rapporte <le quotidien [Le Phare|ORG]>.",
        "Le Phare",
        id="a kind and an organisation",
    ),
    pytest.param(
        "Selon <la société fondée par [Marc Petit|PER m], [Novatex|ORG]>, {l'usine fermera}.",
        "Novatex",
        id="an organisation behind its founder",
    ),
]

PAIRS = [
    pytest.param(
        f"« {{Tout va bien}} », ont dit <le maire {DURAND} et la ministre {MOREAU}>.",
        ["Paul Durand", "Claire Moreau"],
        id="two titles, two names",
    ),
    pytest.param(
        f"« {{Tout va bien}} », ont dit <{DURAND} et {MOREAU}>.", ["Paul Durand", "Claire Moreau"], id="two names"
    ),
    pytest.param(
        f"« {{Tout va bien}} », dit <le beau-frère de {DURAND}>.", [], id="the brother-in-law is somebody else"
    ),
]

PRONOUNS = [
    pytest.param(
        f"{MOREAU} a visité l'usine. Elle était accompagnée de {DURAND}. « {{Tout va bien}} », a-t-<elle> dit.",
        "Claire Moreau",
        id="gender",
    ),
    pytest.param(
        f"{DURAND} a visité l'usine avec {MOREAU}. « {{Tout va bien}} », a-t-<il> assuré.",
        "Paul Durand",
        id="other gender",
    ),
    pytest.param(
        "[Jean Roux|PER m] a critiqué [Luc Blanc|PER m]. <Il> a ajouté que {le projet était mauvais}.",
        "Jean Roux",
        id="the subject of the sentence before",
    ),
    pytest.param(
        "[Jean Roux|PER m] a rencontré [Luc Blanc|PER m]. <Ce dernier> a affirmé que {le projet était mauvais}.",
        "Luc Blanc",
        id="ce dernier",
    ),
    pytest.param(
        "[Jean Roux|PER m] a critiqué [Luc Blanc|PER m]. <Celui-ci> répond que {le projet est bon}.",
        "Luc Blanc",
        id="celui-ci",
    ),
    pytest.param(f"{DURAND} préside l'association. Pour <lui>, {{la loi est bonne}}.", "Paul Durand", id="pour lui"),
    pytest.param(
        "L'[ONU|ORG] a publié un bilan. <Elle> estime que {la situation empire}.", "ONU", id="an organisation"
    ),
    pytest.param(
        f"Les pompiers sont arrivés vite. <Ils> affirment que {{le feu est éteint}}. {DURAND} n'était pas là.",
        None,
        id="a group has no name",
    ),
    pytest.param(
        f"{DURAND} était attendu. Un ouvrier a tout vu. « {{J'ai eu peur}} », a-t-<il> raconté.",
        None,
        id="a stranger is no actor",
    ),
    pytest.param(
        f"{DURAND} et sa mère sont venus. La mère de [Durand|PER m Paul Durand] a pleuré. "
        "« {Je ne comprends pas} », a-t-<elle> dit.",
        None,
        id="the mother of X is not X",
    ),
    pytest.param(
        f"{MOREAU} a été mise en cause par {DURAND}. Selon <l'intéressée>, {{tout est faux}}.",
        "Claire Moreau",
        id="l'intéressée",
    ),
    pytest.param(
        f"Le texte a été dénoncé par {DURAND}. <Il> estime qu'{{il faut le retirer}}.",
        "Paul Durand",
        id="the agent of a passive",
    ),
]

DISCOURSE = [
    pytest.param(
        "[Jean Roux|PER m] est venu. <[Luc Blanc|PER m]> a dit que {tout allait bien}. "
        "« {Nous avancerons} », a-t-<il> ajouté.",
        "Luc Blanc",
        id="the speaker of the quote before",
    ),
    pytest.param(
        f"« {{Nous avons des preuves}} », a dit <{MOREAU}>, rapporte l'[AFP|ORG]. « {{Nous irons au "
        f"bout}} », a-t-<elle> ajouté.",
        "Claire Moreau",
        id="an agency only passes on",
    ),
    pytest.param(
        "<[Jean Roux|PER m]> a dit que {tout allait bien}. [Luc Blanc|PER m] a répondu à la presse. "
        "« {C'est faux} », a-t-<il> lancé.",
        "Luc Blanc",
        id="another subject takes the floor",
    ),
    pytest.param(
        f"<{DURAND}> a pris la parole : « {{Je suis venu vous parler de [Luc Blanc|PER m]. C'est mon ami.}} » "
        "<Il> a conclu que {l'avenir était radieux}.",
        "Paul Durand",
        id="who is named inside the quote is not its speaker",
    ),
    pytest.param(
        "Pour [Jean Roux|PER m], candidat du centre, les impôts baisseront. S'<il> estime que {la dette est lourde}, "
        "il veut agir.",
        "Jean Roux",
        id="pour X at the head of a sentence",
    ),
]

ROLES = [
    pytest.param(
        f"Le ministre de la Santé {DURAND} a visité l'hôpital. <Le ministre> a dit que {{tout allait bien}}.",
        "Paul Durand",
        id="the title again",
    ),
    pytest.param(
        "Le président américain [John Smith|PER m] a reçu le président russe [Ivan Petrov|PER m]. "
        "<Le président russe> a dit que {tout allait bien}.",
        "Ivan Petrov",
        id="two presidents, told apart by country",
    ),
    pytest.param(
        f"Le président de la République, {DURAND}, est à Lyon. <Le chef de l'État> a dit que {{tout allait bien}}.",
        "Paul Durand",
        id="chef de l'État is président",
    ),
    pytest.param(
        f"<Le ministre de l'Intérieur> a dit que {{tout allait bien}}. {DURAND} a reconnu des erreurs.",
        "Paul Durand",
        id="the lead tells the office, the next sentence its bearer",
    ),
    pytest.param(
        "L'association [Terre vivante|ORG] porte plainte. <L'association> dénonce que {rien ne change}.",
        "Terre vivante",
        id="an association",
    ),
    pytest.param(
        "Le [Parti du centre|ORG] tient congrès. <Le parti> annonce qu'{il votera non}.",
        "Parti du centre",
        id="a noun of its name",
    ),
    pytest.param(
        "Le [Parquet fédéral|ORG] enquête. Selon <le procureur fédéral>, {quatre personnes sont arrêtées}.",
        "Parquet fédéral",
        id="the office of an institution",
    ),
    pytest.param(
        f"<Le procureur de la ville> a dit que {{tout était clair}}. La maire {MOREAU} a reconnu des erreurs.",
        None,
        id="who bears another office is not the one of the lead",
    ),
    pytest.param(
        "L'[armée turque|ORG] avance. Selon <l'armée>, {la ville est prise}.",
        "armée turque",
        id="the army that is named",
    ),
    pytest.param(
        f"La maire {MOREAU} est venue. <Le préfet de la région> a dit que {{tout allait bien}}.",
        None,
        id="another office is somebody else",
    ),
    pytest.param(
        f"Le ministre brésilien {DURAND} est venu. <Le ministre colombien> a dit que {{tout allait bien}}.",
        None,
        id="another country is somebody else",
    ),
    pytest.param(
        f"{DURAND}, au nom des victimes, a demandé justice. Selon <le porte-parole des victimes>, {{rien n'avance}}.",
        "Paul Durand",
        id="who speaks in their name is their spokesman",
    ),
]

PROXIES = [
    pytest.param("« {Tout va bien} », a dit <la porte-parole de la [CGT|ORG]>.", "CGT", id="an unnamed spokeswoman"),
    pytest.param(f"Selon <l'entourage de {DURAND}>, {{rien n'est décidé}}.", "Paul Durand", id="entourage"),
    pytest.param(f"Selon <l'avocate de {DURAND}>, {{rien n'est décidé}}.", "Paul Durand", id="an unnamed lawyer"),
    pytest.param(f"{DURAND} nie tout. Selon <son avocat>, {{rien n'est décidé}}.", "Paul Durand", id="his lawyer"),
    pytest.param(f"{DURAND} nie tout. Selon <ses propos>, {{rien n'est décidé}}.", "Paul Durand", id="his words"),
    pytest.param("<Des responsables de l'[ONU|ORG]> disent que {tout va bien}.", "ONU", id="officials of"),
    pytest.param("<Le leader du [Parti neuf|ORG]> dit que {tout va bien}.", None, id="its leader is somebody"),
    pytest.param(f"{MOREAU} se tait. « {{Je suis triste}} », dit <son mari>.", None, id="her husband is not she"),
    pytest.param("Selon <un rapport de l'[OMS|ORG]>, {la grippe recule}.", "OMS", id="a report of"),
    pytest.param(
        "L'[OMS|ORG] vient de publier un rapport. Selon <ce rapport>, {la grippe recule}.",
        "OMS",
        id="a report it publishes",
    ),
    pytest.param(
        "Le reportage d'[Arte|ORG] fait parler. <Le documentaire> montre que {la forêt recule}.",
        "Arte",
        id="a film again",
    ),
    pytest.param(
        "La fédération [Banquiers de France|ORG] rassure. « {Tout va bien} », dit <la porte-parole de la fédération>.",
        "Banquiers de France",
        id="the spokeswoman of a noun that means a name",
    ),
    pytest.param(f"<L'équipe de {DURAND}> annonce que {{tout va bien}}.", "Paul Durand", id="the team of a person"),
    pytest.param("Selon <des habitants de [Lyon|LOC]>, {la nuit fut calme}.", None, id="inhabitants"),
    pytest.param("Selon <plusieurs médias>, {la nuit fut calme}. L'[AFP|ORG] se tait.", None, id="several media"),
    pytest.param("L'[AFP|ORG] se tait. Selon <l'opposition>, {la nuit fut calme}.", None, id="the opposition"),
]

PLACES = [
    pytest.param("<[France|LOC] Stratégie> affirme que {l'accord est mort}.", None, id="a part of a longer name"),
    pytest.param("<Les pompiers de [Lyon|LOC]> disent que {tout va bien}.", None, id="who lives there"),
    pytest.param("<[Moscou|LOC]> affirme que {l'accord est mort}.", "Moscou", id="a capital"),
    pytest.param("<Bruxelles> affirme que {l'accord est mort}.", "Bruxelles", id="a town nobody has read as a place"),
    pytest.param("<Montaigu> affirme que {l'accord est mort}.", None, id="a small town does not speak unasked"),
    pytest.param("<L'[Équateur|LOC]> affirme que {l'accord est mort}.", "Équateur", id="a country"),
    pytest.param("<Le gouvernement malien> affirme que {l'accord est mort}.", "Mali", id="an adjective of country"),
    pytest.param(
        "La partie américaine se félicite. <La partie américaine> dit que {tout va bien}.",
        "États-Unis",
        id="la partie",
    ),
    pytest.param(
        "<Le gouvernement du [Pérou|LOC]> affirme que {l'accord est mort}.",
        "Pérou",
        id="the government of a country",
    ),
    pytest.param(
        "Le gouvernement malien a réagi. <Il> affirme que {l'accord est mort}.",
        "Mali",
        id="il agrees with gouvernement",
    ),
    pytest.param(
        "Le [Pérou|LOC] et le [Pérou|LOC] seul est concerné. <Le gouvernement> affirme que {l'accord est mort}.",
        "Pérou",
        id="the government of the one country",
    ),
    pytest.param(
        "<Les autorités sanitaires maliennes> disent que {tout va bien}.",
        None,
        id="authorities are a group",
    ),
    pytest.param(
        f"{DURAND} vit à [Lyon|LOC]. « {{Tout va bien}} », a-t-<il> dit.",
        "Paul Durand",
        id="where one lives does not speak",
    ),
]

FOUND_LATER = [
    pytest.param(
        "[Paul Durand|PER m] et [Jean Roux|PER m] sont candidats. <Le second> dit que {tout va bien}.",
        "Jean Roux",
        id="le second",
    ),
    pytest.param(
        "[Claire Moreau|PER f] et [Anne Petit|PER f] débattent. Selon <la première>, {tout va bien}.",
        "Claire Moreau",
        id="la première",
    ),
    pytest.param(
        "[Paul Durand|PER m] tient un café. « {Tout va bien} », dit <ce père de famille>.",
        "Paul Durand",
        id="a demonstrative points at who was named",
    ),
    pytest.param(
        "Le maire [Paul Durand|PER m] a perdu. <Ce grand admirateur de [Marc Petit|PER m]> dit que {tout va bien}.",
        "Paul Durand",
        id="a demonstrative points at who bears another office",
    ),
    pytest.param(
        "On juge [Paul Durand|PER m] pour vol. <Le juge> demande si {tout va bien}.", None, id="juge is a verb"
    ),
    pytest.param(
        "La ministre [Claire Moreau|PER f] ([MoDem|ORG]) est venue. <Le syndicat socialiste> dit que {tout va bien}.",
        None,
        id="a party in brackets is not in focus",
    ),
    pytest.param(
        "[Paul Durand|PER m] a ouvert sa boutique. « {Tout va bien} », glisse <l'artisan>.",
        "Paul Durand",
        id="a trade of no lexicon",
    ),
    pytest.param(
        "[Claire Moreau|PER f] répond à [Paul Durand|PER m]. <L'ancienne ministre> dit que {tout va bien}.",
        "Claire Moreau",
        id="the adjective tells the gender",
    ),
    pytest.param(
        "Le procès de [Paul Durand|PER m] a débuté à Nîmes. « {Tout va bien} », assure <le prévenu>.",
        "Paul Durand",
        id="who is tried is the prévenu",
    ),
    pytest.param(
        "[Paul Durand|PER m] attaque la maire [Claire Moreau|PER f]. « {Tout va bien} », réplique <sa rivale>.",
        "Claire Moreau",
        id="somebody's equal",
    ),
    pytest.param(
        "Selon <les résultats> transmis par la [Norlac|ORG], {tout va bien}.", "Norlac", id="the maker of what speaks"
    ),
]


CASES = [*NAMES, *PRONOUNS, *DISCOURSE, *ROLES, *PROXIES, *PLACES, *FOUND_LATER]


@pytest.mark.parametrize(("marked", "speakers"), PAIRS)
def test_speakers_together(nlp: Language, marked: str, speakers: list[str]) -> None:
    doc = Coreference()(read(nlp, marked))
    assert [doc._.actors[one.actor].name for one in doc._.quotations[0].candidates] == speakers


@pytest.mark.parametrize(("marked", "speaker"), CASES)
def test_speaker(nlp: Language, marked: str, speaker: str | None) -> None:
    assert attributed(nlp, marked) == speaker
