"""French temporal expressions: characters in, TIMEX3 out; no spaCy."""

from pipeline.timex.header import Dateline, dateline, parse_date

__all__ = ["Dateline", "dateline", "parse_date"]
