"""How figures look: colours that the colour-blind tell apart (Okabe & Ito 2008), French numbers and dates."""

from __future__ import annotations

from typing import Any

INK, FAINT, GRID, LAND, PAPER = "#1f2933", "#5b6773", "#d5dbe1", "#e4e7eb", "#ffffff"
BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY = "#0072b2", "#d55e00", "#009e73", "#b0578d", "#e69f00", "#56b4e9"
GREY = "#8a949e"
SERIES = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION)
"""Neighbours differ in lightness too, for print in grey."""
FONT = "system-ui, 'DejaVu Sans', sans-serif"
WIDTH = 660
"""Pixels of a drawing without its axes."""

FRENCH = {
    "number": {"decimal": ",", "thousands": "\u202f", "grouping": [3], "currency": ["", "\u202f€"],
               "percent": "\u202f%"},
    "time": {
        "dateTime": "%A %e %B %Y à %X",
        "date": "%d/%m/%Y",
        "time": "%H:%M:%S",
        "periods": ["", ""],
        "days": ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"],
        "shortDays": ["dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."],
        "months": ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                   "novembre", "décembre"],
        "shortMonths": ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
                        "déc."],
    },
}  # fmt: skip

CONFIG: dict[str, Any] = {
    "background": PAPER,
    "font": FONT,
    "locale": FRENCH,
    "view": {"stroke": None},
    "axis": {"labelColor": INK, "titleColor": INK, "gridColor": GRID, "domainColor": FAINT, "tickColor": FAINT,
             "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 220},
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12,
               "titleFontWeight": "normal", "orient": "top", "labelLimit": 240, "symbolLimit": 0, "columns": 4},
    "text": {"fill": INK, "fontSize": 12},
}  # fmt: skip
