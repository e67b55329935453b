"""What a date counts from: the story's thread, the day a quote was said, or nothing at all."""

from __future__ import annotations

import pytest

from pipeline.timex import extract


def values(text: str, published: str | None = "2025-10-16") -> list[str]:
    return [one.value for one in extract(text, published)]


UNRESOLVED = [
    ("weekday", "Le maire est mort mardi.", "XXXX-WXX-2"),
    ("deictic", "Le maire est mort hier.", "XXXX-XX-XX"),
    ("day and month", "Le maire est mort le 3 mai.", "XXXX-05-03"),
    ("day alone", "Le maire est mort le 3.", "XXXX-XX-03"),
    ("month", "Le maire est mort en mai.", "XXXX-05"),
    ("season", "Le maire est mort cet été.", "XXXX-SU"),
    ("quarter", "Au premier trimestre, rien n'a bougé.", "XXXX-Q1"),
    ("week", "Le maire est mort la semaine dernière.", "XXXX-WXX"),
    ("month around", "Le maire est mort le mois dernier.", "XXXX-XX"),
    ("year around", "Le maire est mort l'an dernier.", "XXXX"),
    ("offset", "Le maire est mort il y a deux mois.", "P2M"),
    ("anaphor", "Le maire est mort le lendemain.", "XXXX-XX-XX"),
    ("part of day", "Le maire est mort ce matin.", "XXXX-XX-XXTMO"),
    ("time", "Le maire est mort à 14h30.", "XXXX-XX-XXT14:30"),
    ("fixed feast", "Les magasins seront fermés à Noël.", "XXXX-12-25"),
    ("movable feast", "Les magasins seront fermés à la Pentecôte.", "XXXX-XX-XX"),
]


@pytest.mark.parametrize(("text", "value"), [row[1:] for row in UNRESOLVED], ids=[row[0] for row in UNRESOLVED])
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str) -> None:
    (found,) = extract(text)
    assert (found.value, found.anchor, found.earliest, found.latest) == (value, None, None, None)


def test_absolute_dates_need_no_publication_date() -> None:
    text = "Le 3 mai 2024, il a démissionné. Le lendemain, à 9 heures, tout recommençait."
    assert values(text, None) == ["2024-05-03", "2024-05-04", "2024-05-04T09"]


STORIES = [
    (
        "the year of the story goes on",
        "Le 3 février 1944, la ville est prise. Le 12 mars, elle est reprise. En avril, tout est fini.",
        ["1944-02-03", "1944-03-12", "1944-04"],
    ),
    (
        "a new paragraph leaves the story",
        "Le 3 février 1944, la ville est prise.\n\nLe maire a été élu le 12 mars.",
        ["1944-02-03", "2025-03-12"],
    ),
    ("a future leaves the story", "Le 3 mai 2024, il est élu. Il sera jugé le 12 juin.", ["2024-05-03", "2026-06-12"]),
    (
        "the date behind explains",
        "Le port a fermé le 7 avril 2017. Le lendemain, samedi 8 avril, il rouvrait.",
        ["2017-04-07", "2017-04-08", "2017-04-08"],
    ),
    ("the same day twice", "Il est mort hier, 15 octobre, à Lyon.", ["2025-10-15", "2025-10-15"]),
    ("times follow the day of their sentence", "Mardi, il est venu à 9 heures.", ["2025-10-14", "2025-10-14T09"]),
    (
        "times follow the day of the story",
        "Le 3 mai 2024, le toit cède. Les secours arrivent à 9 heures.",
        ["2024-05-03", "2024-05-03T09"],
    ),
    (
        "a day of a range in the same sentence",
        "Les téléphones se sont éteints entre le 6 octobre au matin et le 7 au soir.",
        ["2025-10-06TMO", "2025-10-07TEV"],
    ),
    (
        "the small hours are of the next day",
        "Il a été arrêté dans la nuit de vendredi à samedi, vers 2 heures.",
        ["2025-10-10TNI", "2025-10-11T02"],
    ),
    (
        "past times far behind go on with the day of the news",
        "Un homme a tiré hier dans un lycée.\n\nIl s'est enfui.\n\nIl s'est rendu.\n\nIl était entré à 9 heures.",
        ["2025-10-15", "2025-10-15T09"],
    ),
    (
        "a future time far behind is of the publication",
        "Un homme a tiré hier dans un lycée.\n\nIl a fui.\n\nIl s'est rendu.\n\nLe maire parlera à 9 heures.",
        ["2025-10-15", "2025-10-16T09"],
    ),
    (
        "the background of a war is no anchor",
        "Hier, l'armée a pris la ville. Elle se bat depuis son entrée au pays le 24 août 2016. "
        "Un attentat le lendemain a tué dix soldats.",
        ["2025-10-15", "2016-08-24", "2025-10-16"],
    ),
    (
        "the evening told of, in a mouth",
        "Une maire a organisé mardi soir un débat. « Je suis ravie d'être là ce soir », disait-elle.",
        ["2025-10-14TEV", "2025-10-14TEV"],
    ),
    (
        "the month of the story goes on",
        "Le 15 janvier 2015, il est arrêté. Le 22, il avoue. Le 3 mars, il est libéré.",
        ["2015-01-15", "2015-01-22", "2015-03-03"],
    ),
    (
        "eve and morrow of the same event",
        "Le sommet s'ouvrira le 28 octobre. La veille, les ministres dîneront. Le lendemain, ils voteront.",
        ["2025-10-28", "2025-10-27", "2025-10-29"],
    ),
    (
        "the week before, past a week to come",
        "Le club a joué cette semaine. La semaine prochaine, il recevra Nantes. La semaine précédente, il avait perdu.",
        ["2025-W42", "2025-W43", "2025-W41"],
    ),
    (
        "a feast lends no day to times",
        "Vendredi, veille du week-end de Pâques, tout roulait. À 14 heures, tout s'est arrêté.",
        ["2025-10-10", "2025-04-20", "2025-10-10T14"],
    ),
    (
        "the day beside its time",
        "Mardi, le musée a ouvert à 8 heures. Il rouvrira à 9 h et fermera à 20 h dimanche.",
        ["2025-10-14", "2025-10-14T08", "2025-10-19T09", "2025-10-19T20", "2025-10-19"],
    ),
    ("no day a year ago", "Il a parlé d'une visite le 27 octobre.", ["2025-10-27"]),
    ("an event tells its year", "Les attentats du 13 novembre ont choqué.", ["2015-11-13"]),
    ("an unknown event does not", "L'attaque du 3 mai a choqué.", ["2025-05-03"]),
    ("no step past the publication", "Rien n'a changé huit mois après.", ["2025-10"]),
    (
        "morrow of an event with its day",
        "Au lendemain de l'attentat de Kaboul de mardi, le pays est en deuil.",
        ["2025-10-15", "2025-10-14"],
    ),
    (
        "morrow of what was announced on a day",
        "Le lendemain de la démission annoncée lundi, le parti s'est réuni.",
        ["2025-10-14", "2025-10-13"],
    ),
    (
        "morrow of what happened on a day",
        "Au lendemain de l'explosion qui a tué dix ouvriers dimanche, l'usine a fermé.",
        ["2025-10-13", "2025-10-12"],
    ),
    (
        "morrow of an event of a year",
        "Le 3 mai 2024, il gagne. Au lendemain des attentats de 2015, il avait fui.",
        ["2024-05-03", "2015"],
    ),
    ("morrow of the last day of all", "Au lendemain de l'attentat du 9999-12-31, tout finit.", ["9999-12-31"]),
    ("eve of a match", "La veille du match de samedi, l'entraîneur avait douté.", ["2025-10-10", "2025-10-11"]),
    ("eve of a full date", "La veille de l'attaque du 3 mai 2021, il avait fui.", ["2021-05-02", "2021-05-03"]),
    (
        "the day of the sentence is none of the complement",
        "Le 3 mai 2024, il gagne. Au lendemain de la victoire, il a réuni mardi ses amis.",
        ["2024-05-03", "2024-05-04", "2025-10-14"],
    ),
    (
        "the verb's day is none of the complement",
        "Le 3 mai 2024, il gagne. Au lendemain de la victoire le maire a réuni mardi ses amis.",
        ["2024-05-03", "2024-05-04", "2025-10-14"],
    ),
    (
        "a month after what was told last",
        "Le 4 mars 2021, il est arrêté. Cependant, un mois après, il avait avoué.",
        ["2021-03-04", "2021-04"],
    ),
    (
        "a year later",
        "En mai 2019, le pont cède. Un an plus tard, il a rouvert.",
        ["2019-05", "2020"],
    ),
    (
        "months earlier",
        "Le 4 mars 2021, il est élu. Deux mois plus tôt, il avait échoué.",
        ["2021-03-04", "2021-01"],
    ),
    (
        "no step past the publication from the day at hand",
        "Il avait nié le 4 mars 2021.\n\nIl a comparu lundi. Un mois après, il avait avoué.",
        ["2021-03-04", "2025-10-13", "2021-04"],
    ),
    (
        "a step past the publication in the future",
        "Le 1er octobre, le club a perdu. Un mois plus tard, il rejouera.",
        ["2025-10-01", "2025-11"],
    ),
    (
        "the coarser date is passed over",
        "Le 3 mai 2024, il part. En 2024, il pleut beaucoup. Deux jours plus tard, il revient.",
        ["2024-05-03", "2024", "2024-05-05"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in STORIES], ids=[row[0] for row in STORIES])
def test_story(text: str, expected: list[str]) -> None:
    assert values(text) == expected


QUOTES = [
    ("cue behind", "« Je pars demain », a-t-il déclaré mardi.", ["2025-10-15", "2025-10-14"]),
    ("cue in front", "Il a déclaré lundi : « Je suis arrivé hier. »", ["2025-10-13", "2025-10-12"]),
    ("cue with a full date", "« Je pars demain », a-t-il dit le 3 mai 2024.", ["2024-05-04", "2024-05-03"]),
    ("no cue with a date", "« Je pars demain », a-t-il dit.", ["2025-10-17"]),
    ("absolute inside", "« Je pars le 4 juin 2026 », a-t-il dit mardi.", ["2026-06-04", "2025-10-14"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in QUOTES], ids=[row[0] for row in QUOTES])
def test_quotes_count_from_the_day_they_were_said(text: str, expected: list[str]) -> None:
    assert values(text) == expected


OTHER_DAYS = [
    ("New Year's Eve", "2024-01-01", "Hier, la foule a fêté.", "2023-12-31"),
    ("leap day", "2024-02-29", "Le vote aura lieu demain.", "2024-03-01"),
    ("last week of the year before", "2024-01-02", "Le dollar a reculé la semaine dernière.", "2023-W52"),
    ("month of the year before", "2024-01-02", "Le cabinet est tombé en décembre.", "2023-12"),
    ("quarter of the year before", "2024-01-02", "Le trimestre dernier, tout allait bien.", "2023-Q4"),
    ("winter over New Year", "2024-01-20", "Cet hiver est doux.", "2023-WI"),
    ("thirty-first", "2024-03-31", "Il a quitté le pays il y a un mois.", "2024-02"),
    ("far side of the year", "2024-11-30", "Le bal aura lieu le 2 février.", "2025-02-02"),
]


@pytest.mark.parametrize(
    ("published", "text", "value"), [row[1:] for row in OTHER_DAYS], ids=[row[0] for row in OTHER_DAYS]
)
def test_other_publication_dates(published: str, text: str, value: str) -> None:
    assert values(text, published) == [value]


INTERVALS = [
    ("day", "le 3 mai 2024", "2024-05-03T00:00:00", "2024-05-04T00:00:00"),
    ("week", "la semaine dernière", "2025-10-06T00:00:00", "2025-10-13T00:00:00"),
    ("weekend", "le week-end dernier", "2025-10-11T00:00:00", "2025-10-13T00:00:00"),
    ("winter", "l'hiver dernier", "2024-12-01T00:00:00", "2025-03-01T00:00:00"),
    ("quarter", "au T2 2025", "2025-04-01T00:00:00", "2025-07-01T00:00:00"),
    ("decade", "les années 1980", "1980-01-01T00:00:00", "1990-01-01T00:00:00"),
    ("century", "au XIXe siècle", "1800-01-01T00:00:00", "1900-01-01T00:00:00"),
    ("evening", "hier soir", "2025-10-15T18:00:00", "2025-10-16T00:00:00"),
    ("night", "la nuit dernière", "2025-10-15T21:00:00", "2025-10-16T06:00:00"),
    ("minute", "à 14h30", "2025-10-16T14:30:00", "2025-10-16T14:31:00"),
    ("another zone", "à 14h30 GMT", "2025-10-16T16:30:00", "2025-10-16T16:31:00"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), [row[1:] for row in INTERVALS], ids=[r[0] for r in INTERVALS])
def test_interval(words: str, earliest: str, latest: str) -> None:
    (found,) = extract(f"Il pleuvait, {words}.", "2025-10-16")
    assert (found.earliest, found.latest) == (earliest, latest)


REFERENCES = [("Il est actuellement absent.", "PRESENT_REF"), ("Il sera bientôt là.", "FUTURE_REF")]


@pytest.mark.parametrize(("text", "value"), REFERENCES, ids=["present", "future"])
def test_vague_adverbs_only_when_asked_for(text: str, value: str) -> None:
    assert extract(text, "2025-10-16") == []
    assert [one.value for one in extract(text, "2025-10-16", references=True)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Le tri a débuté lundi. Deux jours après le début du tri, tout est en ordre.",
            ["2025-10-13", "2025-10-15"],
            id="fronted-days-after-an-event",
        ),
        pytest.param("Il est mort deux jours après son frère.", ["P2D"], id="days-after-somebody-are-a-length"),
        pytest.param("Elle est restée pendant une heure quarante.", ["PT1H40M"], id="spelled-minutes-behind-hours"),
        pytest.param("Il l'a fait en une heure trois fois.", ["PT1H"], id="other-numbers-behind-hours"),
    ],
)
def test_lengths_and_steps(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_the_evening_of_a_quote_past_the_night() -> None:
    text = "Le vote a eu lieu mercredi soir. Dans la nuit, il a gagné. « Vous avez fait ce soir un choix », a-t-il dit."
    assert values(text)[-1] == "2025-10-15TEV"
