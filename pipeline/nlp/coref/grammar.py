"""Closed sets of grammatical words, in lower case with straight apostrophes."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Determiners
MASCULINE = _set("le un ce cet du au")
FEMININE = _set("la une cette sa")
SINGULAR = MASCULINE | FEMININE | _set("l' son leur notre mon ma votre chaque aucun aucune")
PLURAL = _set("les des ces ses leurs aux plusieurs certains certaines quelques nos de d'")
INDEFINITE = _set("un une des plusieurs certains certaines quelques chaque aucun aucune de d'")
POSSESSIVE = _set("son sa ses leur leurs")
DEMONSTRATIVE = _set("ce cet cette ces")
ARTICLES = _set("le la les l' un une ce cet cette son sa ses leur leurs")
DEFINITE = _set("le la les l'")
POINTERS = _set("le la l' ce cet cette")
"""Singular determiners of who has been told of."""
FUSED = _set("du au aux des")
"""Preposition and article in one: the noun phrase begins behind them."""

# Prepositions
OF = _set("de du des d'")
LINKS = OF | _set("à au aux pour en chez près")
"""They go on with the phrase of a person; of other nouns only `OF` does."""
INTO = OF | _set("à au aux chez comme")
"""Behind them a name is inside a phrase, not its head."""
PREPOSITIONS = _set("à au aux avec chez contre d' dans de des du en envers et par pour près sans selon sous sur vers")
SOURCES = _set("selon pour d'après chez")

# Verbs and what stands before them
CLITICS = _set("n' ne y s' se en l' le la les lui leur nous vous me m' te t' -t")
BEFORE_VERB = _set("lui n' ne s' se y")
"""Behind a noun phrase, these open its verb."""
AUXILIARIES = _set("a ont est sont avait avaient était étaient sera")
BREAKS = AUXILIARIES | _set("qui que qu' dont où et ou mais")
"""No noun phrase goes on behind them."""
BE = _set("est était devient devenu devenue reste sera fut")
COPULAS = _set("être sembler paraître rester apparaître devenir avérer demeurer")
"""Lemmas."""

# Pronouns: gender, plural
PERSONAL = {
    **dict.fromkeys(("il", "-il", "t-il"), ("m", False)),
    **dict.fromkeys(("elle", "-elle", "t-elle"), ("f", False)),
    **dict.fromkeys(("ils", "-ils"), ("m", True)),
    **dict.fromkeys(("elles", "-elles"), ("f", True)),
}
STRESSED = {"lui": ("m", False), "lui-même": ("m", False), "eux": ("m", True)}
POINTING = {"celui-ci": ("m", False), "celle-ci": ("f", False), "ceux-ci": ("m", True), "celles-ci": ("f", True)}
LATTER = {"dernier": ("m", False), "dernière": ("f", False), "derniers": ("m", True), "dernières": ("f", True)}
"""Behind a demonstrative: *ce dernier*."""
CONCERNED = {
    "intéressé": ("m", False),
    "intéressée": ("f", False),
    "intéressés": ("m", True),
    "intéressées": ("f", True),
}
"""Behind an article: *l'intéressée*."""
ORDERED = {
    "premier": ("m", 0),
    "première": ("f", 0),
    "second": ("m", 1),
    "seconde": ("f", 1),
    "deuxième": (None, 1),
}
"""Behind an article, with no noun: gender, and which of two."""
DEFINED = {"celui": ("m", False), "celle": ("f", False)}
"""Before a relative clause: *celui qui dirige la mission*."""
SINGLE_SPEAKER = _set("je j' moi")
JOINT_SPEAKER = _set("nous")
