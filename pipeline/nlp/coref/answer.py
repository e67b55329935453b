"""The reading turned into what the Doc keeps: actors, mentions, candidates."""

from __future__ import annotations

from pipeline.nlp.annotations import Actor, Candidate, Mention, Quotation
from pipeline.nlp.coref.calibration import Calibration
from pipeline.nlp.coref.grammar import JOINT_SPEAKER, SINGLE_SPEAKER
from pipeline.nlp.coref.reading import Input, Reading

LEAST = 0.05
"""Probability below which a candidate is not told."""
SPEAKER_SURE = 0.7
"""Probability from which *je* inside the quote is its speaker."""


class Answer:
    """Writes one article."""

    def __init__(self, reading: Reading, given: Input, calibration: Calibration) -> None:
        self.reading = reading
        self.given = given
        self.calibration = calibration
        self.actors: list[Actor] = list(given.actors)
        self.of_place: dict[str, int] = {}
        self.mentions: list[Mention] = [*given.names, *self._roles(), *self._pronouns()]

    def write(self) -> tuple[list[Actor], list[Mention], list[Quotation]]:
        """Give actors, mentions in the order of the text, and quotations with their candidates."""
        chosen = [self._candidates(index) for index in range(len(self.given.quotations))]
        for index, one in enumerate(chosen):
            if one and one[0][1] >= SPEAKER_SURE:
                self.mentions += self._first_person(self.given.quotations[index], one[0][0])
        self.mentions.sort()
        quotations = [self._quotation(index, one) for index, one in enumerate(chosen)]
        return self.actors, self.mentions, quotations

    def actor(self, referent: int) -> int | None:
        """Give the actor that a referent is; a place that speaks becomes one. None for the unnamed."""
        known = self.reading.discourse.referents[referent]
        if known.actor is not None or known.place is None:
            return known.actor
        if known.place not in self.of_place:
            self.of_place[known.place] = len(self.actors)
            self.actors.append(self.given.places.actor(known.place))
        return self.of_place[known.place]

    def _roles(self) -> list[Mention]:
        """Noun phrases that stand for a named actor without being beside its name."""
        found = []
        for one in self.reading.nouns:
            referent, probability = self.reading.same.get(one.head, (-1, 0.0))
            actor = self.actor(referent) if referent >= 0 else None
            if actor is not None:
                start, end = self.reading.page.chars(one.first, one.last)
                text = self.reading.page.doc[one.first : one.last].text
                found.append(Mention(start, end, actor, "role", text, probability, "coreference.role"))
        return found

    def _pronouns(self) -> list[Mention]:
        found = []
        for one in self.reading.pronouns:
            referent, probability = self.reading.same.get(one.first, (-1, 0.0))
            actor = self.actor(referent) if referent >= 0 else None
            if actor is not None:
                start, end = self.reading.page.chars(one.first, one.last)
                start += self.reading.page.words[one.first][0] == "-"
                found.append(Mention(start, end, actor, "pronoun", None, probability, "coreference.pronoun"))
        return found

    def _first_person(self, quotation: Quotation, actor: int) -> list[Mention]:
        """*je* is the speaker; *nous* too, when the speaker is no single person."""
        own = SINGLE_SPEAKER if self.actors[actor].type == "PER" else JOINT_SPEAKER
        page, found = self.reading.page, []
        for fragment in quotation.fragments if quotation.type == "direct" else ():
            for at in range(*page.tokens(fragment)):
                if page.words[at] in own:
                    found.append(Mention(*page.chars(at, at + 1), actor, "pronoun", None, 0.9, "coreference.deixis"))
        return found

    def _candidates(self, index: int) -> list[tuple[int, float]]:
        """Calibrate the shares of a quotation; nothing when the best stays below the threshold or an unnamed one.

        Those who speak together (*X et Y ont dit*) keep their own shares: they do not exclude each other.
        """
        shares: dict[int, float] = {}
        spoken = self.reading.spoken.get(index, ())
        unnamed = 1 - sum(share for _, share in spoken)
        for referent, share in spoken:
            actor = self.actor(referent) if share >= LEAST else None
            if actor is not None:
                shares[actor] = max(shares.get(actor, 0.0), share)
            else:
                unnamed = max(unnamed, share)
        ranked = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < max(self.calibration.threshold, unnamed):
            return []
        if sum(shares.values()) > 1:
            return ranked
        rule = self.reading.rules[index]
        return list(zip((who for who, _ in ranked), self.calibration.all(rule, [p for _, p in ranked]), strict=True))

    def _quotation(self, index: int, chosen: list[tuple[int, float]]) -> Quotation:
        one = self.given.quotations[index]
        candidates = tuple(Candidate(actor, self._mention(one, actor), share) for actor, share in chosen)
        attributed = chosen[0][1] if chosen else self._nobody(index)
        rule = self.reading.rules.get(index, "nobody")
        return one._replace(
            candidates=candidates,
            confidence=one.confidence * attributed,
            rule=f"{one.rule}+{rule}" if one.rule else rule,
        )

    def _nobody(self, index: int) -> float:
        """How sure it is that no actor said it: less so when one came near."""
        referents = self.reading.discourse.referents
        shares = [share for who, share in self.reading.spoken.get(index, ()) if referents[who].named]
        return min(self.calibration.nobody, 1.0 - max(shares, default=0.0))

    def _mention(self, one: Quotation, actor: int) -> int | None:
        """Find the mention of the actor that lies in the words of the speaker."""
        if one.speaker is None:
            return None
        for index, mention in enumerate(self.mentions):
            if mention.actor == actor and one.speaker[0] <= mention.start and mention.end <= one.speaker[1]:
                return index
        return None
