"""How far a quote runs: the source's words outside the marks belong to it, the narrator's do not."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_quotes_direct import check

WHOLE = {
    "predicate-in-marks": "[m1 Le maire « n'a pas compris la leçon »], {1 résume} <1 le quotidien La Tribune>.",
    "predicate-then-object": "[m1 Paris « ne laissera pas tomber » ses alliés], {1 a promis} <1 la ministre>.",
    "predicate-selon": "[m1 Les causes « restent à établir »], {1 selon} <1 la préfecture>.",
    "tail-without-comma": '[m1 "On a eu très peur" à la vue des flammes], {1 raconte} <1 Lucie>.',
    "tail-with-a-relative": (
        "[m1 « Le pays est fatigué, si on croit les sondages » qui montrent une chute], {1 note} <1 Paul Martin>."
    ),
    "object-outside": "[m1 \"C'est comme ça qu'on a pu déjouer\" ces projets], {1 a poursuivi} <1 le ministre>.",
    "two-parts-with-even-if": (
        '[m1 "C\'est une phrase banale" même si "c\'est malheureux"], {1 a avancé} <12 Me Petit>, '
        "{2 indiquant} [i2 ne rien savoir du dossier]."
    ),
    "as-well-as": "[m1 « Cinq personnes », ainsi que « trois visiteurs » s'y trouvaient], {1 a ajouté} <1 le préfet>.",
    "topic-in-front": "[m1 Avec Paul, « on s'est rendu compte qu'il fallait agir »], {1 a affirmé} <1 Mme Roux>.",
    "condition-in-front": "[m1 Si le texte passe, « nous ferons grève »], {1 prévient} <1 le syndicat>.",
    "no-cue-but-two-marks": (
        "<12 Le voisin> {1 décrit} un homme « [m1 calme] ». [m2 « Il priait souvent » mais il n'était « pas radical »]."
    ),
    "framed-with-before": "{1 Pour} <1 l'Insee>, [i1 l'emploi baissera, avant de repartir en 2019].",
    "marked-infinitive-and-object": "<1 Le groupe> {1 dit} [m1 « regretter » cette décision].",
    "infinitive-behind-a-date": "<1 L'armée> {1 a confirmé} le 25 mars [i1 avoir bombardé le pont].",
    "relative-behind-the-source": (
        "{1 Selon} <1 les informations> que le parquet a données, [m1 la balle a touché « un mur »]."
    ),
}

VERBLESS = {
    "no-verb": "[i1 Pas question de céder], {1 a prévenu} <1 la ministre>.",
    "adjective": "[i1 Impossible de dormir], {1 raconte} <1 Amina>.",
    "one-word-in-marks": "[m1 « Stop » à la guerre], {1 a lancé} <1 le pape>.",
    "no-quote-in-an-adverb": "Hier matin, le ministre, arrivé à Nice, a averti le préfet.",
}

NARRATOR = {
    "frame-clause": "Alors que sort un rapport attendu, « [d1 l'État a menti] », {1 affirme} <1 le sénateur>.",
    "clause-with-but": "Les cadres ont été entendus mais « [d1 ça s'est mal passé] », {1 estime} <1 le rapporteur>.",
    "time-in-front": "Mardi soir, « [d1 tout était calme] », {1 raconte} <1 le gardien>.",
    "gerund-behind-marks": "<1 Paul Martin> {1 ajoute} que « [d1 tout est possible] » en montrant la carte.",
    "reference-behind-marks": (
        "<1 Le parti> {1 réaffirme} que [m1 l'Union est « indivisible »], en référence au départ des Anglais."
    ),
    "another-subject-and-cue": (
        "{1 Pour} <1 L'Écho>, [m1 ce blocage est « scandaleux »] et <2 Paul Roux> {2 estime} que [i2 la loi est bonne]."
    ),
    "while-others": (
        "<1 La direction> {1 assure} que [i1 tout va bien], tandis que "
        "<2 les syndicats> {2 affirment} que [i2 tout va mal]."
    ),
    "relative-with-a-cue": (
        "{1 Pour} <1 L'Écho>, [m1 c'est une « honte »] que <2 le journal> {2 qualifie} d'« [m2 atteinte grave] »."
    ),
    "inserted-source-of-another": (
        "[i1 <2 L'OMS> {2 a déclaré} que [i2 le vaccin était sûr]], {1 rapporte} <1 l'agence>."
    ),
    "another-clause-behind-an-infinitive": (
        "<1 L'Ukraine> {1 dit} [i1 avoir abattu dix drones], Moscou affirme le contraire."
    ),
    "still-according-to": "[i1 Le tireur serait armé], toujours {1 selon} <1 la police>.",
}

ALL = {
    f"{group}-{name}": marked
    for group, cases in (("whole", WHOLE), ("verbless", VERBLESS), ("narrator", NARRATOR))
    for name, marked in cases.items()
}


@pytest.mark.parametrize("marked", ALL.values(), ids=ALL)
def test_extent(nlp: Language, marked: str) -> None:
    check(nlp, marked)
