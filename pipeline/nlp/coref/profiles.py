"""What the article tells of each actor: sex, offices, modifiers, the words of its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.nlp.annotations import Actor, Mention
from pipeline.nlp.coref.lexicon import longest_noun
from pipeline.nlp.coref.nouns import Description, feature, stem
from pipeline.nlp.coref.page import Page

HER = frozenset(["mme", "mme.", "mlle", "madame", "mademoiselle", "lady"])
HIM = frozenset(["m", "m.", "mm", "mm.", "monsieur", "messieurs", "sir", "lord"])
BE = frozenset(["est", "était", "devient", "devenu", "devenue", "reste", "sera", "fut"])
FAR = 3
"""Tokens that may stand between a name and the comma of its apposition: *(PS)*, an age."""


@dataclass(slots=True)
class Profile:
    """One an actor, in the order of `doc._.actors`."""

    type: str
    gender: str | None
    senses: set[str] = field(default_factory=set)
    features: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    """Of the words of its names."""
    sexes: Counter[str] = field(default_factory=Counter)
    """What titles and articles say of its gender, by votes."""

    def sex(self) -> str | None:
        """Decide the gender: the actor's own, else what most titles say."""
        if self.gender:
            return self.gender
        votes = self.sexes.most_common(1)
        return votes[0][0] if votes else None


def profiles(
    page: Page, actors: Sequence[Actor], names: Sequence[Mention], nouns: Sequence[Description]
) -> tuple[list[Profile], dict[int, int], list[Description]]:
    """Build the profiles, map each description that stands beside a name (by its head) to that name, and give the
    descriptions again, with a name of another kind that stands beside one counted as its complement."""
    found = [Profile(one.type, one.gender) for one in actors]
    for mention, span in zip(names, page.spans, strict=True):
        profile = found[mention.actor]
        profile.stems |= {stem(word) for word in page.words[slice(*span)] if len(word) > 3}
        _address(page, span[0], profile)
        if mention.role:
            _read_role(mention.role, profile)
    for one, profile in zip(actors, found, strict=True):
        profile.stems |= {
            stem(word) for name in (one.name, *one.aliases) for word in name.lower().split() if len(word) > 3
        }
        _own_noun(one, profile)
    beside = {one.head: name for one in nouns if (name := attached(page, one, actors, names)) is not None}
    for one in nouns:
        for name in coordinated(page, beside.get(one.head), one):
            learn(found[names[name].actor], one)
        for name in one.complements if one.plural and one.noun.type == "PER" else ():
            found[names[name].actor].features.add(stem(page.words[one.head]))
    return found, beside, [_settled(one, beside) for one in nouns]


def _settled(one: Description, beside: dict[int, int]) -> Description:
    """*le président du groupe **UMP***: a name beside that is not of its kind is inside."""
    if one.beside is None or one.head in beside:
        return one
    return one._replace(beside=None, complements=(*one.complements, one.beside))


def _own_noun(actor: Actor, profile: Profile) -> None:
    """A name that begins with a common noun has its gender and sense: *Association des maires*, *Parti radical*."""
    words = actor.name.lower().replace("’", "'").replace("'", "' ").split()
    head = longest_noun(words, 0) if words and actor.type == "ORG" else None
    if head:
        profile.senses.add(head[1].sense)
        profile.sexes[head[1].gender[-1]] += 2


def _address(page: Page, at: int, profile: Profile) -> None:
    """Read the civility or the article in front of a name."""
    before = page.words[at - 1] if at else ""
    if before in HER or before in HIM:
        profile.sexes["f" if before in HER else "m"] += 3
    elif profile.type != "PER" and before in ("la", "le", "du", "au"):
        profile.sexes["f" if before == "la" else "m"] += 1


def _read_role(role: str, profile: Profile) -> None:
    words = role.lower().replace("’", "'").replace("'", "' ").split()
    for at in range(len(words)):
        head = longest_noun(words, at)
        if head:
            profile.senses.add(head[1].sense)
            profile.features |= set().union(*(feature(word) for word in words[head[0] :]))
            return


def learn(profile: Profile, one: Description) -> None:
    """Let a title beside the name tell what it tells."""
    profile.senses.add(one.noun.sense)
    profile.features |= one.features
    if one.gender and one.noun.gender[0] != "x":
        profile.sexes[one.gender] += 2 if one.gender == "f" else 1


def attached(page: Page, one: Description, actors: Sequence[Actor], names: Sequence[Mention]) -> int | None:
    """Find the name that a description stands beside: *le maire X*, *le maire, X,*, *X, maire de Y*, *X est le maire*."""
    for name in (one.beside, _behind_comma(page, one), _before(page, one)):
        if name is not None and fits(one.noun.type, actors[names[name].actor].type):
            return name
    return None


def fits(noun: str, actor: str) -> bool:
    """Tell whether a noun of this type can name an actor of that type."""
    return noun == actor


def _behind_comma(page: Page, one: Description) -> int | None:
    at = one.last
    if one.bare or at + 1 >= len(page.words) or page.words[at] != ",":
        return None
    at += 1
    while at < len(page.words) and page.words[at] in HER | HIM:
        at += 1
    return page.name[at] if at < len(page.words) and page.name[at] >= 0 else None


def _before(page: Page, one: Description) -> int | None:
    """Step back from the noun phrase over comma and brackets, or over a form of *être*, to a name."""
    at = one.first - 1
    if one.bare:
        while at >= 0 and page.doc[at].pos_ == "ADJ":
            at -= 1
    if at < 1 or one.plural:
        return None
    if page.words[at] == "(" or page.words[at] in BE:
        return page.name[at - 1] if page.name[at - 1] >= 0 else None
    if page.words[at] != "," or not (one.bare or _closed(page, one)):
        return None
    for place in range(at - 1, max(-1, at - 2 - FAR), -1):
        if page.name[place] >= 0 and page.words[place + 1] in (",", "("):
            return page.name[place]
    return None


def _closed(page: Page, one: Description) -> bool:
    """An apposition ends at a mark; *…de la CPI, l'ONG a demandé* has none, so the ONG is another subject."""
    return one.last >= len(page.words) or not page.words[one.last][0].isalnum()


def coordinated(page: Page, name: int | None, one: Description) -> list[int]:
    """Give every name that a title covers: *les présidents **X** et **Y***."""
    if name is None:
        return []
    covered = [name]
    while one.plural:
        at = page.spans[covered[-1]][1]
        if at + 1 < len(page.words) and page.words[at] in ("et", ",") and page.name[at + 1] >= 0:
            covered.append(page.name[at + 1])
        else:
            break
    return covered
