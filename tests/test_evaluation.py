"""Matching, figures and calibration by hand-computed values; gold files checked and mended; the two commands."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import GoldExists, GoldInvalid, NoGold
from pipeline.evaluation.annotations import Annotations, Mention, Quote, Span, Time
from pipeline.evaluation.calibration import calibrate
from pipeline.evaluation.compare import Comparison, Judged, compare
from pipeline.evaluation.gold import annotations_of, read_folder, written
from pipeline.evaluation.mend import mend
from pipeline.evaluation.problems import problems, unknown_speakers
from pipeline.evaluation.scores import FIGURES, Score, total
from pipeline.evaluation.slots import occurrences
from pipeline.evaluation.writing import annotate, mend_file

GOLD = Path(__file__).parent / "gold"
TOOL = Path(sys.executable).parent / "quiditquoi"


def quote(*spans: Span, type: str = "direct", speaker: str | None = "Anne", confidence: float = 0.9) -> Quote:
    return Quote(spans, type, speaker, confidence)


def name(start: int, end: int, name: str = "Anne", type: str = "PER", country: str | None = None) -> Mention:
    return Mention(((start, end),), name, type, country)


def time(start: int, end: int, value: str = "2025") -> Time:
    return Time(((start, end),), "DATE", value)


def counts(found: Comparison, figure: str) -> tuple[int, int, int]:
    score = found.scores[figure]
    return score.right, score.gold, score.found


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        pytest.param([(0, 100)], [(0, 70)], 1, id="7/10 is enough"),
        pytest.param([(0, 100)], [(0, 69)], 0, id="69/100 is not"),
        pytest.param([(0, 10), (20, 30)], [(0, 30)], 0, id="20/30: the clause between counts"),
        pytest.param([(0, 40), (50, 90)], [(0, 90)], 1, id="80/90"),
        pytest.param([(0, 10), (5, 20)], [(0, 20)], 1, id="a character counts once"),
        pytest.param([(0, 10)], [(10, 20)], 0, id="neighbours share nothing"),
    ],
)
def test_quotes_match_by_their_characters(gold: list[Span], found: list[Span], right: int) -> None:
    made = compare(Annotations(quotes=(quote(*gold),)), Annotations(quotes=(quote(*found),)))
    assert counts(made, "quotes") == (right, 1, 1)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        pytest.param((0, 10), (5, 15), 1, id="half of both"),
        pytest.param((0, 10), (6, 16), 0, id="less than half"),
        pytest.param((0, 10), (0, 21), 0, id="less than half of the longer"),
        pytest.param((0, 10), (0, 20), 1, id="half of the longer"),
        pytest.param((0, 10), (10, 12), 0, id="neighbours"),
    ],
)
def test_mentions_and_dates_match_by_half_of_both(gold: Span, found: Span, right: int) -> None:
    made = compare(
        Annotations(actors=(name(*gold),), dates=(time(*gold),)),
        Annotations(actors=(name(*found),), dates=(time(*found),)),
    )
    assert counts(made, "actors") == counts(made, "dates") == (right, 1, 1)


def test_each_annotation_is_paired_once_the_likeliest_first() -> None:
    gold = Annotations(quotes=(quote((0, 100)),))
    found = Annotations(quotes=(quote((0, 80), speaker="Jean"), quote((0, 95))))
    made = compare(gold, found)
    assert counts(made, "quotes") == (1, 1, 2)
    assert counts(made, "quotes_attributed") == (1, 1, 2)
    assert [(one.what, one.got) for one in made.differences["quotes"]] == [("spurious", "Jean")]


def test_an_equal_date_goes_before_one_that_overlaps() -> None:
    made = compare(Annotations(dates=(time(0, 10),)), Annotations(dates=(time(0, 8, "2024"), time(0, 10))))
    assert counts(made, "dates_value") == (1, 1, 2)


def test_quotes_by_type_and_speaker() -> None:
    gold = Annotations(quotes=(
        quote((0, 10)), quote((20, 30), type="mixed", speaker=None), quote((40, 50), type="indirect", speaker="Jean"),
    ))  # fmt: skip
    found = Annotations(quotes=(
        quote((0, 10), speaker="ANNE"), quote((20, 30), speaker=None), quote((60, 70), type="indirect"),
    ))  # fmt: skip
    made = compare(gold, found)
    assert counts(made, "quotes") == (2, 3, 3)
    assert counts(made, "quotes_direct") == (1, 1, 2)
    assert counts(made, "quotes_mixed") == (0, 1, 0)
    assert counts(made, "quotes_indirect") == (0, 1, 1)
    assert counts(made, "quotes_attributed") == (2, 3, 3), "nobody is the right answer where gold has nobody"
    assert counts(made, "speakers_named") == (1, 1, 1)
    assert [(one.what, one.expected, one.got) for one in made.differences["quotes"]] == [
        ("type", "mixed", "direct"),
        ("missed", "Jean", None),
        ("spurious", None, "Anne"),
    ]
    assert [one.right for one in made.judged] == [True, True, False]


def test_actors_by_type_name_and_distinct_names() -> None:
    gold = Annotations(actors=(name(0, 4), name(10, 14), name(20, 24, "CGT", "ORG")))
    found = Annotations(actors=(name(0, 4, "Anné"), name(10, 14, "Annie"), name(20, 24, "CGT")))
    made = compare(gold, found)
    assert counts(made, "actors") == (3, 3, 3)
    assert counts(made, "actors_typed") == (2, 3, 3)
    assert counts(made, "actors_PER") == (2, 2, 3)
    assert counts(made, "actors_ORG") == (0, 1, 0)
    assert counts(made, "actors_linked") == (2, 3, 3)
    assert counts(made, "actors_distinct") == (2, 2, 3)


def test_places_by_name_and_country() -> None:
    gold = Annotations(places=(name(0, 4, "Lyon", "city", "FR"), name(10, 14, "Sahel", "continent")))
    found = Annotations(places=(name(0, 4, "Lyon", "city", "CA"), name(10, 14, "Sahel", "region", "")))
    made = compare(gold, found)
    assert counts(made, "places_linked") == (2, 2, 2)
    assert counts(made, "places_country") == (1, 2, 2)
    assert [(one.what, one.expected, one.got) for one in made.differences["places"]] == [("country", "FR", "CA")]


@pytest.mark.parametrize(
    ("score", "rates"),
    [
        pytest.param(Score(3, 4, 6), (0.5, 0.75, 0.6), id="three of four, six found"),
        pytest.param(Score(0, 4, 0), (0.0, 0.0, 0.0), id="nothing found"),
        pytest.param(Score(0, 0, 0), (0.0, 0.0, 0.0), id="nothing there"),
    ],
)
def test_rates(score: Score, rates: tuple[float, float, float]) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx(rates)


def test_counts_add_up_over_articles() -> None:
    added = total([{"quotes": Score(1, 2, 3)}, {"quotes": Score(2, 2, 2), "dates": Score(0, 1, 0)}])
    assert (added["quotes"], added["dates"], added["places"]) == (Score(3, 4, 5), Score(0, 1, 0), Score())
    assert list(added) == list(FIGURES)


def test_calibration_by_hand() -> None:
    found = calibrate([Judged(0.95, True), Judged(1.0, True), Judged(0.6, True), Judged(0.6, False)])
    assert [(one.low, one.quotes, one.right) for one in found.deciles] == [(0.6, 2, 0.5), (0.9, 2, 1.0)]
    assert found.deciles[1].claimed == pytest.approx(0.975)
    assert found.brier == pytest.approx((0.05**2 + 0 + 0.4**2 + 0.6**2) / 4)
    assert found.ece == pytest.approx((0.1 * 2 + 0.025 * 2) / 4)
    assert calibrate([]).as_dict() == {"brier": None, "ece": None, "deciles": []}


# Gold files


def example(**changes: Any) -> dict[str, Any]:
    """*Anne Petit* said *oui* twice."""
    return {
        "id": "a", "title": None, "dct": "2025-10-16", "source": None,
        "text": "« Oui », dit Anne Petit à Lyon mardi. « Oui », répète Petit.",
        "quotes": [{"fragments": [[2, 5]], "words": ["Oui"], "type": "direct", "cue": [9, 12], "cue_words": "dit",
                    "speaker": [13, 23], "speaker_words": "Anne Petit", "speaker_actor": "Anne Petit"}],
        "actors": [{"name": "Anne Petit", "type": "PER", "mentions": [[13, 23], [54, 59]],
                    "words": ["Anne Petit", "Petit"]}],
        "places": [{"name": "Lyon", "kind": "city", "country": "FR", "mentions": [[26, 30]], "words": ["Lyon"]}],
        "dates": [{"span": [31, 36], "words": "mardi", "type": "DATE", "value": "2025-10-14"}],
        **changes,
    }  # fmt: skip


def test_a_sound_file_has_no_problem() -> None:
    assert list(problems(example())) == []
    assert list(unknown_speakers(example())) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        pytest.param({"dct": "mardi"}, ["dct: 'mardi' is no day", "2025-10-16"], id="date"),
        pytest.param({"text": ""}, ["text: it is missing or empty"], id="no text"),
        pytest.param({"places": None}, ["places: it is missing or no list"], id="no list"),
        pytest.param({"dates": ["mardi"]}, ["dates[0]: it is no object"], id="no object"),
        pytest.param(
            {"dates": [{"span": [31, 36], "type": "DAY", "value": "2025"}]},
            ["dates[0].type: 'DAY' is none of DATE, TIME, DURATION, SET"],
            id="type",
        ),
        pytest.param(
            {"dates": [{"span": [31, 99], "type": "DATE", "value": "2025"}]},
            ["dates[0].span: [31, 99] ends behind the text, which has 60 code points"],
            id="behind the text",
        ),
        pytest.param(
            {"dates": [{"span": [36, 31], "type": "DATE", "value": "2025"}]}, ["start below end"], id="upside down"
        ),
        pytest.param(
            {"dates": [{"span": [30, 35], "words": "mardi", "type": "DATE", "value": "2025"}]},
            ["dates[0].span: at [30, 35] stands ' mard', not 'mardi'", "it stands at [31, 36]", "--mend"],
            id="beside its words",
        ),
        pytest.param(
            {"dates": [{"span": [30, 35], "words": "jeudi", "type": "DATE", "value": "2025"}]},
            ["it stands nowhere in the text: correct the words"],
            id="words that are not there",
        ),
        pytest.param(
            {"places": [{"name": "Lyon", "kind": "city", "words": ["Lyon"]}]},
            ["places[0].mentions: there are no offsets", "--mend"],
            id="words alone",
        ),
        pytest.param(
            {"places": [{"name": "Lyon", "kind": "city", "mentions": [[26, 30]], "words": []}]},
            ["places[0].mentions: 1 of mentions, 0 of words"],
            id="fewer words than spans",
        ),
        pytest.param({"quotes": [{"type": "direct", "fragments": []}]}, ["quotes[0].fragments"], id="quote of nothing"),
        pytest.param(
            {"quotes": [{"type": "direct", "fragments": [[2, 5]], "speaker_actor": 3}]},
            ["quotes[0].speaker_actor: 3 is neither a text nor null"],
            id="speaker",
        ),
    ],
)
def test_problems_say_where_and_what_to_do(changes: dict[str, Any], told: list[str]) -> None:
    (found,) = problems(example(**changes))
    for words in told:
        assert words in found


@pytest.mark.parametrize("gold", [[], "texte", 3, None, {}, {"quotes": {}}], ids=repr)
def test_any_json_is_answered(gold: Any) -> None:
    assert list(problems(gold))


KEYS = [
    "fragments", "words", "cue", "cue_words", "speaker", "speaker_words", "speaker_actor", "type", "name", "kind",
    "country", "mentions", "span", "value",
]  # fmt: skip
WORDS = st.sampled_from(["direct", "PER", "city", "DATE", "é", "b é", ""])
ANYTHING = st.recursive(
    st.none() | st.integers(-2, 9) | WORDS, lambda one: st.lists(one, max_size=3) | st.dictionaries(WORDS, one)
)
ONE = st.dictionaries(st.sampled_from(KEYS), ANYTHING | st.just([0, 1]) | st.just([[0, 1]]))
LISTS = {kind: st.lists(ONE, max_size=2) | ANYTHING for kind in ("quotes", "actors", "places", "dates")}


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({"id": st.just("a"), "text": st.sampled_from(["é b", "b é b é"])}, optional=LISTS))
def test_any_annotations_are_answered(value: dict[str, Any]) -> None:
    """Told to be wrong, or read: never an error of Python's."""
    if not list(problems(value)):
        list(unknown_speakers(value))
        annotations_of(value)
    mend(value)


def test_a_speaker_whom_nothing_names_is_a_doubt() -> None:
    gold = example()
    gold["quotes"][0]["speaker_actor"] = "Ane Petit"
    assert list(unknown_speakers(gold)) == [
        "quotes[0].speaker_actor: 'Ane Petit' is the name of no actor and no place here"
    ]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Le Mali et la Malienne", "Mali", [(3, 7)]),
        ("d'Ukraine, l’Ukraine", "Ukraine", [(2, 9), (13, 20)]),
        ("oui oui", "oui", [(0, 3), (4, 7)]),
        ("non", "", []),
    ],
)
def test_occurrences_are_whole_words(text: str, words: str, places: list[Span]) -> None:
    assert occurrences(text, words) == places


def test_mend_follows_an_edited_text() -> None:
    gold = example(text="À Paris, « Oui », dit Anne Petit à Lyon mardi dernier. « Oui », répète Petit, sa sœur.")
    assert mend(gold) == []
    assert gold["quotes"][0]["fragments"] == [[11, 14]], "the first *Oui*: it moved with the cue next to it"
    assert gold["actors"][0]["mentions"] == [[22, 32], [71, 76]], "*Petit* stands in *Anne Petit* too"
    assert list(problems(gold)) == []


def test_mend_places_new_words() -> None:
    gold = example(
        actors=[{"name": "Anne Petit", "type": "PER", "words": ["Anne Petit", "répète"]}],
        quotes=[{"type": "direct", "words": ["Oui"]}, {"type": "direct", "words": ["Oui", "Oui"]}],
    )
    assert mend(gold) == ["quotes[0].fragments: 'Oui' stands 2 times, at 2, 40: give the offsets of the one meant"]
    assert gold["actors"][0]["mentions"] == [[13, 23], [47, 53]]
    assert gold["quotes"][1]["fragments"] == [[2, 5], [40, 43]]


def test_mend_keeps_what_is_left_of_a_list() -> None:
    gold = example(actors=[{"name": "Anne Petit", "type": "PER", "mentions": [[13, 23], [54, 59]], "words": ["Petit"]}])
    assert mend(gold) == []
    assert gold["actors"][0]["mentions"] == [[54, 59]]


def test_mend_names_words_that_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "a.gold.json"
    path.write_text(before := written(example(text="« Oui », dit Anne Petit mardi. « Oui », répète Petit.")), "utf-8")
    with pytest.raises(GoldInvalid, match=r"a\.gold\.json: places\[0\]\.mentions: 'Lyon' stands nowhere"):
        mend_file(path)
    assert path.read_text("utf-8") == before


def test_files_without_words_are_taken(tmp_path: Path) -> None:
    gold = example()
    for one in (*gold["quotes"], *gold["actors"], *gold["places"], *gold["dates"]):
        for key in ("words", "cue_words", "speaker_words"):
            one.pop(key, None)
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), "utf-8")
    (found,) = read_folder(tmp_path)
    assert found.annotations.dates == (time(31, 36, "2025-10-14"),)
    assert [one.spans for one in found.annotations.actors] == [((13, 23),), ((54, 59),)]


def test_reading_names_every_problem_of_every_file(tmp_path: Path) -> None:
    with pytest.raises(NoGold, match="annotate"):
        read_folder(tmp_path)
    (tmp_path / "a.gold.json").write_text(written(example(dct="hier", id="")), "utf-8")
    (tmp_path / "b.gold.json").write_text(written(example(dct="demain")), "utf-8")
    with pytest.raises(GoldInvalid) as caught:
        read_folder(tmp_path)
    assert [line.count("gold.json: ") for line in str(caught.value).splitlines()] == [1, 1, 1]
    (tmp_path / "b.gold.json").write_text("{\n", "utf-8")
    with pytest.raises(GoldInvalid, match=r"b\.gold\.json, line 2"):
        read_folder(tmp_path)


# With the model


@pytest.fixture(scope="module")
def gold_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import pipeline

    db = tmp_path_factory.mktemp("gold") / "gold.db"
    pipeline.run([GOLD / "articles"], db)
    return db


def call(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False)


def test_our_gold_articles(gold_db: Path) -> None:
    """Loose bounds: what a change of rules may not break; the figures themselves are for `quiditquoi evaluate`."""
    done = call("evaluate", GOLD, "--db", gold_db, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found["figures"]) == set(FIGURES)
    for figure in ("quotes", "quotes_attributed", "actors_typed", "places", "dates"):
        assert found["figures"][figure]["f1"] > 0.8, figure
    assert sum(one["quotes"] for one in found["calibration"]["deciles"]) == found["figures"]["quotes"]["found"]


def test_extracting_first_gives_what_the_store_gives(gold_db: Path) -> None:
    assert call("evaluate", GOLD, "--json").stdout == call("evaluate", GOLD, "--db", gold_db, "--json").stdout


def test_errors_on_a_terminal_and_the_figure(gold_db: Path, tmp_path: Path) -> None:
    gold = json.loads((GOLD / "echo-sahel.gold.json").read_text("utf-8"))
    gold["dates"][0]["value"] = "1999"
    path = tmp_path / "echo-sahel.gold.json"
    path.write_text(written(gold), "utf-8")
    done = call("evaluate", path, "--db", gold_db, "--errors", "dates", "--figure", tmp_path / "c.svg")
    assert done.returncode == 0, done.stderr
    for words in ("echo-sahel", "date : valeur", "1999", "2025-02-18", "Scores sur 1 article", "Brier"):
        assert words in done.stdout
    drawn = (tmp_path / "c.svg").read_text("utf-8")
    assert drawn.startswith("<svg")
    assert "confiance annoncée" in drawn


def test_errors_as_csv(gold_db: Path, tmp_path: Path) -> None:
    gold = json.loads((GOLD / "echo-sahel.gold.json").read_text("utf-8"))
    gold["places"] = []
    (tmp_path / "e.gold.json").write_text(written(gold), "utf-8")
    done = call("evaluate", tmp_path, "--db", gold_db, "--errors", "places", "--csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["what"] for row in rows} == {"spurious"}
    assert all(gold["text"][int(row["start"]) : int(row["end"])] == row["words"] for row in rows)
    figures = csv.DictReader(io.StringIO(call("evaluate", tmp_path, "--db", gold_db, "--csv").stdout))
    assert [row["figure"] for row in figures] == list(FIGURES)


def test_an_article_the_store_lacks_counts_as_missed(seed_db: Path) -> None:
    done = call("evaluate", GOLD / "echo-sahel.gold.json", "--db", seed_db, "--json")
    assert done.returncode == 3
    assert "no article of the store has the doc_id 'echo-sahel'" in done.stderr
    assert json.loads(done.stdout)["figures"]["dates"] | {"gold": 0} == Score().as_dict()


def test_gold_that_is_wrong_is_refused(tmp_path: Path) -> None:
    gold = json.loads((GOLD / "echo-sahel.gold.json").read_text("utf-8"))
    gold["text"] = "Avant. " + gold["text"]
    path = tmp_path / "a.gold.json"
    path.write_text(written(gold), "utf-8")
    done = call("evaluate", tmp_path)
    assert done.returncode == 1
    assert "a.gold.json: quotes[0].fragments[0]: at [" in done.stderr
    assert call("annotate", "--mend", path).returncode == 0
    assert [one.annotations for one in read_folder(tmp_path)] != [
        one.annotations for one in read_folder(GOLD / "echo-sahel.gold.json")
    ]
    first, original = (
        json.loads(path.read_text("utf-8")),
        json.loads((GOLD / "echo-sahel.gold.json").read_text("utf-8")),
    )
    assert [date["span"][0] - 7 for date in first["dates"]] == [date["span"][0] for date in original["dates"]]


def test_annotate_writes_what_evaluate_takes(tmp_path: Path) -> None:
    shutil.copy(GOLD / "articles" / "gazette-fleuve.json", tmp_path)
    path = annotate(tmp_path / "gazette-fleuve.json")
    assert path == tmp_path / "gazette-fleuve.gold.json"
    (found,) = read_folder(path)
    assert len(found.annotations.quotes) >= 5
    value = json.loads(path.read_text("utf-8"))
    assert value["quotes"][0]["words"] == ["On ne demande pas la lune, on demande le respect"]
    assert value["dct"] == "2023-11-09"
    done = call("evaluate", path, "--json")
    assert {score["f1"] for score in json.loads(done.stdout)["figures"].values()} <= {1.0, 0.0}, done.stderr


def test_annotate_writes_over_nothing(tmp_path: Path) -> None:
    shutil.copy(GOLD / "articles" / "gazette-fleuve.json", tmp_path / "a.json")
    (tmp_path / "a.gold.json").write_text("{}", "utf-8")
    with pytest.raises(GoldExists, match="corrections"):
        annotate(tmp_path / "a.json")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [("none.json", "{", "no article"), ("two.jsonl", '{"text": "Le maire parle."}\n' * 2, "2 articles")],
)
def test_annotate_takes_one_article(name: str, content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    done = call("annotate", tmp_path / name)
    assert done.returncode == 1
    assert told in done.stderr
    assert "give a file that holds one" in done.stderr
