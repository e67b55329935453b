"""French temporal expressions: characters in, TIMEX3 out; no spaCy."""

from pipeline.timex.extract import extract
from pipeline.timex.header import Dateline, dateline, parse_date
from pipeline.timex.resolve import Resolved

__all__ = ["Dateline", "Resolved", "dateline", "extract", "parse_date"]
