"""Where the narrator takes the floor back, and who comes in behind a quote: constructions of the daily press."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_quotes_direct import check

CUT = {
    "another-source-against-it": (
        "<12 Le maire> {1 a déclaré} que [i1 le pont serait fermé], alors que <2 son adjointe Claire Roux> "
        "{2 assurait} que [i2 rien n'était décidé]."
    ),
    "another-source-behind-a-relative": (
        "<1 Paul Martin> {1 a affirmé} que [i1 la majorité tenait], tandis que <2 Marc Petit>, dont le parti a signé, "
        "mardi, un texte contre le PRG et le PCF, {2 estime} qu'[i2 il faut voter]."
    ),
    "contrast-inside-the-clause": (
        "<1 Le maire> {1 a déclaré} que [i1 le pont serait fermé, alors que la crue monte encore]."
    ),
    "name-for-what-was-said": (
        "<1 Le syndicat> {1 a affirmé} que [i1 l'usine allait fermer], une affirmation que la direction conteste."
    ),
    "already-said": "<1 Le ministre> {1 a affirmé} que [i1 la dette baisserait], une promesse déjà faite en mai.",
    "list-of-writings": "<1 Le témoin> {1 dit} [i1 avoir reçu une lettre, un message et un appel].",
    "rejected-in-marks": (
        "<1 Le syndicat> {1 a affirmé} que [i1 l'usine allait fermer], une accusation que <2 Marc Petit> "
        "« [m2 rejette en bloc] »."
    ),
    "occasion-at-the-end": (
        "<1 Le préfet> {1 a assuré} que [i1 les routes seraient rouvertes], au lendemain de la tempête."
    ),
    "participle-that-leads-to-a-cue": (
        "<1 Le ministre> {1 accuse} la banque d'[i1 avoir caché ses pertes], allant jusqu'à évoquer un procès."
    ),
    "relative-of-place-behind-marks": (
        "<1 Le syndicat> {1 a appelé} à [m1 « défiler calmement » à Lyon], où siège la direction."
    ),
    "coordination-behind-selon": (
        "{1 Selon} <1 le parquet>, [i1 le garçon n'était inscrit que depuis lundi et présentait des troubles]."
    ),
    "fronted-relative": (
        "Revenant sur le rapport de <1 l'Insee>, {1 selon} lequel [i1 l'emploi aurait baissé], <2 le ministre> "
        "{2 a déclaré} [i2 ne pas le savoir]."
    ),
    "main-verb-behind-a-relative": (
        "Le récit du <1 procureur>, {1 selon} lequel [i1 un camion aurait forcé le barrage], n'est pas confirmé."
    ),
    "two-words-of-a-predicate": "<1 Le maire> « [m1 refuse catégoriquement] » cette offre.",
    "circumstance-before-the-cue": (
        "« [d1 Il semble que tout soit lié au trafic] », alors que le quartier est calme, {1 a-t-<1 il> poursuivi}."
    ),
    "open-bracket": "La salle du théâtre ([i1 elle fut fermée en mai], {1 rappelle} <1 Le Monde>) a rouvert.",
}

ANSWERED = {
    "contrary-to-another": (
        "<1 Paul Martin> {1 soutient} [i1 ne pas connaître l'homme], contrairement à ce qu'affirmait la presse."
    ),
    "denied-by-another": "<1 Le général> {1 affirme} que [i1 ses hommes tiennent la ville], ce que la mairie dément.",
    "denied-verb-first": "<1 Le quotidien> {1 rapporte} que [i1 deux élus ont été payés], ce que dément la mairie.",
    "hours-later": "<1 La ministre> {1 a dit} que [i1 la ligne fermerait], quelques heures après une réunion houleuse.",
    "back-in-time-with-a-pronoun": (
        "<1 Le patron> {1 a reconnu} que [m1 les retards étaient « inacceptables »], mais il a accusé la météo."
    ),
    "fronted-contrary": (
        "Jeudi, contrairement à ce que disait la veille le maire, [i1 le suspect était en fuite], "
        "{1 a indiqué} <1 le parquet>."
    ),
    "hedged-back": "[i1 Le stade sera rasé]. C'est du moins ce qu'{1 a annoncé} <1 la société Dumontel>.",
    "article-behind-a-homograph": "[i1 Le chantier durera un an], {1 note} <1 le site Actunet>.",
    "without-a-verb": (
        "« [d1 La pluie a tout pris] », {1 se désole} <12 Moussa Diarra>. « [d2 Même pas un mot du sous-préfet.] »"
    ),
    "no-subject-in-an-adjective": (
        "« [d1 J'aime cette ville] », {1 dit} <12 Paul Martin>. Et {2 d'ajouter}, amer : « [d2 Je partirai.] »"
    ),
}

SEVERAL = {
    "two-infinitives": "<12 La présidente> {12 a appelé} à « [m1 se mettre au travail] » et à « [m2 bâtir la paix] ».",
    "one-with-its-object": "<1 La présidente> {1 a appelé} à [m1 « bâtir » la paix et à « tendre » la main].",
    "reported-clause-inside-the-marks": "Le ministre est passé ; <1 il> {1 a répondu} « [d1 qu'il fallait attendre] ».",
}

PRESENT = {
    "no-auxiliary-over-a-comma": (
        "« [d1 Les vignes sont perdues], {1 dit} <1 Jeanne Petit>. [d1 Il faudra dix ans pour replanter.] »"
    ),
    "copula-and-attribute": (
        "« [d1 Ce fut une belle soirée], {1 dit} <1 Paul Martin>. [d1 Et sans le moindre incident.] »"
    ),
    "auxiliary-around-an-aside": "<1 Le maire> {1 a, de son côté, déclaré} que [i1 la salle resterait ouverte].",
    "demonym": (
        "« [d1 C'est magnifique], {1 a commenté} <1 le Français>, qui jouera sa première finale. "
        "[d1 Je savoure chaque point.] »"
    ),
    "set-against-another": "<1 Le site Mediapart> {1 relève}, lui, que [i1 la facture a doublé].",
    "from-his-side": "<1 Claire Roux>, une riveraine, {1 juge} de son côté que [i1 ces travaux sont inutiles].",
    "told-to-a-paper": "<1 Claire Roux> {1 le déclare} à Mediapart : [m1 la prison « abîme tout le monde »].",
    "listener-behind-the-subject": "« [d1 On ne lâchera rien] », {1 confie} <1 un responsable> à Paul Martin.",
    "agency-behind-the-subject": "[i1 Le suspect était recherché], {1 a indiqué} <1 le parquet de Lyon> à l'AFP.",
    "one-of-them": "<1 L'un des témoins> {1 affirme} que [i1 l'homme a crié].",
    "one-of-the-parties": "« [d1 Il n'y a rien] », {1 assure} <1 l'une des avocates de la défense>.",
    "according-to-one-of-them": "{1 Selon} <1 l'un des voisins>, [i1 la porte était ouverte].",
    "daughter-of-somebody": "<1 Jeanne Morel>, la fille de Paul Vidal, {1 affirme} que [i1 la porte était ouverte].",
    "name-behind-an-equal": "<1 Son homologue de FO, Jeanne Morel>, {1 regrette} « [m1 le manque d'écoute] ».",
    "tone-of-voice": "<1 La présidente du tribunal> {1 explose} : « [d1 Vous n'êtes pas sérieux !] »",
}

PRESENTED = {
    "fronted-with-pour": "« [d1 On est à bout.] » {2 Pour} <12 Jeanne Morel>, infirmière, [i2 la coupe est pleine].",
    "behind-the-quote": "« [d1 On est prêts !] » <1 Paul Martin>, patron du club, ne cache pas sa joie.",
    "summed-up-so": (
        "« [d1 On joue pour gagner des titres.] » Au bout d'une longue saison, <1 Paul Martin> résumait ainsi sa joie."
    ),
}


def _cases(table: dict[str, str]) -> list[object]:
    return [pytest.param(marked, id=name) for name, marked in table.items()]


@pytest.mark.parametrize("marked", _cases(CUT))
def test_the_narrator_takes_the_floor_back(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(ANSWERED))
def test_others_answer_or_date_what_was_said(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(SEVERAL))
def test_how_many_quotes_a_cue_governs(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(PRESENT))
def test_the_verb_is_a_cue_in_the_present(nlp: Language, marked: str) -> None:
    check(nlp, marked)


@pytest.mark.parametrize("marked", _cases(PRESENTED))
def test_who_comes_in_behind_a_quote(nlp: Language, marked: str) -> None:
    check(nlp, marked)
