"""Actors across articles: joined when one bearer dominates, apart when in doubt, whatever the order."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from pipeline.corpus.link_keys import blocks, sound
from pipeline.corpus.links import Own, Record, link, owned, touched
from pipeline.corpus.own_actors import read_own
from pipeline.errors import ActorsTableInvalid


def record(no: int, name: str, type_: str = "PER", day: str | None = "2024-05-01", **more: object) -> Record:
    """An actor of an article of its own."""
    return Record(f"a{no:04}", f"article{no}", day, name, type_, **more)  # type: ignore[arg-type]


HOUSE = frozenset(["Maison Blanche"])
TRUMPS = [record(no, "Donald Trump", day=f"2024-05-0{no + 1}", others=HOUSE) for no in range(4)]
CPI = [record(no, "Cour pénale internationale", "ORG", aliases=("CPI",)) for no in range(2)]


def pairs(records: list[Record], own: list[Own] | None = None) -> dict[str, tuple[str, str]]:
    return {row.actor_id: (row.canonical_actor_id, row.method) for row in link(records, own or [])}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([*TRUMPS, record(9, "Trump", others=HOUSE)], {"a0009": ("a0000", "short")}, id="dominant-bearer"),
        pytest.param([*TRUMPS, record(9, "Trump")], {}, id="frequency-is-no-proof"),
        pytest.param(
            [record(0, "Bill Clinton"), record(1, "Hillary Clinton"), record(9, "Clinton")], {}, id="ambiguous-apart"
        ),
        pytest.param(
            [record(no, "Bill Clinton", others=HOUSE) for no in range(3)]
            + [record(no, "Hillary Clinton", gender="f", others=HOUSE) for no in range(3, 6)]
            + [record(9, "Clinton", gender="f", others=HOUSE)],
            {"a0009": ("a0003", "short")},
            id="gender-decides",
        ),
        pytest.param(
            [
                record(0, "Paul Durand", roles=frozenset(["maire de Valbourg"])),
                record(9, "Durand", roles=frozenset(["maire"])),
            ],
            {"a0009": ("a0000", "short")},
            id="role-agrees",
        ),
        pytest.param(
            [record(no, "Paul Durand", day="1990-01-01", others=HOUSE) for no in range(4)]
            + [record(9, "Durand", others=HOUSE)],
            {},
            id="dates-too-far-apart",
        ),
        pytest.param(
            [record(0, "Volodymyr Zelensky"), record(1, "Volodymyr Zelensky"), record(9, "Volodymyr Zelenskyy")],
            {"a0009": ("a0000", "variant")},
            id="spelling",
        ),
        pytest.param([record(0, "Louis Martin"), record(9, "Louise Martin")], {}, id="near-namesakes"),
        pytest.param([*CPI, record(9, "CPI", "ORG")], {"a0009": ("a0000", "alias")}, id="acronym"),
        pytest.param(
            [record(0, "WWF", "ORG"), record(9, "World Wrestling Group", "ORG", aliases=("WWF",))],
            {},
            id="known-acronym-holds",
        ),
        pytest.param(
            [record(0, "Cour suprême", "ORG", country="US"), record(9, "Cour suprême", "ORG", country="CD")],
            {},
            id="same-institution-two-countries",
        ),
        pytest.param(
            [record(0, "Cour suprême", "ORG", country="US"), record(9, "Cour suprême", "ORG", country="US")],
            {"a0009": ("a0000", "name")},
            id="same-institution-one-country",
        ),
        pytest.param(
            [record(0, "Les Républicains", "ORG", country="FR"), record(9, "Républicains", "ORG", country="US")],
            {},
            id="party-of-another-country",
        ),
        pytest.param(
            [record(0, "Équateur", "GPE", place_id="gn1"), record(9, "Quito", "GPE", place_id="gn2")],
            {},
            id="places-by-id",
        ),
        pytest.param([record(0, "Valbourg", "ORG"), record(9, "Valbourg", "PER")], {}, id="types-apart"),
        pytest.param([record(0, "François"), record(9, "François")], {}, id="given-name-alone"),
        pytest.param(
            [record(0, "François", roles=frozenset(["pape"])), record(9, "François", roles=frozenset(["pape"]))],
            {"a0009": ("a0000", "name")},
            id="given-name-with-title",
        ),
    ],
)
def test_links(records: list[Record], expected: dict[str, tuple[str, str]]) -> None:
    found = pairs(records)
    assert {one: row for one, row in found.items() if one == "a0009"} == expected


def test_the_users_table_wins() -> None:
    own = [Own(("William Clinton", "Bill Clinton", "Clinton"), "PER")]
    records = [
        record(0, "Bill Clinton"),
        record(1, "Hillary Clinton"),
        record(2, "Clinton"),
        record(3, "William Clinton"),
    ]
    assert pairs(records, own) == {f"a000{no}": ("a0003", "table") for no in (0, 2, 3)}


def test_a_short_form_listed_for_one_takes_no_namesake() -> None:
    own = [Own(("Bill Clinton", "Clinton"), "PER")]
    records = [record(0, "Bill Clinton"), record(1, "Hillary Clinton", aliases=("Clinton",)), record(2, "Clinton")]
    assert set(owned(records, own)) == {"a0000", "a0002"}


def test_the_users_table_joins_what_shares_no_key() -> None:
    own = [Own(("Plume rouge", "Ordre du cercle"), "ORG")]
    records = [record(0, "Plume rouge", "ORG"), record(1, "Ordre du cercle", "ORG")]
    assert touched(records[1:], lambda keys: [one for one in records if blocks(one) & keys], own) == records


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("name\nAnne Petit\n", [Own(("Anne Petit",))], id="name-alone"),
        pytest.param(
            "name;alias;type;wikidata_id;gender\nAnne Petit;A. Petit|Petit;PER;Q42;f\n",
            [Own(("Anne Petit", "A. Petit", "Petit"), "PER", "Q42", "f")],
            id="semicolons-and-several-aliases",
        ),
        pytest.param(
            "name,alias\nAnne Petit,Petit\nAnne Petit,Mme Petit\n",
            [Own(("Anne Petit", "Petit", "Mme Petit"))],
            id="rows-of-one-actor",
        ),
    ],
)
def test_own_table(tmp_path: Path, text: str, expected: list[Own]) -> None:
    (tmp_path / "own.csv").write_text(text, "utf-8-sig")
    assert read_own(tmp_path / "own.csv") == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nom\nAnne\n", "column `name`"),
        ("name,type\nAnne,robot\n", "line 2"),
        ("name,gender\nAnne,x\n", "gender"),
        ("name,alias\n,Petit\n", "empty"),
    ],
)
def test_own_table_invalid(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "own.csv").write_text(text, "utf-8")
    with pytest.raises(ActorsTableInvalid, match=why):
        read_own(tmp_path / "own.csv")


def test_canonical_is_the_earliest_of_the_fullest() -> None:
    records = [
        record(0, "Ana Pastor", day="2020-01-01"),
        record(1, "Ana María Pastor", day="2024-01-02"),
        record(2, "Ana María Pastor", day="2024-01-01"),
    ]
    assert {row.canonical_actor_id for row in link(records)} == {"a0002"}


def made(count: int, rng: random.Random) -> list[Record]:
    given, family = ["Anne", "Paul", "Louise", "Omar"], ["Durand", "Zelensky", "Zelenskyy", "Le Pen", "Diallo"]
    return [
        record(
            no,
            rng.choice([f"{rng.choice(given)} {rng.choice(family)}", rng.choice(family)]),
            day=f"20{rng.randint(10, 24)}-01-01",
        )
        for no in range(count)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_order_leaves_no_trace(seed: int) -> None:
    rng = random.Random(seed)
    records = made(200, rng)
    expected = link(records)
    rng.shuffle(records)
    assert link(records) == expected


@pytest.mark.parametrize("seed", range(5))
def test_what_is_touched_is_enough(seed: int) -> None:
    """Linking only what shares a key with the new records gives the rows that linking everything gives."""
    rng = random.Random(seed)
    records = made(120, rng)
    new = records[-3:]
    again = touched(new, lambda keys: [one for one in records if blocks(one) & keys])
    ids = {one.actor_id for one in again}
    assert link(again) == [row for row in link(records) if row.actor_id in ids]


def test_time_is_linear() -> None:
    def seconds(count: int) -> float:
        records = made(count, random.Random(1))
        began = time.perf_counter()
        link(records)
        return time.perf_counter() - began

    seconds(500)
    assert seconds(16000) < 40 * max(seconds(1000), 0.005)


@pytest.mark.parametrize(
    ("one", "other"), [("zelensky", "zelenskyy"), ("poutine", "putin"), ("khadafi", "kadhafi"), ("tchekhov", "tchekov")]
)
def test_sounds(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize("name", ["", " ", "-", "«»", "A.", "٣"])
@pytest.mark.parametrize("type_", ["PER", "ORG", "GPE"])
def test_odd_names_break_nothing(name: str, type_: str) -> None:
    link([record(0, name, type_), record(1, name, type_, day=None), record(2, "Paul Durand")])
