"""Which way a bare date points, told by the parse: the pipeline's `doc._.timexes`."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.article import Article
from pipeline.nlp.load import read
from pipeline.nlp.timex import Timex

THURSDAY = "2025-10-16"
DIRECTIONS = [
    ("compound past", "Le ministre a démissionné lundi.", "2025-10-13"),
    ("past with être", "Elle est arrivée samedi à Nice.", "2025-10-11"),
    ("reflexive past", "Il s'est exprimé mercredi devant la presse.", "2025-10-15"),
    ("imperfect", "Les élus débattaient mardi du budget.", "2025-10-14"),
    ("simple past", "Le roi mourut dimanche.", "2025-10-12"),
    ("future", "Le Conseil se réunira lundi.", "2025-10-20"),
    ("first person plural future", "Nous participerons lundi à la marche.", "2025-10-20"),
    ("near future", "Le Sénat va voter mardi.", "2025-10-21"),
    ("modal", "Il doit rencontrer le pape vendredi.", "2025-10-17"),
    ("expected", "La ministre est attendue samedi à Dakar.", "2025-10-18"),
    ("planned", "Le vote est prévu mardi 4 novembre.", "2025-11-04"),
    ("set for a day", "La réunion a été annoncée pour lundi.", "2025-10-20"),
    ("had been set for a day", "La réunion avait été annoncée pour lundi.", "2025-10-13"),
    ("weekday and date ahead", "Les cheminots ont maintenu leur grève du mardi 21 octobre.", "2025-10-21"),
    ("plan of the past, ahead", "Le chantier devait débuter le 1er février.", "2026-02-01"),
    ("plan of the past, behind", "Le chantier devait débuter le 1er août.", "2025-08-01"),
    ("planned, beside the noun", "Le procès, prévu mardi, fera grand bruit.", "2025-10-21"),
    ("published, beside the noun", "Le bilan, publié vendredi, déçoit les marchés.", "2025-10-10"),
    ("infinitive of purpose", "Les syndicats appellent à manifester samedi.", "2025-10-18"),
    ("past infinitive", "Il affirme avoir vu le suspect samedi.", "2025-10-11"),
    ("past infinitive before a noun", "Un homme soupçonné d'avoir proféré des injures samedi est jugé.", "2025-10-11"),
    ("before doing", "Il a tiré sur elle avant de se donner la mort vendredi soir.", "2025-10-10TEV"),
    ("had to", "Trois départements ont dû déclencher leur alerte dimanche.", "2025-10-12"),
    ("was able to", "Le capitaine a pu rejoindre son équipe samedi.", "2025-10-11"),
    ("decided to", "Le club a décidé de jouer samedi.", "2025-10-18"),
    ("predicate that was", "La soirée de la Saint-Sylvestre a été calme.", "2024-12-31"),
    ("died", "L'actrice est morte en novembre.", "2024-11"),
    ("weekday and date years ago", "Le samedi 14 mars, tout avait fermé.", "2020-03-14"),
    ("weekday and date to come", "Le tournoi se jouera le samedi 14 mars.", "2026-03-14"),
    ("summers", "L'été, la population double.", "XXXX-SU"),
    ("present and until", "L'exposition est visible jusqu'au 2 mars.", "2026-03-02"),
    ("present and before", "Avant le match de samedi, l'entraîneur est confiant.", "2025-10-18"),
    ("active participle of plans", "Le ministre a convoqué lundi l'ambassadeur.", "2025-10-13"),
    ("date set", "Le tribunal a fixé au 4 novembre le verdict.", "2025-11-04"),
    ("announced", "Le pape a annoncé se rendre à Nice en mars.", "2026-03"),
    ("present of ends", "Le mandat du maire s'achève en décembre.", "2025-12"),
    ("conditional of hearsay", "Le chef rebelle aurait été tué lundi.", "2025-10-13"),
    ("conditional of plans", "Le traité devrait être signé lundi.", "2025-10-20"),
    ("present of schedules", "Le club reçoit Lens dimanche.", "2025-10-19"),
    ("appointment", "Les coureurs ont rendez-vous dimanche matin.", "2025-10-19TMO"),
    ("after a disaster", "Les secours cherchent des survivants après le séisme de mardi.", "2025-10-14"),
    ("month ahead", "Les élections auront lieu en mars.", "2026-03"),
    ("month behind", "Le texte a été adopté en mars.", "2025-03"),
    ("day ahead", "Le procès s'ouvrira le 12 janvier.", "2026-01-12"),
    ("day behind", "Il avait été arrêté le 28 décembre.", "2024-12-28"),
    ("season ahead", "Le procès se tiendra au printemps.", "2026-SP"),
    ("feast ahead", "Les magasins seront fermés à Noël.", "2025-12-25"),
    ("feast behind", "À Pâques, le pape avait lancé un appel.", "2025-04-20"),
    ("habit", "Le musée est fermé le mardi.", "XXXX-WXX-2"),
    ("just done, passive", "Le suspect vient d'être placé mardi en garde à vue.", "2025-10-14"),
    ("just done, active", "Le ministre vient de rencontrer lundi son homologue.", "2025-10-13"),
    ("just done, plural", "Les députés viennent d'adopter samedi le budget.", "2025-10-11"),
    ("comes from a place", "Il vient de Lyon pour jouer mardi.", "2025-10-21"),
    ("news told in the present, in a message", "Le patron dévoile le piratage dans un message mardi.", "2025-10-14"),
    ("news told in the present, in front", "Lundi, le maire affirme que la digue tient.", "2025-10-13"),
    ("news told in the present, behind", "L'agence révèle samedi une fuite de données.", "2025-10-11"),
    ("announced in the present", "Le ministre annonce lundi que les impôts vont baisser.", "2025-10-13"),
    ("promised in the present", "Le ministre promet lundi de baisser les impôts.", "2025-10-13"),
    ("called for in the present", "Le syndicat appelle mardi à manifester.", "2025-10-14"),
    ("called for on a day to come", "Le syndicat appelle à manifester mardi.", "2025-10-21"),
    ("disclosed next week", "Le club dévoile son maillot lundi prochain.", "2025-10-20"),
    ("to be disclosed", "Le club doit dévoiler son maillot lundi.", "2025-10-20"),
    ("match in the present", "L'équipe joue mardi.", "2025-10-21"),
    ("vote in the present", "Le Sénat vote mardi.", "2025-10-21"),
    ("vote in the present, with its object", "Le Parlement vote mardi le budget.", "2025-10-21"),
    ("vote as a noun", "Le vote mardi a été calme.", "2025-10-14"),
    ("release in the present", "Le film sort vendredi.", "2025-10-17"),
    ("today an event", "Le ministre se rend aujourd'hui à Calais.", "2025-10-16"),
]


def values(nlp: Language, text: str, published: str | None = THURSDAY) -> list[str]:
    doc = nlp(read(nlp, Article(text=text, published=published)))
    return [one.value for one in doc._.timexes]


@pytest.mark.parametrize(("text", "value"), [row[1:] for row in DIRECTIONS], ids=[row[0] for row in DIRECTIONS])
def test_direction(nlp: Language, text: str, value: str) -> None:
    assert values(nlp, text) == [value]


REPORTED = [
    ("still to come", "Il a annoncé mercredi qu'il démissionnerait vendredi.", ["2025-10-15", "2025-10-17"]),
    ("gone by meanwhile", "Elle a déclaré lundi qu'elle rencontrerait le roi mardi.", ["2025-10-13", "2025-10-14"]),
    ("infinitive", "Il a promis mardi de répondre mercredi.", ["2025-10-14", "2025-10-15"]),
]


JUST_DONE = [
    (
        "both done",
        "Les députés viennent d'adopter lundi le budget et de rejeter mardi la motion.",
        ["2025-10-13", "2025-10-14"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in JUST_DONE], ids=[row[0] for row in JUST_DONE])
def test_recent_past_goes_on(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in REPORTED], ids=[row[0] for row in REPORTED])
def test_what_was_to_come_counts_from_the_day_it_was_said(nlp: Language, text: str, expected: list[str]) -> None:
    assert values(nlp, text) == expected


NOWADAYS = [
    ("verb of state", "La ville compte aujourd'hui trois lycées."),
    ("predicate", "Il est aujourd'hui le doyen du conseil."),
    ("beside a name", "La Picardie, aujourd'hui Hauts-de-France, a souffert."),
    ("state in reported speech", "Trois écoles étaient aujourd'hui fermées, selon le maire."),
    ("in a mouth", "« On vit mal aujourd'hui dans ce quartier », dit-elle."),
]


@pytest.mark.parametrize("text", [row[1] for row in NOWADAYS], ids=[row[0] for row in NOWADAYS])
def test_nowadays_is_no_date(nlp: Language, text: str) -> None:
    assert values(nlp, text) == []


def test_headline_and_body(nlp: Language) -> None:
    article = Article(title="Lens gagne samedi", text="Le club a gagné samedi.", published=THURSDAY)
    doc = nlp(read(nlp, article))
    assert [doc.text[one.start : one.end] for one in doc._.timexes] == ["samedi", "samedi"]


def test_vague_adverbs_are_a_setting(nlp: Language) -> None:
    doc = nlp(read(nlp, Article(text="Il est bientôt là.", published=THURSDAY)))
    assert [one.value for one in Timex(references=True).find(doc)] == ["FUTURE_REF"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "mardi", "« mardi", "1er", "\u200b mardi \ufeff", "le le le"])
def test_odd_texts(nlp: Language, text: str) -> None:
    values(nlp, text)
