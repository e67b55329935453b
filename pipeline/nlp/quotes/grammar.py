"""What the tagger says of verbs."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.nlp.quotes.frames import Frame


def is_finite_token(token: Token) -> bool:
    """The token is a verb in a tense."""
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def is_infinitive_token(token: Token) -> bool:
    return "Inf" in token.morph.get("VerbForm", [])


def is_present_participle(token: Token | None) -> bool:
    """*montrant*: a participle that does not agree."""
    return token is not None and token.pos_ in ("VERB", "AUX") and token.lower_.endswith("ant")


def is_finite(frame: Frame, i: int) -> bool:
    """The item is a verb in a tense."""
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return token is not None and is_finite_token(token)


def is_infinitive(frame: Frame, i: int) -> bool:
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return token is not None and is_infinitive_token(token)
