"""brat standoff: a `.txt` and an `.ann` for each article, and the `annotation.conf` that declares their labels.

Format: the brat manual (*Standoff format*): `T` text-bound annotations of code points, discontinuous where a line ends
inside, `R` relations, `A` attributes, `N` references, `#` notes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pipeline.corpus.export import whole
from pipeline.corpus.exports.reading import Reading, Row, readings

ACTORS = {"PER": "Person", "ORG": "Organisation", "GPE": "Polity"}
DATES = {"DATE": "Date", "TIME": "Time", "DURATION": "Duration", "SET": "Set"}
ENTITIES = (*ACTORS.values(), "Place", *DATES.values(), "Quote", "Cue", "Source")
RELATIONS = ("SaidBy", "CuedBy", "Names")
CONF = f"""[entities]
{chr(10).join(ENTITIES)}

[relations]
SaidBy\tArg1:Quote, Arg2:{"|".join(ACTORS.values())}
CuedBy\tArg1:Quote, Arg2:Cue
Names\tArg1:Quote, Arg2:Source
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Form\tArg:{"|".join(ACTORS.values())}, Value:name|role|pronoun
Type\tArg:Quote, Value:direct|mixed|indirect
"""
HEADLINE_END = "\n\n"


def write(store: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write the folder `brat`, its files named by article_id."""
    home = folder / "brat"
    home.mkdir(exist_ok=True)
    paths = [home / "annotation.conf"]
    with whole(paths[0]) as out:
        out.write(CONF.encode("utf-8"))
    for reading in readings(store):
        text = document(reading)
        for suffix, content in (
            (".txt", text),
            (".ann", "".join(f"{line}\n" for line in Standoff(reading, text).lines())),
        ):
            paths.append(home / f"{reading.article['article_id']}{suffix}")
            with whole(paths[-1]) as out:
                out.write(content.encode("utf-8"))
    return paths


def document(reading: Reading) -> str:
    """Headline, blank line, body; other line ends than `\\n`, which a text may hold, are blanks of one character."""
    title = reading.article["title"]
    text = f"{title}{HEADLINE_END}{reading.article['text']}" if title else reading.article["text"]
    return "".join(" " if char in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" else char for char in text)


class Standoff:
    """The lines of one `.ann`."""

    def __init__(self, reading: Reading, text: str) -> None:
        self.reading = reading
        self.text = text
        self.shift = {"title": 0, "text": len(text) - len(reading.article["text"])}
        self.spans = 0
        self.others = 0

    def lines(self) -> Iterator[str]:
        """Mentions, dates, places, then quotes with their speakers and cues."""
        mentions: dict[str, str] = {}
        for row in self.reading.mentions:
            name, line = self._bound(ACTORS[row["type"]], [row])
            mentions[row["mention_id"]] = name
            yield line
            yield self._other("A", f"Form {name} {row['form']}")
            if row["wikidata_id"]:
                yield self._other(
                    "N", f"Reference {name} Wikidata:{row['wikidata_id']}\t{_line(row['canonical_name'])}"
                )
        for row in self.reading.places:
            name, line = self._bound("Place", [row])
            yield line
            if row["geonames_id"]:
                yield self._other("N", f"Reference {name} GeoNames:{row['geonames_id']}\t{_line(row['name'])}")
        for row in self.reading.dates:
            name, line = self._bound(DATES[row["type"]], [row])
            yield line
            yield self._other("#", f"AnnotatorNotes {name}\t{row['value']}")
        for row in self.reading.quotes:
            yield from self._quote(row, mentions)

    def _quote(self, row: Row, mentions: dict[str, str]) -> Iterator[str]:
        quote, line = self._bound("Quote", self.reading.spans_of(row))
        yield line
        yield self._other("A", f"Type {quote} {row['type']}")
        if row["cue_start"] is not None:
            cue, line = self._bound("Cue", [{**row, "start": row["cue_start"], "end": row["cue_end"]}])
            yield line
            yield self._other("R", f"CuedBy Arg1:{quote} Arg2:{cue}")
        if row["speaker_mention_id"] in mentions:
            yield self._other("R", f"SaidBy Arg1:{quote} Arg2:{mentions[row['speaker_mention_id']]}")
        elif row["speaker_start"] is not None:
            place = {**row, "start": row["speaker_start"], "end": row["speaker_end"]}
            source, line = self._bound("Source", [place])
            yield line
            yield self._other("R", f"Names Arg1:{quote} Arg2:{source}")
        if row["speaker"]:
            yield self._other("#", f"AnnotatorNotes {quote}\t{_line(row['speaker'])}")

    def _bound(self, label: str, rows: list[Row]) -> tuple[str, str]:
        pieces = [piece for row in rows for piece in self._pieces(row)]
        self.spans += 1
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        return f"T{self.spans}", f"T{self.spans}\t{label} {offsets}\t{' '.join(self.text[s:e] for s, e in pieces)}"

    def _pieces(self, row: Row) -> list[tuple[int, int]]:
        """The parts of a span between line ends, which an annotation may not hold."""
        start, end = row["start"] + self.shift[row["field"]], row["end"] + self.shift[row["field"]]
        pieces: list[tuple[int, int]] = []
        for line in self.text[start:end].split("\n"):
            if line.strip():
                pieces.append((start, start + len(line)))
            start += len(line) + 1
        return pieces or [(end - 1, end)]

    def _other(self, kind: str, content: str) -> str:
        self.others += 1
        return f"{kind}{self.others}\t{content}"


def _line(text: str) -> str:
    return " ".join(text.split())
