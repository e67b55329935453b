"""Words wholly inside marks: inserted cues, cues before and after, floating quotes, dialogue."""

from __future__ import annotations

import pytest
from quote_markup import parse
from spacy.language import Language

from pipeline.article import Article
from pipeline.nlp.load import read

INSERTED = {
    "three-insults": '"[d1 Sale bête]", "[d2 tricheur]", "[d3 va-t\'en]", {123 a lancé} <123 l\'homme>.',
    "said-x": "« [d1 Nous irons au bout] », {1 a déclaré} <1 Paul Martin>.",
    "inverted-pronoun": "« [d1 Nous irons au bout] », {1 a-t-<1 il> dit}.",
    "present-inverted": "« [d1 Nous irons au bout] », {1 explique-t-<1 elle>}.",
    "day-before-the-name": "« [d1 Nous irons au bout] », {1 a déclaré} mardi <1 Bruno Le Maire>.",
    "to-the-agency": "« [d1 Nous irons au bout] », {1 a confié} à l'AFP <1 Jeanne Petit>.",
    "no-comma": "« [d1 Nous irons au bout] » {1 affirme} <1 la ministre>.",
    "adverb": "« [d1 Nous irons au bout] », {1 a ensuite précisé} <1 le maire>.",
    "reflexive": "« [d1 C'est une honte] », {1 s'est indignée} <1 Marie Dubois>.",
    "modal": "« [d1 C'est une erreur] », {1 tente-t-<1 il> de corriger}.",
    "two-fragments": "« [d1 Nous irons au bout] », {1 a dit} <1 Paul Martin>, « [d1 et nous gagnerons] ».",
    "two-fragments-with-dashes": "« [d1 Nous irons] – {1 a dit} <1 Paul Martin> – [d1 et nous gagnerons] ».",
    "inside-one-pair": "« [d1 Le budget est prêt], {1 a expliqué} <1 Anne Hidalgo>, [d1 et nous le voterons] ».",
    "inside-one-pair-pronoun": "« [d1 Le budget est prêt], {1 a-t-<1 elle> ajouté}, [d1 nous le voterons] ».",
    "after-a-full-stop-it-is-another": (
        "« [d1 Nous irons au bout] », {1 a dit} <12 Paul Martin>. « [d2 Rien ne nous arrêtera] »."
    ),
    "question": "« [d1 Où sont passés les fonds ?] » {1 demande} <1 l'avocat>.",
    "attitude": "« [d1 La paix reviendra un jour] », {1 espère-t-<1 elle>}.",
    "everyday-verb": "« [d1 Il faudra du temps] », {1 poursuit} <1 le chercheur>.",
    "dixit": "« [d1 Nous irons au bout] », {1 dixit} <1 Paul Martin>.",
    "according-to": "« [d1 Nous irons au bout] », {1 selon} <1 Paul Martin>.",
    "noun-homograph": "« [d1 Ce projet est mauvais] », {1 tacle} <1 Paul Martin>.",
}

BEFORE = {
    "colon": "<1 Paul Martin> {1 a déclaré} : « [d1 Nous irons au bout] ».",
    "colon-straight": '<1 Paul Martin> {1 a déclaré}: "[d1 Nous irons au bout]".',
    "colon-glued": "<1 Paul Martin> {1 a déclaré}:«[d1 Nous irons au bout]».",
    "no-colon": "<1 Paul Martin> {1 a répondu} « [d1 Nous irons au bout] ».",
    "clause-inside": "<1 Paul Martin> {1 a déclaré} que « [d1 le projet est abandonné] ».",
    "clause-inside-elided": "<1 Paul Martin> {1 a déclaré} qu'« [d1 il abandonne le projet] ».",
    "narrative-infinitive": "Et <1 Paul Martin> {1 d'ajouter} : « [d1 Nous irons au bout] ».",
    "verb-that-is-no-cue": (
        "<1 Le maire> {1 s'en est pris} à la presse : « [d1 Vous ne racontez que des mensonges] »."
    ),
    "far-cue": "<1 Le maire> {1 a insisté} sur la nécessité d'une réforme : « [d1 Il faut agir vite] ».",
    "role-and-name": "<1 La procureure, Anne Petit>, {1 a déclaré} : « [d1 L'enquête se poursuit] ».",
    "name-and-role": "<1 Anne Petit>, procureure de Lyon, {1 a déclaré} : « [d1 L'enquête se poursuit] ».",
    "headline": "<1 Paul Martin> : « [d1 Nous irons au bout] »",
    "several-sentences": "<1 Il> {1 a déclaré} : « [d1 Je pars. Rien ne me retient ici. Adieu !] »",
    "two-after-one-colon": "<12 Le maire> {12 a déclaré} : « [d1 Je pars] » et « [d2 Je reviendrai] ».",
    "on-the-next-line": "<1 Le maire> {1 a déclaré} :\n« [d1 Nous irons au bout] ».",
}

AFTER = {
    "that-is-what": "« [d1 Nous irons au bout] » : c'est ce qu'{1 a dit} <1 Paul Martin>.",
    "floating": "<1 La porte-parole> a nuancé les chiffres. « [d1 On a constaté peu de fraudes cette année] ».",
    "floating-after-quote": (
        "« [d1 Le texte est prêt] », {1 a dit} <12 la ministre>. « [d2 Nous le présenterons lundi] »."
    ),
    "signed": "« [d1 Je ne regrette rien de ces années] »\n\n— <1 Paul Martin>, maire",
    "nobody-near": "« [d1 Le temps change les hommes plus que les choses] ».",
    "straight-two-in-a-row": (
        '"[d1 Le texte est prêt]", {1 a dit} <1 la ministre>. "[d2 Tout est faux]", {2 a répondu} <2 Jean Petit>.'
    ),
}

DIALOGUE = {
    "em-dash": "— [d1 Je ne reviendrai pas], {1 a dit} <1 Paul>.",
    "en-dash": "– [d1 Je ne reviendrai pas], {1 dit-<1 elle>}.",
    "cut": "— [d1 Je ne reviendrai pas], {1 a-t-<1 il> dit}, [d1 même demain.]",
    "question": "— [d1 Où allez-vous ?] {1 demanda} <1 le juge>.",
    "two-lines": "— [d1 Où allez-vous ?] {1 demanda} <1 le juge>.\n— [d2 Je pars], {2 répondit} <2 Paul>.",
}

NESTED = {
    "marks-in-marks": "« [d1 Il y a eu 12 cas de « vraie » fraude] », {1 a dit} <1 la ministre>.",
    "single-marks-in-marks": "« [d1 Ils criaient 'dehors' devant nous] », {1 a raconté} <1 un témoin>.",
    "source-of-its-own": (
        "« [d1 Je pars car <2 les médecins> {2 disent} que [i2 le mal avance]] », {1 a dit} <1 Paul Martin>."
    ),
    "paragraphs": "<1 Il> {1 a écrit} : « [d1 Je pars.\n« Je ne reviendrai pas.] »",
    "one-bad-mark": "<1 Il> {1 a dit} « [m1 oui.] « [d2 Nous irons au bout] », {2 a déclaré} <2 Paul Martin>.",
}

ALL = {
    f"{group}-{name}": marked
    for group, cases in (
        ("inserted", INSERTED),
        ("before", BEFORE),
        ("after", AFTER),
        ("dialogue", DIALOGUE),
        ("nested", NESTED),
    )
    for name, marked in cases.items()
}


@pytest.mark.parametrize("marked", ALL.values(), ids=ALL)
def test_direct_quotes(nlp: Language, marked: str) -> None:
    check(nlp, marked)


def check(nlp: Language, marked: str) -> None:
    """Compare what is found in the text with what the markup says, quote by quote."""
    text, expected = parse(marked)
    doc = nlp(read(nlp, Article(text=text)))
    found = [
        (
            quote.type,
            [text[start:end] for start, end in quote.fragments],
            text[slice(*quote.cue)] if quote.cue else None,
            text[slice(*quote.speaker)] if quote.speaker else None,
        )
        for quote in doc._.quotations
    ]
    assert found == [(one.type, one.fragments, one.cue, one.speaker) for one in expected]
