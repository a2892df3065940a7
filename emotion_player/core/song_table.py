"""Tables for other programs: CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]

_LINE_END = "\r\n"
"""``csv`` puts quotes around the characters of its line ends alone, and others take each of these for one."""


@dataclass(frozen=True, slots=True)
class WrittenLabels:
    """The number of songs in a file of labels, and of corrected songs left out because they have no file."""

    songs: int
    left_out: int


@dataclass(frozen=True, slots=True)
class SongTable:
    """Songs as rows, read lazily, with the names of their columns in order."""

    columns: Sequence[str]
    rows: Iterator[Row]


def csv_text(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Yield CSV line by line, the header first; None becomes an empty cell."""
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([row[column] for column in columns])


def json_text(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a JSON array piece by piece, with one object per line."""
    before = "["
    for row in rows:
        yield f"{before}\n  {json.dumps(row, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _csv_line(cells: Sequence[Cell]) -> str:
    """Format a line of CSV; booleans are written as in JSON."""
    line = io.StringIO()
    csv.writer(line, lineterminator=_LINE_END).writerow(
        [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]
    )
    return line.getvalue().removesuffix(_LINE_END) + "\n"
