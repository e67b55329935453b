"""*« … », dit X* · *« … », a-t-il dit, « … »* · *…, a annoncé X.* · *…, comme l'a rappelé X*

A cue that stands behind a comma or a closing mark with its subject behind it. What stands before it, and at
times behind it, is the content: `direct` when that is one or more passages, else `mixed` or `indirect`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.nlp.quotes.asides import past_asides
from pipeline.nlp.quotes.chunks import Phrase, has_name, is_day, is_somebody
from pipeline.nlp.quotes.clauses import clause_end
from pipeline.nlp.quotes.frames import Frame
from pipeline.nlp.quotes.grammar import is_finite
from pipeline.nlp.quotes.lead import is_setting, own_words
from pipeline.nlp.quotes.lexicon import closed
from pipeline.nlp.quotes.passages import is_phrase, is_sentence, is_title, is_utterance
from pipeline.nlp.quotes.phrases import past_connectors, phrase_at
from pipeline.nlp.quotes.readings import Offsets, Reading, content, cue_of
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.speakers import inverted
from pipeline.nlp.quotes.verbs import Group


def find(scene: Scene) -> Iterator[Reading]:
    """Give the quotes that an inserted cue announces."""
    yield from _of_unknown_verbs(scene)
    busy = 0
    for group in scene.groups:
        left = _left_end(scene, group)
        if left is None or left < busy:
            continue
        speaker = _speaker(scene, group, left)
        if speaker is None and not _is_orphan(scene, group, left):
            continue
        reading = (_ahead(scene, group, speaker) if speaker else None) or _reading(scene, group, busy, left, speaker)
        if reading is not None:
            yield from _one_a_pair(scene, reading, busy, left)
            busy = _end(group, speaker) + 1


def _of_unknown_verbs(scene: Scene) -> Iterator[Reading]:
    """*« On va gagner », frime Paul*: between an utterance and a name, whatever verb it is, somebody speaks."""
    frame = scene.frame
    if not scene.passages:
        return
    known = {group.head for group in scene.groups}
    for i in scene.passages:
        marked = frame.marked(i)
        first = i + 1 + (frame.word(i + 1) == ",")
        verb = first + (frame.word(first) in closed("reflexive"))
        if marked is None or verb in known or not is_finite(frame, verb) or not is_sentence(scene.doc, marked):
            continue
        speaker = phrase_at(frame, verb + 1)
        if speaker is None or not has_name(frame, speaker, ("PER",)) or frame.word(i + 1) != ",":
            continue
        yield Reading(
            ((marked.inner_start, marked.inner_end),), "direct", "inserted", 45, 0.7,
            cue=frame.span(first, verb), lemma=_lemma(frame, verb), **scene.source(speaker),
        )  # fmt: skip


def _lemma(frame: Frame, verb: int) -> str | None:
    token = frame.items[verb].token
    return token.lemma_ if token is not None else None


def _end(group: Group, speaker: Phrase | None) -> int:
    return group.last if speaker is None else max(group.last, speaker[1])


def _is_orphan(scene: Scene, group: Group, left: int) -> bool:
    """*« … », a déclaré* with a subject that cannot be read: the quote counts all the same."""
    frame = scene.frame
    apart = frame.marked(left) is not None and frame.word(left + 1) == ","
    return apart and group.cue.kind == "speech" and frame.word(group.last + 1) not in ("que", "qu'", ":", "«»")


def _one_a_pair(scene: Scene, reading: Reading, busy: int, left: int) -> Iterator[Reading]:
    """*« A », « B », a dit X*: pairs that no clause joins are quotes of their own; the last keeps what follows."""
    frame = scene.frame
    start = next((i for i in range(busy, left + 1) if frame.items[i].start >= reading.fragments[0][0] - 3), left)
    pairs = [marked for i in range(start, left + 1) if (marked := frame.marked(i)) is not None]
    joints = all(
        frame.marked(i) is not None or frame.word(i) == "," or frame.word(i) in closed("connector")
        for i in range(start, left + 1)
    )
    if len(pairs) < 2 or not joints:
        yield reading
        return
    for marked in pairs:
        more = reading.fragments[1:] if marked is pairs[-1] else ()
        span = (marked.inner_start, marked.inner_end)
        yield replace(reading, fragments=(span, *more), type="direct")


def _ahead(scene: Scene, group: Group, speaker: Phrase) -> Reading | None:
    """*Comme l'a rappelé X, …* and *bien que, comme le dit X, …*: the content comes behind."""
    frame = scene.frame
    as_ = group.first - 1
    if frame.word(as_) != "comme":
        return None
    before = as_ - 1 - (frame.word(as_ - 1) == ",")
    if as_ > 0 and frame.word(before) not in closed("that") and frame.word(before) not in closed("connector"):
        return None
    start = past_asides(scene, max(group.last, speaker[1]) + 1)
    last = clause_end(frame, start, scene.groups)
    found = content(frame, start, last)
    if found is None or frame.word(start) != ",":
        return None
    return Reading(
        (found[0],), found[1], "as", 10, 0.85,
        **scene.source(speaker), **cue_of(frame, group),
    )  # fmt: skip


def _left_end(scene: Scene, group: Group) -> int | None:
    """The last item of what stands before the cue, if the cue stands where inserted ones do."""
    frame = scene.frame
    if group.mood != "finite":
        return None
    here = group.first - 1
    while frame.pos(here) == "ADV" and frame.word(here) != "comme":
        here -= 1
    if frame.word(here) == "comme":
        here -= 1
        if here < 0 or frame.word(here) in closed("that") or frame.word(here) in closed("connector"):
            return here + 1
    if frame.word(here) in (",", "–", "—", "-"):
        return here - 1 if here > 0 else None
    return here if frame.marked(here) is not None else None


def _speaker(scene: Scene, group: Group, left: int) -> Phrase | None:
    """The subject behind the verb; nobody when the verb has its subject before it after all."""
    frame = scene.frame
    following = frame.word(group.last + 1)
    if following in ("que", "qu'", ":") and group.clitic is None:
        return None
    phrase = inverted(frame, group)
    if phrase is None:
        return None
    beside = frame.marked(left) is not None
    if group.clitic is not None:
        return phrase if beside or group.cue.kind != "act" else None
    if beside:
        return phrase if _beside(scene, group, left, phrase) else None
    speech = group.cue.kind == "speech" or (group.cue.kind == "turn" and _spoken_first(scene, left))
    return phrase if speech and _speaks(scene, group, phrase, left) else None


def _beside(scene: Scene, group: Group, left: int, phrase: Phrase) -> bool:
    """Not *Le film « … » a dénoncé la guerre*: with no comma, the passage must begin the sentence."""
    frame = scene.frame
    if frame.word(left + 1) == ",":
        marked = frame.marked(left)
        if any(frame.word(i) == "qui" for i in range(left)) and not scene.has_main_verb(0, left - 1):
            # *L'homme, qui n'a « jamais douté », a remercié le public*
            return marked is not None and is_utterance(scene.doc, marked)
        if is_somebody(frame, phrase, named=False):
            return True
        return not (group.cue.kind == "act" and left > 0 and frame.pos(left - 1) in ("DET", "NOUN", "VERB"))
    return left == 0 or frame.word(left - 1) in (":", ",") or scene.has_finite(0, left - 1)


def _speaks(scene: Scene, group: Group, phrase: Phrase, left: int) -> bool:
    """Without marks, the phrase must be somebody, and a main clause must stand before or behind.

    *Le ministre, interrogé par RFI, a annoncé la fermeture* has neither: its verb is the main one.
    """
    frame = scene.frame
    if not is_somebody(frame, phrase):
        return False
    if scene.has_main_verb(0, left) or _spoken_first(scene, left) or _is_answer(frame, left):
        return True
    if any(
        frame.marked(i) is not None and not is_title(frame, i) and is_phrase(scene.doc, frame, i) for i in range(left)
    ):
        # *Washington « ne laissera pas tomber » Kiev, a dit X*
        return True
    comma = next((i for i in range(phrase[1] + 1, len(frame.items)) if frame.word(i) == ","), None)
    if comma is None or scene.has_finite(phrase[1] + 1, comma):
        return False
    return scene.has_main_verb(comma + 1, len(frame.items) - 1)


def _is_answer(frame: Frame, left: int) -> bool:
    """*Non, répond X.* · *Pas question de céder, prévient X.*: words without a verb, and nobody among them."""
    if left == 0:
        return frame.word(0) in ("non", "oui", "si", "jamais")
    verbless = frame.pos(0) in ("ADJ", "ADV", "INTJ") and left > 1 and not is_setting(frame, 0, left + 1)
    return verbless and not any(frame.word(i) == "," for i in range(left))


def _spoken_first(scene: Scene, left: int) -> bool:
    """*« Ils ont accepté » mardi, mettant fin à la grève, a dit X*: a whole sentence and what is hung on it."""
    marked = scene.frame.marked(0)
    if marked is None or left == 0:
        return False
    # *« Stop » à la guerre, a lancé X*
    plain = not any(scene.frame.word(i) == "," for i in range(left))
    return is_sentence(scene.doc, marked) or (plain and not scene.has_finite(1, left))


def _reading(scene: Scene, group: Group, busy: int, left: int, speaker: Phrase | None) -> Reading | None:
    frame = scene.frame
    start = _left_start(scene, busy, left)
    spoken = busy == 0 and _spoken_first(scene, left)
    if spoken and frame.marked(left) is None and (is_day(frame, 1) or _is_backed(frame, 1)):
        start = left = 0
    found = content(frame, start, left)
    if found is None or (scene.is_nobody(speaker) and found[1] == "indirect") or scene.is_first_person(speaker):
        return None
    span, kind = found
    if kind == "direct" and frame.pos(start - 1) == "DET":
        kind = "mixed"
    last = frame.marked(left)
    spoken = spoken or _is_answer(frame, left) or (last is not None and is_utterance(scene.doc, last))
    whole = kind == "direct" or spoken or scene.has_main_verb(start, left)
    more = _continuation(scene, _end(group, speaker) + 1, kind, whole=whole)
    fragments: tuple[Offsets, ...] = (span, *more[0])
    if kind == "indirect" and more[1]:
        kind = "mixed"
    return Reading(
        fragments, kind, "inserted", 10, 0.95 if kind == "direct" else 0.85,
        **scene.source(speaker), **cue_of(frame, group),
    )  # fmt: skip


def _is_backed(frame: Frame, here: int) -> bool:
    """*« … », alors que la ville dort, a-t-il dit*: the narrator tells the circumstances."""
    contrast = frame.word(here + 1) in ("alors", "tandis") and frame.word(here + 2) in closed("that")
    return contrast and frame.word(here) == ","


def _left_start(scene: Scene, busy: int, left: int) -> int:
    """Where the content before the cue begins: after a colon, a connector, or the words of an earlier cue."""
    frame = scene.frame
    start = max(busy, _open_bracket(frame, left) + 1)
    if frame.marked(left) is not None:
        colon = next((i for i in range(left - 1, start - 1, -1) if frame.word(i) == ":"), None)
        start = start if colon is None else colon + 1
        start = own_words(scene, start, left)
    return past_connectors(frame, _past_contrast(scene, start, left), left)


def _past_contrast(scene: Scene, start: int, left: int) -> int:
    """*Jeudi, contrairement à ce que disait Y, le suspect courait, a indiqué X*: only the main clause is X's."""
    frame = scene.frame
    here = next((i for i in range(start, left) if frame.word(i) == "contrairement"), None)
    if here is None:
        return start
    starts = [i + 1 for i in range(here, left) if frame.word(i) == "," and scene.has_main_verb(i + 1, left)]
    return starts[-1] if starts else start


def _open_bracket(frame: Frame, left: int) -> int:
    """*Le bar (qui fut « réputé », rappelle X)*: the bracket that still stands open, or -1."""
    brackets = [i for i in range(left + 1) if frame.word(i) in ("(", ")")]
    return brackets[-1] if brackets and frame.word(brackets[-1]) == "(" else -1


def _continuation(scene: Scene, here: int, kind: str, *, whole: bool) -> tuple[tuple[Offsets, ...], bool]:
    """*« A », a dit X, « B »*: the passage behind the inserted clause goes on with the quote.

    *Le texte, a dit X, sera revu*: so does the clause, when what stands before is not `whole`.
    """
    frame = scene.frame
    resumed = any(group.first == here + 1 and group.mood == "present_participle" for group in scene.groups)
    if not whole and not resumed and frame.word(here) == "," and frame.word(here + 1) not in closed("relative"):
        last = clause_end(frame, here + 1, scene.groups)
        found = content(frame, here + 1, last)
        return ((found[0],), found[1] != "indirect") if found else ((), False)
    for i in range(here, len(frame.items)):
        marked = frame.marked(i)
        if marked is not None:
            if kind != "direct" or (frame.word(i - 1) not in (",", "–", "—", "-") and i > here):
                break
            return ((marked.inner_start, marked.inner_end),), True
        if frame.word(i) in (":", "que", "qu'") or any(group.first == i for group in scene.groups):
            break
    return (), False
