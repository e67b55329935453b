"""What looks like a quote and is none."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language
from test_quotes_direct import check

from pipeline.article import Article
from pipeline.nlp.load import read

MARKS = {
    "film": "Le film « Les Étoiles du nord » sort en salles mercredi.",
    "book": "Il a publié un roman intitulé « La mer intérieure ».",
    "film-before-a-verb-of-speech": "Le documentaire « Eaux profondes » dénonce la pollution des rivières.",
    "nickname": "Jean Petit, surnommé « le Renard », a été arrêté.",
    "movement": "Les « gilets jaunes » ont défilé samedi à Lyon.",
    "scare-quotes": "Les prétendus « experts » n'ont rien vu venir.",
    "foreign-term": "Le « smart working » gagne les bureaux de Milan.",
    "operation": "L'opération « Aube dorée » a mobilisé mille soldats.",
    "named-body": "Les rebelles ont annoncé la création du « Conseil militaire du Nord ».",
    "ship": "Le navire « Étoile polaire » a quitté Brest.",
    "word-of-no-source": "La ville a été classée « zone sinistrée ».",
}

CHARGES = {
    "investigation": "Une enquête pour « homicide involontaire » a été ouverte par le parquet de Nice.",
    "indictment": "Le suspect a été mis en examen pour « assassinat en bande organisée » et écroué.",
    "counts": "L'élu est poursuivi des chefs de « corruption passive » et de « faux ».",
    "after-a-reply": "L'homme est sorti après avoir répondu au juge dans une affaire de « recel » et pour « injure ».",
    "association": "L'association « Les Amis du port » recrute des bénévoles.",
    "programme": "Le plan « Demain la France » prévoit cent milliards d'euros.",
    "aside-of-a-relative": "Le footballeur, qui n'a « jamais douté », a remercié le public.",
    "learned-from-a-source": "L'homme a été arrêté, a-t-on appris mardi de source policière.",
    "law": "La loi exige que les élus déclarent leurs biens.",
}

CUES = {
    "impersonal": "Il convient de rappeler que la loi date de 1905.",
    "impersonal-good": "Il est bon de préciser que la loi date de 1905.",
    "we-learned": "Trois soldats ont été blessés, a-t-on appris.",
    "one-says": "On dit que les hivers étaient plus froids.",
    "this-means": "Cela signifie que le texte sera voté.",
    "narrator": "Rappelons que la loi date de 1905.",
    "will": "Le ministre veut que la loi soit votée.",
    "knowledge": "Le ministre sait que la loi sera votée.",
    "attitude": "Les habitants espèrent que la route sera réparée.",
    "nominal-object": "Le ministre a annoncé sa démission.",
    "nominal-object-with-relative": "Le ministre a annoncé la réforme que tout le monde attendait.",
    "denied": "Le ministre n'a pas précisé que la loi serait votée.",
    "may-say": "Le ministre pourrait annoncer que la loi est reportée.",
    "noun-not-verb": "Une note du juge est arrivée hier.",
    "so-that": "Le maire a parlé plus fort que le préfet.",
    "the-fact-that": "Il a souligné le fait que la route est étroite.",
    "restrictive": "Les peines ne relèvent que du juge civil.",
    "verb-of-the-sentence-behind-an-aside": "Le ministre, interrogé par la radio, a annoncé la fermeture de la SNCF.",
}

SOURCES = {
    "selon-la-taille": "Le prix varie selon la taille du logement.",
    "selon-que": "Le prix varie selon que l'on habite la ville ou la campagne.",
    "pour-l'instant": "Pour l'instant, la route reste fermée.",
    "pour-la-première-fois": "Pour la première fois, la ville a une maire.",
    "pour-a-year": "Pour 2012, le budget a été réduit.",
    "selon-les-régions": "Les récoltes diffèrent selon les régions.",
    "d'après-guerre": "Les années d'après-guerre ont été difficiles.",
}

ALL = {
    f"{group}-{name}": text
    for group, cases in (("marks", MARKS), ("charge", CHARGES), ("cues", CUES), ("sources", SOURCES))
    for name, text in cases.items()
}


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_quote_here(nlp: Language, text: str) -> None:
    check(nlp, text)


WORST = {
    "marks-and-cues": "« dit « que « selon \" il '' affirme que, ",
    "parentheses": "( a dit, ",
    "relatives": "qui, qui, qui, dit que ",
    "inserted": "« A », a dit X, ",
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_the_time_grows_with_the_length_alone(nlp: Language, text: str) -> None:
    """Four times the words may take no more than ten times the time; a quadratic search takes sixteen."""
    component = nlp.get_pipe("quotations")
    seconds = []
    for copies in (150, 600):
        doc = nlp.get_pipe("sentences")(read(nlp, Article(text=text * copies)))
        began = time.perf_counter()
        component.find(doc)
        seconds.append(time.perf_counter() - began)
    assert seconds[1] < 10 * seconds[0] + 0.5


@pytest.mark.parametrize("text", ["", " ", "\n", "«", "»", '"', ": «", "selon", "« A » a dit", "a-t-il dit", "par"])
def test_odd_texts_break_nothing(nlp: Language, text: str) -> None:
    nlp(read(nlp, Article(text=text)))
