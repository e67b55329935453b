"""Reported speech partly inside marks, and quoted fragments in the narrator's sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_quotes_direct import check

CLAUSES = {
    "part-of-a-clause": "<1 Le maire> {1 reconnaît} que [m1 la ville est « à bout de souffle »].",
    "begins-with-a-mark": "<1 Il> {1 a dit} que [m1 « tout le monde » devait payer].",
    "two-parts": (
        "<1 Il> {1 a estimé} que [m1 les chiffres étaient un « triste rappel » d'une économie « au point mort »]."
    ),
    "marked-infinitive": "<1 Le président> {1 a promis} de [m1 « tout faire » pour libérer les otages].",
    "infinitive-after-order": "<1 L'ONU> {1 a appelé} les parties à « [m1 cesser les combats] ».",
    "according-to": "{1 Selon} <1 Marie Dubois>, [m1 la réforme est « un désastre » pour l'école].",
    "inserted": "[m1 Les troupes les plus « cruelles » sont les miliciens], {1 a déclaré} <1 le pape>.",
    "attitude-with-marks": "<1 Le parti> {1 pense} qu'[m1 il s'agit de « propos isolés »].",
    "affirms-inside": "<1 L'organisation> {1 affirme} « [m1 agir au nom de Dieu] ».",
}

FRAGMENTS = {
    "qualifies": "<1 Le ministre> {1 a qualifié} l'accord d'« [m1 excellente nouvelle] ».",
    "passive-agent": "L'accord {1 a été qualifié} d'« [m1 excellente nouvelle] » par <1 le ministre>.",
    "bare-participle": "L'entretien, {1 qualifié} de « [m1 très utile] » par <1 la présidence>, a duré deux heures.",
    "present-participle": "<1 Viktor Orbán> a salué l'accord, {1 le qualifiant} d'« [m1 excellente nouvelle] ».",
    "denounces": "<1 Le syndicat> {1 dénonce} « [m1 une attaque sans précédent] ».",
    "speaks-of": "<1 L'ambassadeur> {1 a parlé} d'« [m1 ingérence étrangère] ».",
    "accuses-of": "<1 L'opposition> {1 accuse} le gouvernement d'« [m1 incompétence totale] ».",
    "describes-as": "<1 Elle> {1 décrit} son père comme « [m1 un homme secret] ».",
    "says-oneself": "<1 Le président de la commission> {1 se dit} « [m1 particulièrement rassuré] ».",
    "judges": "<1 L'opposition> {1 juge} ce mandat « [m1 contraire à la loi] ».",
    "two-fragments": (
        "<12 L'opposition> {12 appelle} à une « [m1 transition civile] » et « [m2 à la mobilisation générale] »."
    ),
    "within-two-words": "<1 L'avocat> {1 soupçonne} le banquier d'« [m1 enrichissement illicite] ».",
    "after-a-verb-of-promise": "<1 Le candidat> {1 a promis} un « [m1 nouveau départ] ».",
}

GOVERNED = {
    "passive-subject": "Ce « [m1 désastre] » {1 est déploré} par <1 l'opposition>.",
    "relative-behind-a-participle": "Elle {1 fut qualifiée} de ville qui « [m1 a capitulé] » par <1 le ministre>.",
    "single-words-in-a-row": (
        "<123 Le maire> {123 dépeint} un pays « [m1 divisé] », « [m2 usé] » malgré des « [m3 réussites] »."
    ),
    "marked-infinitive-of-an-aim": "<1 Le maire> organise un débat pour « [m1 trouver des solutions] ».",
    "marked-infinitive-of-will": "<1 La candidate> {1 veut} [m1 « rendre la parole » aux habitants].",
    "beside-its-source": "L'accord, « [m1 historique] » {1 selon} <1 la présidente>, sera signé mardi.",
    "pleads-for": "<1 La chercheuse> {1 plaide} pour « [m1 un moratoire] ».",
    "inserted-with-no-verb": "[m1 Un projet « pharaonique »], {1 dénoncent} <1 les opposants>.",
}

ALL = {
    f"{group}-{name}": marked
    for group, cases in (("clause", CLAUSES), ("fragment", FRAGMENTS), ("governed", GOVERNED))
    for name, marked in cases.items()
}


@pytest.mark.parametrize("marked", ALL.values(), ids=ALL)
def test_mixed_quotes(nlp: Language, marked: str) -> None:
    check(nlp, marked)
