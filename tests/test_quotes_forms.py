"""The forms of verbs and the cue lexicon: pure, no model."""

from __future__ import annotations

import pytest

from pipeline.nlp.quotes.conjugation import forms
from pipeline.nlp.quotes.lexicon import cue_forms

FORMS = {
    "first-group": (
        "affirmer",
        "affirme affirment affirmait affirmera affirmerait affirma affirmèrent affirmant affirmée",
    ),
    "cedilla": ("annoncer", "annonça annonçait annonçant annoncions"),
    "ge": ("exiger", "exigea exigeait exigeant exigions"),
    "doubling": ("rappeler", "rappelle rappellent rappellera rappelait rappelé"),
    "accent": ("révéler", "révèle révèlent révélera révèlera révélait"),
    "open-e": ("relever", "relève relèvent relèvera relevait"),
    "no-accent-before-two-consonants": ("alerter", "alerte alertent alertera"),
    "oy": ("employer", "emploie emploiera employait"),
    "second-group": ("avertir", "avertit avertissent avertissait avertira averti"),
    "dire": ("dire", "dit disent disait dira dirent dite"),
    "prédire": ("prédire", "prédit prédisent prédisait prédite"),
    "tenir": ("soutenir", "soutient soutiennent soutenait soutiendra soutint soutinrent soutenu"),
    "écrire": ("écrire", "écrit écrivent écrivait écrivit écrite"),
    "connaître": ("reconnaître", "reconnaît reconnaissent reconnut reconnu"),
    "dre": ("répondre", "répond répondent répondit répondrait répondu"),
    "craindre": ("craindre", "craint craignent craignait craignit"),
    "mettre": ("promettre", "promet promettent promit promettra promise"),
}


@pytest.mark.parametrize(("verb", "expected"), FORMS.values(), ids=FORMS)
def test_forms_are_spelt_as_they_should(verb: str, expected: str) -> None:
    assert set(expected.split()) <= {form for form, _ in forms(verb)}


WRONG = {
    "no-grave-before-two-consonants": ("tenter", "tènte"),
    "no-double-l-in-révéler": ("révéler", "révelle"),
    "no-past-in-ut-for-dire": ("dire", "disut"),
}


@pytest.mark.parametrize(("verb", "form"), WRONG.values(), ids=WRONG)
def test_no_form_is_made_up(verb: str, form: str) -> None:
    assert form not in {found for found, _ in forms(verb)}


# The inventory of the Gender Gap Tracker, and what the press adds to it.
FIELD = """
accuser admettre affirmer ajouter alerter alléguer analyser annoncer arguer argumenter assurer attester
avancer avertir avouer certifier citer clamer commenter concéder conclure confesser confier confirmer
considérer constater contester convenir croire craindre crier critiquer déclarer décrire déduire défendre
demander démentir dénoncer déplorer détailler dévoiler dire écrire enchaîner énoncer enseigner espérer
estimer évaluer évoquer exiger expliquer exposer exprimer fustiger garantir glisser implorer indiquer
informer insister interpeller invoquer ironiser juger jurer justifier lâcher lancer maintenir marteler
menacer mentionner murmurer nier noter nuancer objecter observer penser plaider pointer poursuivre préciser
prédire prétendre prévenir proclamer promettre proposer protester qualifier raconter rappeler rapporter
réagir réaffirmer réclamer recommander reconnaître réfuter regretter relater relever remarquer renchérir
répéter répliquer répondre reprocher résumer rétorquer révéler riposter signaler souhaiter souligner soupirer
soutenir spécifier suggérer tacler témoigner temporiser tonner trancher tweeter vanter abonder
"""


@pytest.mark.parametrize("lemma", FIELD.split())
def test_the_field_s_cues_are_reached_from_their_infinitive(lemma: str) -> None:
    assert any(not cue.rest for cue, _ in cue_forms()[lemma])


INFLECTED = {
    "reflexive": ("indignée", "s'indigner"),
    "locution": ("mis", "mettre en garde"),
    "simple-past": ("écrivit", "écrire"),
    "without-circumflex": ("reconnait", "reconnaître"),
    "agreed-participle": ("déclarée", "déclarer"),
}


@pytest.mark.parametrize(("form", "lemma"), INFLECTED.values(), ids=INFLECTED)
def test_cues_are_reached_from_any_form(form: str, lemma: str) -> None:
    assert lemma in {cue.lemma for cue, _ in cue_forms()[form]}
