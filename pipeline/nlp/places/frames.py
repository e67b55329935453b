"""What stands before a name: preposition, article, common noun (*dans la province du | Guangdong*)."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from pipeline.nlp.places.lexicon import Head, heads

# The tokenizer cuts `l'` in two before a blank.
ARTICLES = frozenset({"le", "la", "les", "l'", "l’", "l"})
OF = frozenset({"de", "d'", "d’", "d"})
CONTRACTED = {"du": "de", "des": "de", "au": "à", "aux": "à"}
PREPOSITIONS = frozenset(
    {
        "à",
        "en",
        "dans",
        "de",
        "d'",
        "d’",
        "d",
        "vers",
        "depuis",
        "sur",
        "pour",
        "entre",
        "par",
        "contre",
        "avec",
        "hors",
    }
)
LOCATIVE = frozenset({"à", "en", "dans", "vers", "depuis"})
SIDES = frozenset({"nord", "sud", "est", "ouest", "nord-est", "nord-ouest", "sud-est", "sud-ouest", "centre", "cœur"})
NEAR = frozenset(
    {
        "près",
        "périphérie",
        "frontières",
        "portes",
        "intérieur",
        "extérieur",
        "proche",
        "loin",
        "autour",
        "environs",
        "alentours",
        "hors",
        "sortie",
        "entrée",
        "large",
    }
)
# *Secrétaire d'État chargé du Commerce*
CHARGED = frozenset({"chargé", "chargée", "chargés", "chargées"})
MARKS = frozenset("«“\"'’‘(")


INDEFINITE = frozenset(
    {"un", "une", "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leur",
     "leurs", "ce", "cet", "cette", "ces", "chaque", "plusieurs", "deux", "trois"}
)  # fmt: skip


class Frame(NamedTuple):
    """The words before a name, read leftwards."""

    preposition: str | None = None
    article: bool = False
    noun: str | None = None
    """The common noun before it, in lower case (*ville*, *aéroport*), if `place_heads.tsv` knows it."""
    head: Head | None = None
    start: int = -1
    """Index of that noun."""
    locative: bool = False
    """The words say that something is there: *à*, *en*, *dans*, *près de*, *au nord de*."""


def before(doc: Doc, start: int) -> Frame:
    """Read the frame of the name that begins at token `start`."""
    at = left(doc, start)
    article, preposition = False, None
    if at >= 0 and doc[at].lower_ in ARTICLES:
        article, at = True, left(doc, at)
    word = doc[at].lower_ if at >= 0 else ""
    if not article and word in CONTRACTED:
        article, preposition, at = True, CONTRACTED[word], left(doc, at)
    elif word in PREPOSITIONS:
        preposition, at = "de" if word in OF else word, left(doc, at)
    place = (
        _noun(doc, at, 3 if preposition == "de" else 2)
        if preposition in (None, "de") and _direct(preposition, article)
        else -1
    )
    noun = doc[place].lower_ if place >= 0 else None
    locative = preposition in LOCATIVE or (preposition == "de" and at >= 0 and doc[at].lower_ in SIDES | NEAR)
    return Frame(preposition, article, noun, heads().get(noun or "", None), place, locative)


def left(doc: Doc, at: int) -> int:
    """Step left over blanks and opening marks, but over no line end; -1 at the edge."""
    for back in range(at - 1, -1, -1):
        token = doc[back]
        if token.is_space:
            if "\n" in token.text:
                return -1
        elif token.text not in MARKS:
            return back
    return -1


def sentence(span: Span) -> Span:
    """The sentence around, or the whole text where nobody has set boundaries."""
    return span.sent if span.doc.has_annotation("SENT_START") else span.doc[:]


def locator(doc: Doc, end: int) -> int | None:
    """Where the place begins that tells which one it is: *Valence (**Drôme**)*, *Des Moines, dans l'**Iowa***."""
    at = end
    while at < len(doc) and doc[at].is_space and "\n" not in doc[at].text:
        at += 1
    if at >= len(doc) or doc[at].text not in ("(", ","):
        return None
    skipped = 0
    at += 1
    while at < len(doc) and skipped < 2 and doc[at].lower_ in ARTICLES | {"en", "dans", "au", "aux"}:
        at, skipped = at + 1, skipped + 1
    return at


def _direct(preposition: str | None, article: bool) -> bool:
    return preposition == "de" or not article


def _noun(doc: Doc, at: int, reach: int) -> int:
    """Find the head noun, over a few adjectives: *la ville syrienne assiégée d'|Alep*."""
    for _ in range(reach):
        if at < 0 or (not doc[at].is_alpha and "-" not in doc[at].text):
            return -1
        if doc[at].lower_ in heads():
            return at
        if not _describes(doc[at]):
            return -1
        at = left(doc, at)
    return -1


def _describes(token: Token) -> bool:
    """An adjective or participle between noun and name, also where the tagger takes it for a noun."""
    if token.text[0].isupper() or token.lower_ in CHARGED:
        return False
    return token.pos_ in ("ADJ", "NOUN", "PROPN") or (token.pos_ == "VERB" and "VerbForm=Part" in str(token.morph))
