"""Signs that the narrator takes the floor back: at a comma, at a conjunction, behind a closing mark.

Each function answers for one item of a frame: does the reported clause end before it?
"""

from __future__ import annotations

from pipeline.nlp.quotes.auxiliaries import is_compound
from pipeline.nlp.quotes.chunks import is_somebody
from pipeline.nlp.quotes.complements import that_at
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite, is_past_participle, is_present_participle, tells_past_in_past
from pipeline.nlp.quotes.lexicon import closed, is_document, words
from pipeline.nlp.quotes.phrases import listed, phrase_after, phrase_at
from pipeline.nlp.quotes.rejoinders import Clause, is_rejoinder, leads_to_cue
from pipeline.nlp.quotes.sources import source_at
from pipeline.nlp.quotes.verbs import Group

JOINTS = ("et", "mais", "puis", "tandis", "alors", "quand")
"""What can join to a reported clause another of the narrator's, with a source of its own."""
CUTTING_WORDS = frozenset(["sans", "citant", "contrairement", "dixit"])
"""Behind a comma these give the floor back to the narrator."""
SUBORDINATORS = (("bien", "que"), ("bien", "qu'"), ("ainsi", "que", "l'"))
"""These too, at the head of an aside of the narrator's."""
FRONT = 4
"""Items that a fronted clause may begin behind: *Mais après avoir …*."""
ASIDE = 12
"""Items that an apposition may hold."""


def cuts_at_comma(clause: Clause, comma: int) -> bool:
    """What stands behind the comma is the narrator's."""
    frame, behind = clause.frame, comma + 1
    if is_inserted(clause, behind) or _takes_over(clause, behind) or _closes_with_source(frame, behind):
        return True
    if is_rejoinder(clause, behind):
        return True
    if not clause.infinitive:
        return comma > clause.first and (
            (_is_fronted(clause) and _another_clause(frame, behind)) or _main_verb_comes(clause, comma)
        )
    if _another_clause(frame, behind) or is_finite(frame, _past_clitics(frame, behind)):
        return True
    if is_past_participle(frame, behind) and any(frame.marked(i) is not None for i in range(clause.first, comma)):
        # *accusé de « diviser » le pays, secoué par la crise*
        return True
    if frame.word(behind) in ("où", "dont") and frame.marked(clause.first) is not None:
        # *a promis de « tout dire » à Lyon, où siège le tribunal*
        return True
    group = clause.cuts.get(behind)
    return _is_comment(frame, behind) or (group is not None and group.mood in ("gerund", "present_participle"))


def cuts_in_passing(clause: Clause, here: int) -> bool:
    """The narrator takes over at this item, without a comma."""
    frame, word = clause.frame, clause.frame.word(here)
    if word == ";" or (word == ":" and frame.marked(here + 1) is not None):
        return True
    if word in ("et", "mais", "puis") and (_coordinated(clause, here + 1) or _back_in_time(clause, here + 1)):
        return True
    if (word in JOINTS or word in closed("that")) and _spoken_by_another(clause, here):
        return True
    if clause.infinitive and word == "et" and _another_predicate(clause, here + 1):
        return True
    return here in clause.cuts and _resumes(frame, clause.cuts[here])


def behind_marks(clause: Clause, here: int) -> bool:
    """Behind a closing mark the narrator goes on: *« … » en montrant la carte*, *« … », ce qu'il a démenti*."""
    frame = clause.frame
    if frame.marked(here - 1) is None:
        return False
    if frame.word(here) == "par" and clause.main is not None and clause.main.mood in ("passive", "participle"):
        # *appelés à « rester calmes » par le maire*
        return True
    comma = frame.word(here) == ","
    start = here + comma
    if frame.word(start) in ("tandis", "alors") and frame.word(start + 1) in closed("that"):
        # *« … » tandis que l'avocat s'« indigne »*
        other = phrase_at(frame, start + 2)
        return other is not None and frame.word(other[0]) not in closed("pronoun") and is_somebody(frame, other)
    group = clause.cuts.get(start)
    if group is not None and group.mood in ("gerund", "present_participle"):
        return True
    if frame.word(start) == "en" and is_present_participle(frame, start + 1):
        return True
    if comma and (_is_comment(frame, start) or is_past_participle(frame, start)):
        return True
    return _is_setting(frame, start)


def is_inserted(clause: Clause, here: int) -> bool:
    """*…, rapporte l'agence*: whatever comes before is hers, and the clause is over."""
    group = clause.cuts.get(here)
    if group is None or group.mood != "finite" or group.cue.kind not in ("speech", "turn"):
        return False
    if group.clitic is not None:
        return True
    subject = phrase_after(clause.frame, group.last + 1)
    return subject is not None and is_somebody(clause.frame, subject)


def _takes_over(clause: Clause, here: int) -> bool:
    """*…, sans donner de chiffre* · *…, ajoutant que* · *…, avant de conclure que* · *…, a-t-on appris*."""
    frame, group = clause.frame, clause.cuts.get(here)
    if frame.word(here) in CUTTING_WORDS or (frame.word(here) == "avant" and here + 1 in clause.cuts):
        return True
    if any(all(frame.word(here + n) == word for n, word in enumerate(parts)) for parts in SUBORDINATORS):
        return True
    if frame.word(here) in closed("avoir") and "appris" in (frame.word(here + 1), frame.word(here + 3)):
        return True
    if is_present_participle(frame, here) and leads_to_cue(clause, here):
        return True
    return group is not None and group.mood in ("gerund", "present_participle") and group.cue.kind != "attitude"


def _closes_with_source(frame: Frame, here: int) -> bool:
    """*X juge que …, selon un sondage*: whoever closes the sentence vouches for the whole of it."""
    found = source_at(frame, here) if frame.word(here) != "pour" else None
    if found is None:
        return False
    rest = found[1][1] + 1
    if frame.word(rest) in closed("relative"):
        return True
    return not any(is_finite(frame, i) or frame.marked(i) is not None for i in range(rest, len(frame.items)))


def _is_fronted(clause: Clause) -> bool:
    """*Après avoir dit que …, il …* · *Affirmant que …, le préfet …*: the main clause is still to come.

    So it is behind *Revenant sur une étude selon laquelle …, le préfet …*.
    """
    main = clause.main
    if clause.frame.word(clause.first - 1) in closed("which"):
        return not any(is_finite(clause.frame, i) for i in range(clause.first))
    if main is None or main.mood not in ("infinitive", "gerund", "present_participle") or main.first >= FRONT:
        return False
    return not any(is_finite(clause.frame, i) for i in range(main.first))


def _main_verb_comes(clause: Clause, comma: int) -> bool:
    """*Le maire, qui dit qu'il ira, conteste* · *…, tous jugeant qu'il ment, est parti*: this is the sentence's."""
    frame, main = clause.frame, clause.main
    if not is_finite(frame, _past_clitics(frame, comma + 1)):
        return False
    if frame.word(clause.first - 1) in closed("which"):
        # *Le bruit, selon lequel il partirait, n'est pas fondé*
        return not any(is_finite(frame, i) for i in range(clause.first))
    if main is None:
        return False
    if main.mood not in ("present_participle", "infinitive") and frame.word(main.first - 1) != "qui":
        return False
    clause_before = range(clause.first, comma)
    return any(is_finite(frame, i) for i in clause_before) and all(frame.word(i) != "," for i in clause_before)


def _is_comment(frame: Frame, here: int) -> bool:
    """*…, ce qu'il fera* · *…, ce qui a surpris*."""
    return frame.word(here) == "ce" and frame.word(here + 1) in ("qui", "que", "qu'", "dont")


def _another_clause(frame: Frame, here: int) -> bool:
    """*dit avoir abattu dix drones, mais Moscou affirme le contraire*."""
    subject = phrase_at(frame, here + (frame.word(here) == "mais"))
    return subject is not None and is_finite(frame, _past_clitics(frame, subject[1] + 1))


def _coordinated(clause: Clause, here: int) -> bool:
    """*… et a ajouté que*, *… et soulignant*: a cue with no subject of its own continues the narrator's clause.

    Behind *selon X*, no cue comes before: *… et présentait des blessures* goes on with the clause.
    """
    if clause.main is None:
        return False
    while clause.frame.pos(here) == "ADV":
        here += 1
    group = clause.cuts.get(here)
    moods = ("finite", "present_participle", "gerund")
    return group is not None and group.mood in moods and group.cue.kind in ("speech", "act")


def _back_in_time(clause: Clause, here: int) -> bool:
    """*a dit que le gardien jouerait mais n'a pas nommé les autres*: the tense is that of the cue again.

    So it is in *mais il a rejeté la faute sur l'État*.
    """
    frame, main = clause.frame, clause.main
    if main is None or not is_compound(frame, main.first, main.head):
        return False
    pronoun = frame.word(here - 1) == "mais" and frame.word(here) in ("il", "elle", "ils", "elles")
    here = _past_clitics(frame, here + pronoun)
    if frame.word(here) not in ("a", "ont", "est", "sont"):
        return False
    verb = next((i for i in range(clause.first, here) if is_finite(frame, i)), None)
    return verb is not None and tells_past_in_past(frame, verb)


def _another_predicate(clause: Clause, here: int) -> bool:
    """*dit avoir perdu ses données et ne répond plus* · *a appelé à sortir peu et réduit les vols*."""
    frame, main = clause.frame, clause.main
    here = _past_clitics(frame, here)
    if is_finite(frame, here):
        return True
    perfect = frame.word(clause.first) in ("avoir", "être")
    return (
        not perfect
        and main is not None
        and is_compound(frame, main.first, main.head)
        and is_past_participle(frame, here)
    )


def _past_clitics(frame: Frame, here: int) -> int:
    while frame.pos(here) == "ADV" or frame.word(here) in closed("negation") or frame.word(here) in closed("object"):
        here += 1
    return here


def _spoken_by_another(clause: Clause, here: int) -> bool:
    """*… est « fini » et le préfet affirme que …* · *une « honte » que le journal qualifie de « … »*."""
    frame = clause.frame
    start = here + 1 + (frame.word(here) in ("tandis", "alors") and frame.word(here + 1) in closed("that"))
    relative = frame.word(here) in closed("that")
    if relative and frame.marked(here - 1) is None:
        return False
    if not relative and source_at(frame, start + (frame.word(start) == ",")) is not None:
        # *… et selon X, …*
        return True
    subject = phrase_at(frame, start)
    if subject is None or not is_somebody(frame, subject):
        return False
    group = clause.cuts.get(_past_aside(frame, subject[1] + 1))
    if group is None or group.mood != "finite" or group.cue.kind == "attitude":
        return False
    if relative:
        return "as" in group.cue.takes
    return that_at(frame, group) is not None or frame.word(group.last + 1) in (":", "«»")


def _past_aside(frame: Frame, here: int) -> int:
    """*Paul Martin, maire de Lyon, estime*: the verb stands behind the second comma."""
    if frame.word(here) != ",":
        return here
    for i in range(here + 1, min(len(frame.items), here + ASIDE)):
        if frame.word(i) == ",":
            return i + 1
        if is_finite(frame, i):
            break
    return here


def _resumes(frame: Frame, group: Group) -> bool:
    """*… tout en assurant que*, *… avant d'ajouter*: the source goes on, with or without a comma."""
    if group.mood == "gerund" and group.cue.kind == "speech":
        return frame.word(group.last + 1) in ("que", "qu'", ":", "«»")
    return group.mood == "infinitive" and frame.word(group.first - 1) == "avant"


def _is_setting(frame: Frame, here: int) -> bool:
    """*« … » dans un communiqué*, *« … » en référence à la loi*: where or why it was said."""
    if listed(frame, here, "speech_circumstances"):
        return True
    if frame.word(here) not in ("dans", "sur", "lors", "à"):
        return False
    noun = next((i for i in range(here + 1, min(len(frame.items), here + 4)) if frame.pos(i) == "NOUN"), None)
    return noun is not None and (is_document(frame.word(noun)) or frame.word(noun) in words("speech_settings"))
