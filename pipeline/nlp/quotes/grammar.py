"""What the tagger says of verbs."""

from __future__ import annotations

from spacy.tokens import Token

from pipeline.nlp.quotes.frames import Frame


def is_finite_token(token: Token) -> bool:
    """The token is a verb in a tense."""
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def is_infinitive_token(token: Token) -> bool:
    return "Inf" in token.morph.get("VerbForm", [])


def is_finite(frame: Frame, i: int) -> bool:
    """The item is a verb in a tense; no part of a name is."""
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return token is not None and is_finite_token(token) and not token.ent_type_


def is_infinitive(frame: Frame, i: int) -> bool:
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return token is not None and is_infinitive_token(token)


def is_present_participle(frame: Frame, i: int) -> bool:
    """*montrant*: a participle that does not agree."""
    return frame.pos(i) in ("VERB", "AUX") and frame.word(i).endswith("ant")


def is_past_participle(frame: Frame, i: int) -> bool:
    """*secouée par la crise*; the tagger knows it from a verb in a tense by its form alone."""
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return (
        token is not None
        and token.pos_ == "VERB"
        and "Past" in token.morph.get("Tense", [])
        and not is_finite_token(token)
    )


def tells_past_in_past(frame: Frame, i: int) -> bool:
    """*était*, *avait*, *serait*: a verb as it stands in the clause of a cue in the past."""
    token = frame.items[i].token if 0 <= i < len(frame.items) else None
    return token is not None and ("Imp" in token.morph.get("Tense", []) or "Cnd" in token.morph.get("Mood", []))
