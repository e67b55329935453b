"""Excel (.xlsx): one article a row, every sheet whose first filled row names columns; values, not formulas.

openpyxl is imported when the first file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

from pipeline.readers.archives import names_of_zip, sizes_of_zip
from pipeline.readers.fields import known
from pipeline.readers.records import Care, Raw, Reader, Rejected, Source, Unreadable
from pipeline.readers.settings import Settings

WORKBOOK = "xl/workbook.xml"


def reads(source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Give the article of each row; sheets with no text column are passed over when another has one."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with source.open() as file:
        try:
            source.budget.spend(sizes_of_zip(source))
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            mapped = {name.strip().casefold() for _, name in settings.columns}
            for sheet in book.worksheets:
                yield from _sheet(sheet, mapped)
        except (BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
            raise Unreadable("xlsx", f"the workbook cannot be read ({error}): save it again") from error


def _sheet(sheet: Any, mapped: set[str]) -> Iterator[Raw]:
    header: list[str] = []
    for row in sheet.iter_rows(values_only=True):
        if not any(cell is not None for cell in row):
            continue
        if not header:
            header = ["" if cell is None else str(cell) for cell in row]
            if not any(known(name) or name.strip().casefold() in mapped for name in header):
                return
        else:
            yield Raw({name: cell for name, cell in zip(header, row, strict=False) if name}, Care.CHARACTERS)


READER = Reader(frozenset({".xlsx", ".xlsm"}), reads, lambda source: WORKBOOK in names_of_zip(source))
