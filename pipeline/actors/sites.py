"""Web sites that speak and the network of one letter: *note infos-lacs.net*, *a écrit le ministre sur X*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.actors.name import Name
from pipeline.nlp.columns import forms
from pipeline.nlp.places.lexicon import speech_verbs

DOMAIN = re.compile(r"(?:[\w-]+\.){1,3}(?:com|net|org|info|fr|be|ch|ca|lu|[a-z]{2})")
BEFORE_SITES = frozenset({"selon", "site", "portail", "média"})
NETWORK = frozenset({"sur", "réseau", "réseau social", "plateforme"})
BORN = "2023-07"
"""Month since which Twitter is called X."""


def find(doc: Doc) -> Iterator[Name]:
    """Give them where the recogniser saw nothing."""
    recent = (doc._.published or BORN) >= BORN
    for place, text in enumerate(forms(doc)):
        if place == 0 or not (text in ("X", "X.") or "." in text[1:-1]):
            continue
        before = doc[place - 1].lower_
        site = DOMAIN.fullmatch(text) and (before in BEFORE_SITES or _said(before))
        if site or (text in ("X", "X.") and recent and _is_network(doc, place)):
            yield Name(place, place + 1, "ORG")


def _is_network(doc: Doc, place: int) -> bool:
    """*sur X*, *le réseau social X*; not *sur X-Files*."""
    known = doc[place - 1].lower_ in NETWORK or doc[max(0, place - 2) : place].text in NETWORK
    behind = doc[place + 1].text[0] if place + 1 < len(doc) and len(doc[place]) == 1 else " "
    return known and not behind.isupper() and not behind.isdigit() and behind != "-"


def _said(form: str) -> bool:
    """*note*, *rapporte*: the present of a verb of speech in -er, which the tagger may take for a noun."""
    return form.endswith("e") and form + "r" in speech_verbs()
