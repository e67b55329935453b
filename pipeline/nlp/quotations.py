"""Finds the quotes of an article: who says it is an expression here, `coreference` says who that is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.nlp import columns
from pipeline.nlp.annotations import Quotation
from pipeline.nlp.quotes import (
    rules_back,
    rules_colon,
    rules_dialogue,
    rules_floating,
    rules_fragments,
    rules_inserted,
    rules_interview,
    rules_nouns,
    rules_reported,
    rules_source,
    rules_within,
)
from pipeline.nlp.quotes.choice import UNCLAIMED, choose, overlap
from pipeline.nlp.quotes.chunks import is_somebody
from pipeline.nlp.quotes.frames import Frame, find_frames
from pipeline.nlp.quotes.marks import Marked, children, find_marked
from pipeline.nlp.quotes.readings import Offsets, Reading
from pipeline.nlp.quotes.scene import Scene
from pipeline.nlp.quotes.subjects import main_subject

Floor = Callable[[], Offsets | None]
"""Gives the source that has the floor."""
RULES = (rules_inserted, rules_colon, rules_source, rules_reported, rules_nouns, rules_fragments)


@Language.factory("quiditquoi_quotations")
def make_quotations(nlp: Language, name: str) -> "Quotations":
    """The factory behind `config.cfg`."""
    return Quotations()


class Quotations:
    """Writes `doc._.quotations`; `find` is apart from the writing."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.quotations = [_annotation(reading) for reading in self.find(doc)]
        return doc

    def find(self, doc: Doc) -> list[Reading]:
        """Give the quotes in the order of the text."""
        text = columns.text(doc)
        marked = find_marked(text)
        frames = find_frames(doc, text, [one for one in marked if one.depth == 0])
        dialogue = [*rules_dialogue.find(doc, text, marked)] or [*rules_interview.find(doc, text)]
        spoken = [
            reading
            for reading in _read(doc, frames, marked)
            if not any(overlap(reading, one) and not _is_reported_by(one, reading) for one in dialogue)
        ]
        pointed = [one for one in spoken if one.rule == "back"]
        spoken = [
            one
            for one in spoken
            if one.rule == "back" or one.rank < UNCLAIMED or not any(overlap(one, b) for b in pointed)
        ]
        return sorted([*dialogue, *spoken], key=lambda reading: (reading.fragments, reading.rank))


def _read(doc: Doc, frames: list[Frame], marked: list[Marked]) -> Iterator[Reading]:
    """Apply the rules frame by frame; a frame hands its source on to the next."""
    inside = children(marked)
    floor: Floor = _nobody
    before: Frame | None = None
    for frame, after in zip_longest(frames, frames[1:]):
        scene = Scene(doc, frame)
        found = [reading for rule in RULES for reading in rule.find(scene)]
        found += rules_back.find(scene, before)
        if scene.passages:
            found += rules_floating.find(scene, _announced(scene, after) or floor())
        for passage in (one for item in frame.items if (one := item.marked) is not None):
            found += rules_within.find(doc, frame.text, passage, inside.get(passage, []))
        readings = [_carried(reading, frame, floor) for reading in choose(found)]
        yield from readings
        floor = _floor(scene, readings, floor)
        before = frame


def _announced(scene: Scene, after: Frame | None) -> Offsets | None:
    """The source that the next frame names for the quote of this one."""
    if after is None:
        return None
    return rules_floating.signature(after) or rules_floating.presented(scene, Scene(scene.doc, after))


def _is_reported_by(turn: Reading, reading: Reading) -> bool:
    """Inside a turn of an interview, whoever is named as a source is quoted in a quote."""
    sourced = reading.cue is not None and reading.speaker is not None and not reading.by_pronoun
    (start, end), *_ = turn.fragments
    return sourced and turn.rule == "interview" and all(start <= a and b <= end for a, b in reading.fragments)


def _carried(reading: Reading, frame: Frame, floor: Floor) -> Reading:
    """*Et d'ajouter : « … »*: an infinitive without a subject goes on with whoever has the floor."""
    if reading.speaker is None and reading.cue is not None:
        cue = frame.text[slice(*reading.cue)].lower()
        if cue.startswith(("de ", "d'", "d’")):
            return replace(reading, speaker=floor())
    return reading


def _nobody() -> None:
    """Nobody has the floor."""


def _floor(scene: Scene, readings: list[Reading], before: Floor) -> Floor:
    """Who has the floor after a frame: the source of its last quote, else its subject.

    Few frames ask who had it, so the subject is sought when one does.
    """
    spoken = [reading.speaker for reading in readings if reading.speaker is not None and reading.rule != "nested"]
    if spoken:
        return lambda: spoken[-1]
    return before if readings else lambda: _subject(scene)


def _subject(scene: Scene) -> Offsets | None:
    found = main_subject(scene.frame, len(scene.frame.items))
    if found is None or scene.is_nobody(found) or not is_somebody(scene.frame, found):
        return None
    return scene.offsets(found)


def _annotation(reading: Reading) -> Quotation:
    return Quotation(
        fragments=reading.fragments,
        type=reading.type,
        cue=reading.cue,
        cue_lemma=reading.lemma,
        speaker=reading.speaker,
        candidates=(),
        confidence=reading.confidence,
        rule=reading.rule,
    )
