"""The gender of a person, and what told it.

In this order: a civility (*Mme*), a noun of function or kinship in the feminine (*la ministre*, *sœur*), an agreement
(*élue*, *s'est dite*), a pronoun that takes the subject up, the given name, then the masculine, which a function keeps
for women too (*le ministre*).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from pipeline.actors.first_names import gender_of_name
from pipeline.actors.grammar import FEMININE_ARTICLES
from pipeline.actors.lexicons import civilities, kin_nouns, role_nouns, words
from pipeline.actors.roles import after, before, is_civility, noun_of

Clue = tuple[str, str]
"""What tells (`civility`, `role`, `agreement`, `pronoun`, `masculine`) and the gender, f or m."""

PRONOUNS = {"il": "m", "elle": "f"}

ORDER = ("civility", "role", "agreement", "pronoun")


def decide(clues: Iterable[Clue], name: str) -> tuple[str | None, str | None]:
    """Weigh the clues; gives the gender and what told it, or None twice.

    One clue alone does not gainsay a given name: clues of one mention are wrong one time in ten (counted on 964
    articles of Wikinews), the given name one in fifty.
    """
    votes: dict[str, Counter[str]] = {}
    for kind, gender in clues:
        votes.setdefault(kind, Counter())[gender] += 1
    given = gender_of_name(name)
    for kind in ORDER:
        told = _clear(votes.get(kind, Counter()))
        if told and (kind == "civility" or given in (told, None) or _outvotes(votes, told)):
            return told, kind
    if given:
        return given, "first_name"
    return ("m", "role") if "masculine" in votes else (None, None)


def _clear(votes: Counter[str]) -> str | None:
    """What most say, if not as many say the contrary."""
    ranked = votes.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _outvotes(votes: dict[str, Counter[str]], told: str) -> bool:
    """Two clues or more say so, and fewer the contrary."""
    other = "m" if told == "f" else "f"
    return sum(votes[kind][told] for kind in votes) > max(1, sum(votes[kind][other] for kind in votes))


def clues(doc: Doc, start: int, end: int) -> list[Clue]:
    """Read what stands beside a person's name (token indices)."""
    civility_ = civility(doc, start)
    told: list[Clue] = [("civility", civility_)] if civility_ else []
    return [*told, *_role(doc, start, end), *_kin(doc, start), *_agreement(doc, start, end), *_pronoun(doc, start, end)]


def civility(doc: Doc, start: int) -> str | None:
    """Give f or m by *Mme Dupont*; in *MM. Dupont et Durand* the second name's stands before the first."""
    place = start - 1
    while place > 0 and _coordinates(doc[place]):
        place -= 1
    if place < 0 or not is_civility(doc[place]):
        return None
    plural = doc[place].text in words("plural_civilities")
    return civilities()[doc[place].text] or None if plural or place == start - 1 else None


def _coordinates(token: Token) -> bool:
    return token.ent_type_ == "PER" or token.text in (",", "et")


def _role(doc: Doc, start: int, end: int) -> list[Clue]:
    span = before(doc, start) or after(doc, end)
    if not span:
        return []
    noun = next((token for token in doc[span[0] : span[1]] if noun_of(token.lower_)), None)
    if noun is None:
        return []
    if noun.lower_ in words("fixed_gender_nouns"):
        return []
    gender = role_nouns()[noun_of(noun.lower_) or ""]
    if gender == "f" or _feminine_article(doc, span[0]):
        return [("role", "f")]
    return [("masculine", "m")] if gender == "m" or _masculine_article(doc, span[0]) else []


def _feminine_article(doc: Doc, place: int) -> bool:
    return place > 0 and doc[place - 1].lower_ in FEMININE_ARTICLES


def _masculine_article(doc: Doc, place: int) -> bool:
    return place > 0 and doc[place - 1].lower_ in ("le", "un")


def _kin(doc: Doc, start: int) -> list[Clue]:
    """*sa sœur Anne*, *son mari, Paul*."""
    place = start - 1
    if place > 0 and doc[place].text == ",":
        place -= 1
    gender = kin_nouns().get(doc[place].lower_) if place >= 0 else None
    return [("role", gender)] if gender else []


def _agreement(doc: Doc, start: int, end: int) -> list[Clue]:
    """*Anne Dupont, née à Lyon*; *Anne Dupont s'est dite*; *a été élue*."""
    found: list[Clue] = []
    if end + 1 < len(doc) and doc[end].text == "," and _participle(doc[end + 1]):
        found += _of_participle(doc[end + 1])
    head = doc[start:end].root
    verb = head.head
    if head.dep_ in ("nsubj", "nsubj:pass") and _participle(verb) and head.i < verb.i and _with_be(verb):
        found += _of_participle(verb)
    return found


def _participle(token: Token) -> bool:
    return token.pos_ in ("VERB", "ADJ") and "Part" in token.morph.get("VerbForm", [])


def _with_be(verb: Token) -> bool:
    return any(child.dep_.startswith(("aux", "cop")) and child.lemma_ == "être" for child in verb.children)


def _of_participle(token: Token) -> list[Clue]:
    """Only the letters count: a feminine ends in -e behind a vowel or a consonant of a participle."""
    if "Plur" in token.morph.get("Number", []):
        return []
    if token.lower_.endswith(("ée", "ie", "ue", "ite", "ise", "ente", "inte", "erte", "orte")):
        return [("agreement", "f")]
    return [("agreement", "m")] if token.lower_.endswith(("é", "i", "u", "it", "is", "ert", "ort", "int")) else []


def _pronoun(doc: Doc, start: int, end: int) -> list[Clue]:
    """*Dominique Roux a signé. Elle …*: the next sentence of the paragraph begins by taking its subject up."""
    head = doc[start:end].root
    if not head.dep_.startswith("nsubj") or head.head.dep_ != "ROOT":
        return []
    place = end
    while place < len(doc) and not doc[place].is_sent_start:
        place += 1
    if place + 1 >= len(doc) or "\n" in doc[place - 1].text or doc[place].lower_ not in PRONOUNS:
        return []
    verb = doc[place].head
    impersonal = doc[place].lower_ == "il" and (
        verb.lemma_ in words("impersonal_verbs") or doc[place].dep_.startswith("expl")
    )
    return [] if impersonal or doc[place + 1].lower_ == "y" else [("pronoun", PRONOUNS[doc[place].lower_])]
