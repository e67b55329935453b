"""Interviews printed without marks: labels, dashes, questions and answers as paragraphs."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_quotes_direct import check

TURNS = {
    "labels": (
        "<13 L'Écho> : [d1 Vous partez ?]\n<24 Paul Martin> : [d2 Oui, je pars en mai.]\n"
        "L'Écho : [d3 Et qu'allez-vous faire ?]\nPaul Martin : [d4 Je ne sais pas encore.]"
    ),
    "labels-and-credit": (
        "<1 Question> : [d1 Que ferez-vous ?]\n<2 Anne Roux> : [d2 Nous irons au Sénat.]\n"
        "Propos recueillis par Paul Martin"
    ),
    "inline-dashes": (
        "Il reçoit le journal. - <13 L'Écho> : [d1 Le vote a été perdu. Avez-vous peur ?] - "
        "<24 Paul Martin> : [d2 Ce vote change tout. Le pays attend.] - [d3 Vous y croyez ?] - [d4 On verra bien.]"
    ),
    "bare-dashes": (
        "- [d1 Vous avez peur ?]\n- [d2 Non, je dors bien.]\n"
        "- [d3 Et vos enfants ont peur ?]\n- [d4 Ils rient de tout.]"
    ),
    "paragraphs": (
        "Le maire nous répond.\n[d1 Pourquoi avez-vous fermé l'école ?]\n[d2 Nous n'avions plus d'élèves.]\n"
        "[d3 Que ferez-vous ensuite ?]\n[d4 Je rouvrirai une classe. On verra.]"
    ),
    "source-of-its-own-inside": (
        "<1 L'Écho> : [d1 Que dit le préfet ?]\n<2 Anne Roux> : "
        "[d2 <3 Le préfet> {3 affirme} que [i3 le pont tiendra]. Il a tort.]\n"
        "<4 L'Écho> : [d4 Et que faites-vous ?]\n<5 Anne Roux> : [d5 Je n'ai rien à dire.]"
    ),
}

REJECTED = {
    "list-of-labels": "Lieu : la salle est ouverte.\nDate : le concert a lieu lundi.\nTarif : l'entrée est libre.",
    "rhetorical-questions": "Que va-t-il se passer ?\nLe texte sera lu mardi.\nQui décide ?\nLe Sénat tranchera.",
    "reasons-with-dashes": "Il y a trois raisons. - Le prix monte. - La route est longue. - Le temps manque.",
    "one-question": "Pourquoi partir ?\nLe climat change, et les récoltes sont mauvaises.",
    "bullets": "- Le pont ferme lundi.\n- La piscine rouvre mardi.\n- Le marché est déplacé.",
}


@pytest.mark.parametrize("marked", [*TURNS.values(), *REJECTED.values()], ids=[*TURNS, *REJECTED])
def test_interviews(nlp: Language, marked: str) -> None:
    check(nlp, marked)
