"""Numbers, days and sizes as French writes them."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline import french


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(french.number(1234567), "1 234 567", id="thousands"),
        pytest.param(french.number(-1234.56, 1), "−1 234,6", id="minus and comma"),
        pytest.param(french.percent(0.125), "12,5 %", id="percent"),
        pytest.param(french.size(2_516_582), "2,5 Mo", id="megabytes"),
        pytest.param(french.size(900), "1 ko", id="less than a kilobyte"),
        pytest.param(french.count(0, "article", "articles"), "0 article", id="zero is singular"),
        pytest.param(french.count(1.9, "an", "ans"), "2 an", id="below two is singular"),
        pytest.param(french.count(2, "article", "articles"), "2 articles", id="plural"),
        pytest.param(french.day("2016-01-01T08:00:00Z"), "1er janvier 2016", id="first of a month"),
        pytest.param(french.day("2016-08-22"), "22 août 2016", id="day"),
        pytest.param(french.day("hier"), "hier", id="no day"),
        pytest.param(french.day(None), "", id="nothing"),
        pytest.param(french.moment("2016-01-03T07:05:00Z"), "3 janvier 2016 à 7 h 05 (UTC)", id="moment"),
        pytest.param(french.moment("2016-01-03"), "3 janvier 2016", id="moment known to the day"),
        pytest.param(french.period("2016-01-04", "week"), "semaine du 4 janvier 2016", id="week"),
        pytest.param(french.period("2016-02-01", "month"), "février 2016", id="month"),
        pytest.param(french.period("2016-01-01", "year"), "2016", id="year"),
        pytest.param(french.days("2016-03-03", "2016-03-09"), "du 3 au 9 mars 2016", id="one month"),
        pytest.param(french.days("2016-03-01", "2016-04-09"), "du 1er mars au 9 avril 2016", id="one year"),
        pytest.param(french.days("2015-12-31", "2016-01-01"), "du 31 décembre 2015 au 1er janvier 2016", id="years"),
        pytest.param(french.days("2016-03-03", "2016-03-03"), "le 3 mars 2016", id="one day"),
        pytest.param(french.bare("Le secrétaire général"), "secrétaire général", id="role without its article"),
        pytest.param(french.bare("l'ancienne ministre"), "ancienne ministre", id="role without an elided article"),
        pytest.param(french.days(None, None), "", id="no days"),
    ],
)
def test_french(written: Any, expected: str) -> None:
    assert written.replace(french.THIN, " ") == expected


def test_no_line_begins_with_a_mark() -> None:
    assert french.fine("« Oui », dit-il ; non ! Et : quoi ?") == (
        "«\u00a0Oui\u00a0», dit-il\u202f; non\u202f! Et\u00a0: quoi\u202f?"
    )
