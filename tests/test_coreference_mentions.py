"""Noun phrases and pronouns as mentions; what stays no mention; candidates and confidence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.nlp.coref.calibration import Calibration, logit, sigmoid
from pipeline.nlp.coref.nouns import descriptions
from pipeline.nlp.coref.page import Page
from pipeline.nlp.coref.pronouns import impersonal
from pipeline.nlp.coreference import Coreference
from tests.coreference_markup import read


def found(nlp: Language, marked: str, form: str) -> list[tuple[str, str]]:
    doc = Coreference()(read(nlp, marked))
    mentions = [one for one in doc._.mentions if one.form == form]
    return [(doc.text[one.start : one.end], doc._.actors[one.actor].name) for one in mentions]


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        pytest.param(
            "Le maire [Paul Durand|PER m] est venu. Le maire a souri.", [("Le maire", "Paul Durand")], id="title again"
        ),
        pytest.param(
            "L'association [Terre vivante|ORG] agit. L'association a parlé.",
            [("L'association", "Terre vivante")],
            id="kind again",
        ),
        pytest.param("Le maire [Paul Durand|PER m] est venu.", [], id="beside its name it is no mention of its own"),
        pytest.param("[Paul Durand|PER m] est venu. Un maire a souri.", [], id="un maire is new"),
        pytest.param("[Paul Durand|PER m] et [Luc Blanc|PER m] sont venus. Les ministres ont souri.", [], id="a group"),
        pytest.param("Le gouvernement malien proteste.", [("Le gouvernement malien", "Mali")], id="a country"),
        pytest.param(
            "La ville de [Douai|LOC] a fermé. La ville de [Lille|LOC] aussi.",
            [("La ville de Douai", "Douai"), ("La ville de Lille", "Lille")],
            id="each town its own",
        ),
        pytest.param("L'état de santé de [Paul Durand|PER m] s'améliore.", [], id="état with no capital"),
    ],
)
def test_roles(nlp: Language, marked: str, roles: list[tuple[str, str]]) -> None:
    assert found(nlp, marked, "role") == roles


@pytest.mark.parametrize(
    ("marked", "pronouns"),
    [
        pytest.param("[Claire Moreau|PER f] est venue. Elle a parlé.", [("Elle", "Claire Moreau")], id="elle"),
        pytest.param("[Claire Moreau|PER f] est venue. Il pleuvait.", [], id="il of the weather"),
        pytest.param("[Paul Durand|PER m] est venu. Il faut partir.", [], id="il faut"),
        pytest.param("[Paul Durand|PER m] est venu. Il est possible que tout change.", [], id="il est possible que"),
        pytest.param("[Claire Moreau|PER f] est venue. Ils ont parlé.", [], id="number"),
        pytest.param("« {Je suis venu} », dit <[Paul Durand|PER m]>.", [("Je", "Paul Durand")], id="je is the speaker"),
        pytest.param("« {Nous sommes là} », dit <la [CGT|ORG]>.", [("Nous", "CGT")], id="nous is the organisation"),
        pytest.param("« {Il ment} », dit <[Paul Durand|PER m]>.", [], id="il inside a quote is somebody else's word"),
    ],
)
def test_pronouns(nlp: Language, marked: str, pronouns: list[tuple[str, str]]) -> None:
    assert found(nlp, marked, "pronoun") == pronouns


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("Il faut partir.", True),
        ("Il y a du monde.", True),
        ("Il n'y en a pas.", True),
        ("Il s'agit d'une erreur.", True),
        ("Il semble que tout aille bien.", True),
        ("Il convient de rappeler les faits.", True),
        ("Il est urgent d'agir.", True),
        ("Il a dit non.", False),
        ("Il est parti hier.", False),
        ("Il est content de partir.", False),
        ("Il reste au pouvoir.", False),
    ],
)
def test_impersonal(nlp: Language, text: str, empty: bool) -> None:
    doc = nlp(text)
    assert impersonal(Page(doc, [], []), 0) is empty


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Le président américain est là.", ["Le président américain"]),
        ("Les premiers ministres sont là.", ["Les premiers ministres"]),
        ("L'ancienne ministre de la Culture et de la Communication parle.",
         ["L'ancienne ministre de la Culture et de la Communication"]),
        ("Le principal argument ne tient pas.", []),
        ("La Britannique a gagné.", ["La Britannique"]),
        ("Le vin britannique est bon.", []),
        ("Deux chefs d'État sont là.", ["Deux chefs d'État"]),
    ],
)  # fmt: skip
def test_noun_phrases(nlp: Language, text: str, phrases: list[str]) -> None:
    doc = nlp(text)
    assert [doc[one.first : one.last].text for one in descriptions(Page(doc, [], []))] == phrases


def test_candidates_are_ranked_and_their_mention_is_in_the_speaker(nlp: Language) -> None:
    doc = Coreference()(read(nlp, "[Jean Roux|PER m] et [Luc Blanc|PER m] arrivent. « {C'est bien} », dit <il>."))
    quotation = doc._.quotations[0]
    probabilities = [one.probability for one in quotation.candidates]
    assert probabilities == sorted(probabilities, reverse=True)
    assert 0 < quotation.confidence <= probabilities[0]


def test_named_speaker_points_at_its_mention(nlp: Language) -> None:
    doc = Coreference()(read(nlp, "« {C'est bien} », dit <[Jean Roux|PER m]>."))
    best = doc._.quotations[0].candidates[0]
    assert best.mention is not None
    mention = doc._.mentions[best.mention]
    assert doc.text[mention.start : mention.end] == "Jean Roux"


@pytest.mark.parametrize("shares", [[0.5, 0.3], [0.97], [0.4, 0.4, 0.1], []])
def test_calibration_keeps_the_order_and_sums_to_one_at_most(shares: list[float]) -> None:
    calibrated = Calibration(0.3, 0.9, {"default": (1.0, 0.5)}).all("pronoun", shares)
    assert calibrated == sorted(calibrated, reverse=True)
    assert sum(calibrated) <= 1 + 1e-9


def test_logit_and_sigmoid_undo_each_other() -> None:
    assert sigmoid(logit(0.3)) == pytest.approx(0.3)


TEXT = st.text(alphabet="aàeéilnrst LMP.,;:«»\"'’-()\n12", max_size=200)


@given(text=TEXT, data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_too_odd(nlp: Language, text: str, data: st.DataObject) -> None:
    doc = Coreference()(nlp(f"{text} a-t-il dit. « {text} », selon le maire {text}"))
    for one in doc._.mentions:
        assert 0 <= one.start < one.end <= len(doc.text)
        assert 0 <= one.actor < len(doc._.actors)
    for quotation in doc._.quotations:
        assert 0 <= quotation.confidence <= 1


@pytest.mark.parametrize("text", ["", " ", "\n\n", "»", "il"])
def test_almost_no_text(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert Page(doc, [], []).words == [token.lower_ for token in doc]
