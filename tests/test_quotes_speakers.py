"""Which expression names the source."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_quotes_direct import check

NAMES = {
    "relative-after-a-name": "<1 Jeanne Petit>, qui dirige l'hôpital, {1 affirme} que [i1 les lits manquent].",
    "relative-with-the-cue": "La ville attend <1 Jeanne Petit>, qui {1 affirme} que [i1 les lits manquent].",
    "apposition-bare": "<1 Iouri Ouchakov>, assistant du président russe, {1 a rapporté} que [i1 la visite durerait].",
    "apposition-with-article": "<1 Jeanne Petit>, la directrice de l'hôpital, {1 affirme} que [i1 les lits manquent].",
    "title-before-name": "<1 Le chef de l'OMS, Tedros Ghebreyesus>, {1 a déclaré} que [i1 la crise était finie].",
    "parenthesis": "<1 François Brottes> (PS) {1 a déclaré} que [i1 la séance était levée].",
    "two-speakers": "<1 Jean Petit et Marie Dubois> {1 ont déclaré} que [i1 la séance était levée].",
    "interrogated": "Interrogée mardi, <1 Marie Dubois> {1 a répondu} que [i1 la séance était levée].",
    "pronoun-in-the-same-clause": "<1 Ce dernier> {1 a déclaré} que [i1 la séance était levée].",
    "celui-ci": "<1 Celui-ci> {1 assure} que [i1 la séance était levée].",
    "country": "<1 La Russie> {1 a déclaré} que [i1 le dialogue continuait].",
    "city": "<1 Ankara> {1 affirme} que [i1 le dialogue continue].",
    "newspaper-with-article": "[i1 Le ministre va partir], {1 écrit} <1 le journal Le Monde>.",
    "organisation": "<1 L'Association des maires> {1 estime} que [i1 les moyens manquent].",
    "group": "<1 Des habitants> {1 racontent} que [i1 la nuit fut longue].",
    "witness-with-relative": "<1 Un étudiant> qui a requis l'anonymat {1 a indiqué} qu'[i1 il avait été expulsé].",
    "spokesperson": "<1 Le porte-parole de l'armée> {1 affirme} que [i1 la route est libre].",
    "long-role": "<1 La porte-parole du ministère des Affaires étrangères> {1 a dit} que [i1 rien ne changeait].",
    "adverbial-before": "Mardi à Paris, <1 le ministre> {1 a déclaré} que [i1 le texte était prêt].",
    "subordinate-before": "Alors que la crise s'aggrave, <1 le ministre> {1 a déclaré} que [i1 le texte était prêt].",
    "participle-of-main-clause": "<1 L'ONU> a publié un communiqué {1 affirmant} que [i1 la trêve tenait].",
    "coordinated-verb": "<1 Le maire> a coupé le ruban et {1 a déclaré} que [i1 le pont était solide].",
    "passive-agent": "La mesure {1 a été jugée} « [m1 injuste et brutale] » par <1 les syndicats>.",
    "commenting": "Commentant cette idée, <1 Peskov> {1 a averti} qu'[i1 une riposte suivrait].",
}


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES)
def test_speakers(nlp: Language, marked: str) -> None:
    check(nlp, marked)
