"""Reported speech with no marks: clauses, infinitives, orders, questions, sources, inserted cues."""

from __future__ import annotations

import pytest
from quote_markup import parse
from spacy.language import Language
from test_quotes_direct import check

CLAUSES = {
    "forecast": "<1 L'institut> {1 prévoit} que [i1 la croissance ralentira].",
    "says-to-us": "<1 La direction> {1 nous a dit} que [i1 l'usine fermerait].",
    "convinced": "<1 La maire> {1 s'est dite} convaincue que [i1 le pont serait fini en mai].",
    "medium-in-marks": "« <1 Quotidien> » {1 a affirmé} que [i1 le ministre avait menti].",
    "bare-colon": "<1 Le préfet> {1 l'a promis} : [i1 la route rouvrira lundi].",
    "answer": "[i1 Non], {1 répond} <1 Paul Martin>, directeur du port.",
    "que": "<1 Le ministre> {1 affirme} que [i1 la dette va baisser].",
    "compound": "<1 Le ministre> {1 a annoncé} que [i1 la dette allait baisser].",
    "elided": "<1 Elle> {1 assure} qu'[i1 aucune usine ne fermera].",
    "coordinated-que": "<1 Le ministre> {1 a dit} que [i1 la dette va baisser et que l'emploi va repartir].",
    "second-cue": (
        "<12 Le ministre> {1 a dit} que [i1 la dette baissait] et {2 a ajouté} que [i2 l'emploi repartait]."
    ),
    "cue-far-away": (
        "<1 Le ministre> {1 a rappelé} mardi devant les députés de la majorité que [i1 la dette baissait]."
    ),
    "day-and-place": "<1 Marie Dubois> {1 a annoncé} mardi à Lyon que [i1 le festival aurait lieu].",
    "aside": "<1 Le maire> {1 a indiqué}, au sortir du conseil, que [i1 le pont serait fermé].",
    "listener": "<1 La préfecture> {1 a prévenu} les habitants que [i1 l'eau serait coupée].",
    "locution": "<1 Le groupe> {1 fait savoir} que [i1 l'usine fermera en mai].",
    "reflexive": "<1 Les élus> {1 se plaignent} que [i1 rien ne change].",
    "simple-past": "<1 Le roi> {1 répondit} que [i1 la guerre était finie].",
    "hearsay": "<1 Le gouvernement> {1 aurait indiqué} que [i1 les négociations reprendraient].",
    "modal": "<1 Le patron> {1 a tenu à préciser} que [i1 personne ne serait licencié].",
    "sans-cuts": "<1 Les autorités> {1 ont déclaré} que [i1 des enfants étaient morts], sans donner de chiffre.",
    "semicolon-cuts": "<1 Le maire> {1 assure} que [i1 la route est sûre] ; les riverains attendent.",
}

PARTICIPLES = {
    "affirmant": "<1 Le groupe> a quitté la table, {1 affirmant} que [i1 l'offre était trop basse].",
    "tout-en": (
        "<12 Peskov> {1 a averti} qu'[i1 une riposte suivrait], {2 tout en assurant} que [i2 la porte restait ouverte]."
    ),
    "en-expliquant": "<1 La maire> a démissionné {1 en expliquant} que [i1 sa santé déclinait].",
    "avoir": "<1 Le suspect> s'est rendu, {1 expliquant} [i1 avoir perdu la tête].",
    "ajoutant": (
        "<12 Le juge> {1 a dit} que [i1 la peine était juste], {2 ajoutant} que [i2 la cour avait été unanime]."
    ),
}

INFINITIVES = {
    "dit-avoir": "<1 L'armée> {1 dit} [i1 avoir tué trente rebelles].",
    "affirme-être": "<1 Le suspect> {1 affirme} [i1 être innocent].",
    "not": "<1 Le maire> {1 reconnaît} [i1 ne pas avoir lu le rapport].",
    "promises": "<1 Le candidat> {1 promet} de [i1 baisser les impôts].",
    "threatens": "<1 Les rebelles> {1 ont menacé} de [i1 reprendre les combats].",
    "finite-verb-cuts": "<1 La société> {1 déclare} [i1 avoir perdu ses données] et ne répond plus.",
    "vows": "<1 Le club> {1 s'est engagé} à [i1 rembourser les billets].",
    "denies": "<1 L'accusé> {1 nie} [i1 avoir rencontré la victime].",
}

ORDERS = {
    "calls": "<1 L'association> {1 appelle} le procureur à [i1 ouvrir une enquête].",
    "asks-somebody": "<1 L'ONG> {1 demande} au gouvernement de [i1 publier les chiffres].",
    "exhorts": "<1 Le pape> {1 a exhorté} les fidèles à [i1 prier pour la paix].",
    "accuses": "<1 Le journal> {1 a accusé} le président de [i1 contrôler la télévision].",
    "asks-that": "<1 Le syndicat> {1 demande} que [i1 la loi soit retirée].",
    "asks-whether": "<1 Le juge> {1 a demandé} [i1 si le témoin connaissait la victime].",
    "wonders": "<1 L'opposition> {1 se demande} [i1 pourquoi le texte a été retiré].",
}

SOURCES = {
    "selon": "{1 Selon} <1 Jeanne Petit>, [i1 la situation est grave].",
    "selon-at-the-end": "[i1 La situation est grave], {1 selon} <1 Jeanne Petit>.",
    "selon-cuts": "[i1 La situation], {1 selon} <1 Jeanne Petit>, [i1 est devenue grave].",
    "d'après": "{1 D'après} <1 la police>, [i1 le suspect a pris la fuite].",
    "pour-a-person": "{1 Pour} <1 le procureur>, [i1 plus de trois millions ont été volés].",
    "pour-lui": "{1 Pour} <1 lui>, [i1 la réforme est une erreur].",
    "aux-yeux-de": "{1 Aux yeux de} <1 Marie Dubois>, [i1 la réforme est une erreur].",
    "à-en-croire": "{1 À en croire} <1 le ministre>, [i1 la dette va baisser].",
    "de-l'avis-de": "{1 De l'avis de} <1 l'avocat>, [i1 la procédure est nulle].",
    "de-source": "[i1 Trois soldats ont été blessés], {1 de source} <1 policière>.",
    "certain-experts": "{1 Selon} <1 certains experts>, [i1 la situation est grave].",
    "after-mais": "Mais {1 selon} <1 Jeanne Petit>, [i1 la situation est grave].",
    "apposition": "{1 Selon} <1 Jeanne Petit>, présidente du syndicat, [i1 la situation est grave].",
}

BACK = {
    "inserted": "[i1 La firme a menti aux autorités], {1 a ajouté} <1 l'OMS>.",
    "inserted-pronoun": "[i1 La firme a menti aux autorités], {1 a-t-<1 elle> ajouté}.",
    "inserted-agency": "[i1 Le fabricant a livré la Gambie], {1 rapporte} <1 l'agence de presse AFP>.",
    "inserted-in-the-middle": "[i1 Le chantier], {1 a précisé} <1 le maire>, [i1 reprendra en mars].",
    "comme": "[i1 La firme a menti], comme {1 l'a rappelé} <1 le ministre>.",
    "comme-first": "Comme {1 l'a rappelé} <1 le ministre>, [i1 la firme a menti].",
    "nested-sources": (
        "<1 La porte-parole> {1 a rapporté} que [i1 le principal {2 argument} de <2 "
        "la ministre> était que [i2 la paix serait utile]]."
    ),
    "selon-lesquels": "Le pays a réagi aux propos de <1 la ministre> {1 selon lesquels} [i1 la guerre durerait].",
}

ALL = {
    f"{group}-{name}": marked
    for group, cases in (
        ("clause", CLAUSES),
        ("participle", PARTICIPLES),
        ("infinitive", INFINITIVES),
        ("order", ORDERS),
        ("source", SOURCES),
        ("back", BACK),
    )
    for name, marked in cases.items()
}


@pytest.mark.parametrize("marked", ALL.values(), ids=ALL)
def test_indirect_quotes(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def test_the_markup_reads_what_it_says() -> None:
    text, quotes = parse("<1 Paul> {1 a dit} que [i1 c'est fini].")
    assert (text, quotes[0].speaker, quotes[0].cue, quotes[0].fragments) == (
        "Paul a dit que c'est fini.",
        "Paul",
        "a dit",
        ["c'est fini"],
    )
