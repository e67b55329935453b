"""Excel: one workbook, one sheet a table; a sheet that is full goes on in the next. openpyxl writes row by row."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from pipeline.corpus.describe import TableDoc, tables
from pipeline.corpus.export import select, whole

# Excel's limits (Microsoft, Excel specifications and limits): rows of a sheet, characters of a cell.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
CUT = " […]"


def write(store: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write `corpus.xlsx`. A text longer than a cell may be ends in ` […]`; the other formats hold it whole."""
    from openpyxl import Workbook

    path = folder / "corpus.xlsx"
    book = Workbook(write_only=True)
    for table in tables().values():
        _table(book, store, table)
    with whole(path) as out:
        book.save(out)
    return [path]


def _table(book: Any, store: sqlite3.Connection, table: TableDoc) -> None:
    sheet, rows, number = _sheet(book, table, 1), 1, 1
    for row in store.execute(select(table)):
        if rows >= MOST_ROWS:
            number += 1
            sheet, rows = _sheet(book, table, number), 1
        sheet.append([_cell(sheet, value) for value in row])
        rows += 1


def _sheet(book: Any, table: TableDoc, number: int) -> Any:
    sheet = book.create_sheet(table.name if number == 1 else f"{table.name}_{number}")
    sheet.freeze_panes = "A2"
    sheet.append([column.name for column in table.columns])
    return sheet


def _cell(sheet: Any, value: Any) -> Any:
    """Text stays text: never a formula, never longer than a cell, never a character Excel refuses."""
    if not isinstance(value, str):
        return value
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = ILLEGAL_CHARACTERS_RE.sub(" ", value)
    if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
        text = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(CUT))].decode("utf-16-le", "ignore") + CUT
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell
