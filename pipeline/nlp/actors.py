"""One actor for everything an article calls by the same name.

Writes `doc._.actors` and `doc._.mentions` (form `name`), in the order of the text.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.actors import authority, gender
from pipeline.actors.brackets import declared
from pipeline.actors.cluster import Cluster, Named
from pipeline.actors.clusters import gather
from pipeline.actors.name import Name
from pipeline.gazetteer import gazetteer
from pipeline.nlp.annotations import Actor, Mention, Toponym
from pipeline.nlp.columns import text

CONFIDENCE = {
    "name": 0.97,
    "same": 0.97,
    "family": 0.97,
    "declared": 0.94,
    "known": 0.89,
    "initials": 0.88,
    "acronym": 0.86,
    "head": 0.86,
}
"""How often a rule names the right actor: (right + 1) / (all + 2), counted on 306 mentions of 19 articles of several
outlets and years. Rules met once or never get `UNCOUNTED`."""

UNCOUNTED = 0.67

Row = tuple[Actor, list[Mention]]


@Language.factory("quiditquoi_actors", requires=["doc.ents"])
def make_actors(nlp: Language, name: str) -> "Actors":
    """The factory behind `config.cfg`."""
    return Actors()


class Actors:
    """Writes the named actors of a Doc."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.actors, doc._.mentions = self.find(doc)
        return doc

    def find(self, doc: Doc) -> tuple[list[Actor], list[Mention]]:
        """Give the actors, in the order of their first mention, and their named mentions."""
        rows = [(_actor(doc, cluster), _mentions(cluster)) for cluster in gather(_named(doc), _declared(doc))]
        rows += _governments(doc)
        rows.sort(key=lambda row: row[1][0].start)
        mentions = [one._replace(actor=place) for place, row in enumerate(rows) for one in row[1]]
        return [actor for actor, _ in rows], sorted(mentions)


def _named(doc: Doc) -> list[Named]:
    return [_name(ent) for ent in doc.ents if ent.label_ in ("PER", "ORG")]


def _name(ent: Span) -> Named:
    """Take an entity without the invisible marks of direction that web text leaves around names."""
    visible = [place for place, char in enumerate(ent.text) if char.isprintable()]
    start, end = (visible[0], visible[-1] + 1) if visible else (0, len(ent.text))
    if ent.label_ == "ORG" and end - start == 2 and ent.text[end - 1] == ".":
        end -= 1  # *a écrit sur X.*: the dot is the sentence's
    sex = gender.civility(ent.doc, ent.start) if ent.label_ == "PER" else None
    return Named(ent.start_char + start, ent.start_char + end, ent.text[start:end], ent.label_, ent._.role, sex)


def _declared(doc: Doc) -> list[tuple[str, str]]:
    """Give the pairs (acronym, full name) that the article puts side by side."""
    names = [Name(ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ == "ORG"]
    return [(_slice(doc, pair.short), _slice(doc, pair.full)) for pair in declared(doc, names)]


def _slice(doc: Doc, name: Name) -> str:
    return str(doc[name.start : name.end].text)


def _actor(doc: Doc, cluster: Cluster) -> Actor:
    aliases = tuple(sorted(form for form in cluster.forms if form != cluster.name))
    sex = _gender(doc, cluster) if cluster.type == "PER" else (None, None)
    item = authority.wikidata_id(cluster.name, doc._.published) if cluster.type == "PER" else None
    return Actor(cluster.name, cluster.type, *sex, None, item, aliases)


def _gender(doc: Doc, cluster: Cluster) -> tuple[str | None, str | None]:
    ents = [ent for ent in doc.ents for one in cluster.mentions if ent.start_char <= one.start < ent.end_char]
    return gender.decide((clue for ent in ents for clue in gender.clues(doc, ent.start, ent.end)), cluster.name)


def _mentions(cluster: Cluster) -> list[Mention]:
    return [
        Mention(one.start, one.end, 0, "name", one.role, CONFIDENCE.get(how, UNCOUNTED), f"actor.{how}")
        for one, how in zip(cluster.mentions, cluster.ties, strict=True)
    ]


def _governments(doc: Doc) -> list[Row]:
    """A country or city that acts or speaks, one actor a place."""
    places: dict[str, list[Toponym]] = {}
    for toponym in doc._.toponyms:
        if toponym.sense == "government":
            places.setdefault(toponym.place_id, []).append(toponym)
    return [_government(doc, place_id, places[place_id]) for place_id in places]


def _government(doc: Doc, place_id: str, toponyms: list[Toponym]) -> Row:
    """Name it as the gazetteer does; what the text says otherwise (*Washington*, *Kyiv*) is an alias."""
    local = {place.place_id: place for place in doc._.local_places}
    name = (local.get(place_id) or gazetteer().entry(place_id)).name
    forms = {text(doc)[one.start : one.end] for one in toponyms}
    actor = Actor(name, "GPE", None, None, place_id, None, tuple(sorted(forms - {name})))
    return actor, [Mention(one.start, one.end, 0, "name", None, one.confidence, "actor.government") for one in toponyms]
